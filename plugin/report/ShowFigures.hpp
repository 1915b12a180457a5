#pragma once

#include "core/Duration.hpp"
#include "core/WallTime.hpp"
#include "stock/ShowNotes.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What a show came to: plain figures, ready to be written as a page, a table or JSON. Times are seconds since the show
// began, unless they are dates.
namespace report {

// A figure that can only be estimated; the true one lies between `low` and `high` nine times in ten.
struct Estimate {
	double middle = 0;
	double low = 0;
	double high = 0;
};

struct Span {
	double from = 0;
	double to = 0;
	double length() const { return to - from; }
};

struct Point {
	double at = 0;
	double value = 0;
};

// How it is known what was sold.
enum class Basis {
	Moves,  // the shop tells each sale
	Orders, // the shop tells orders
	Levels, // the shop tells only what is left: a fall is a sale, a rise is new stock
};

// Units of one SKU, or of its part at one shop. `opening + received + returned - sold + corrected = closing`, exactly.
struct Units {
	std::int64_t opening = 0;   // when the show began, or when the SKU was first heard of in it
	std::int64_t received = 0;  // new stock
	std::int64_t returned = 0;  // cancelled, or given back
	std::int64_t sold = 0;      // returned ones included
	std::int64_t corrected = 0; // what the shop's figure says beyond all that; negative: fewer
	std::int64_t closing = 0;

	std::int64_t kept() const { return sold - returned; } // sold, and not given back
	// Of what there was, in per cent; nothing where there was nothing.
	std::optional<double> sellThrough() const;
	bool reconciles() const { return opening + received + returned - sold + corrected == closing; }
	Units &operator+=(const Units &other);
	bool operator==(const Units &) const = default;
};

struct ShopUnits {
	std::string shop;
	Basis basis = Basis::Levels;
	Units units;
};

// Stock over time, as steps. A new segment begins where the shop gave no answer before.
struct StockCurve {
	std::vector<std::vector<Point>> segments;
};

struct SkuFigures {
	std::string sku;
	std::string title; // with the variant
	bool rehearsal = false;
	bool tracked = true; // false: a shop does not say how many there are; the units are of the others
	std::vector<ShopUnits> shops;
	Units units;
	std::int64_t orders = 0; // lines of orders, or sales told one by one; 0 where only levels come
	// Units over the show, each weighted by how long there were so many: the integral of stock over time, divided
	// by the time.
	double averageStock = 0;
	std::optional<double> turnover;         // units sold and kept ÷ `averageStock`, in this show
	std::vector<double> soldOutAt;          // each time that nothing was left
	std::optional<double> firstWarningLead; // from the first warning to the first sell-out; nothing: no sell-out
	bool warnedAtAll = false;
	std::optional<Estimate> unmet; // units that were wanted while there were none
	std::vector<Span> onAir;
	StockCurve stock;

	bool moved() const;
};

struct Warning {
	double at = 0;
	std::string sku;
	stock::AlertNote::Level level = stock::AlertNote::Level::Watch;
	bool loud = false;
	std::optional<std::int64_t> left;   // when it came
	std::optional<double> soldOutAfter; // seconds; nothing: it did not sell out in this show
	std::optional<double> acknowledgedAfter;
};

struct Stall {
	Span span;
	bool open = false;            // it lasted when the show ended
	std::optional<Estimate> cost; // orders; nothing: not measurable
};

// How one output streamed.
struct StreamCurve {
	struct Sample {
		double at = 0;
		double set = 0;       // kbit/s
		double delivered = 0; // likewise
		double queue = 0;     // seconds
	};
	std::string output; // empty: OBS's own
	std::vector<Span> spans;
	std::vector<Sample> samples;
	std::int64_t frames = 0;
	std::int64_t dropped = 0;
};

// A shop gave no answer for longer than usual.
struct FeedGap {
	std::string shop;
	Span span;
};

// Of a show before, as its own report says.
struct EarlierShow {
	core::WallTime began;
	double length = 0; // seconds
	std::int64_t sold = 0;
	std::optional<double> sellThrough;
	std::int64_t orders = 0;
	std::size_t stalls = 0;
	double stalledFor = 0;
	std::size_t warnings = 0;
	std::size_t soldOut = 0;
	std::string file; // of its page, beside this one
};

struct ShowFigures {
	core::WallTime began;
	core::WallTime ended;
	bool streamed = false;  // false: nothing was streamed, this is the whole session
	bool rehearsal = false; // some of it is invented
	bool real = false;      // and some is not
	std::vector<std::string> shops;
	std::vector<SkuFigures> skus;    // that moved, were on air or were warned of; most sold first
	std::vector<SkuFigures> resting; // the others, without curves
	Units units;                     // of all
	std::int64_t orders = 0;
	double column = 60;           // seconds of one of the columns that follow
	std::vector<double> ordersIn; // orders in each column
	std::vector<double> unitsIn;  // units sold in each
	bool ordersKnown = false;     // false: only levels came
	std::vector<Warning> warnings;
	bool warningsKnown = false; // false: a record from before warnings were written down
	std::vector<Stall> stalls;
	std::optional<Estimate> stallCost; // orders, of all stalls; nothing: not measurable, or none
	std::vector<StreamCurve> streams;
	std::vector<FeedGap> gaps;
	std::vector<EarlierShow> earlier; // oldest first

	double length() const;
	double stalledFor() const;
	std::size_t soldOut() const;     // SKUs that were, at some time
	std::size_t warnedAhead() const; // warnings that something will run out, not that it did
};

// What a later show's report says of this one.
EarlierShow summaryOf(const ShowFigures &show);

} // namespace report
