#pragma once

#include "core/Instant.hpp"
#include "forecast/DemandForecast.hpp"
#include "report/AnswerGaps.hpp"
#include "report/ShopBooks.hpp"
#include "report/ShowFigures.hpp"
#include "report/ShowSpans.hpp"
#include "report/StepCurve.hpp"
#include "report/StreamBooks.hpp"
#include "stock/JournalEvent.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace report {

// Makes a show's figures of what the journal holds: all events of the session, oldest first, also those of before the
// show, for they are where it begins. The same events always give the same figures. Takes time in proportion to what
// was heard, and memory to the SKUs that moved. Not thread-safe.
class ShowReader {
public:
	// `sessionBegan`: no event is older.
	ShowReader(ShowSpan show, core::WallTime sessionBegan);

	// False: the show is over, nothing that follows matters.
	bool hear(const stock::JournalEvent &event);
	ShowFigures finish();

private:
	struct Track {
		std::map<std::string, std::int64_t> stock; // by shop
		std::int64_t sum = 0;
		bool known = false;   // in the show
		double since = 0;     // known since then
		double weighed = 0;   // units × seconds …
		double weighedTo = 0; // … up to then
		std::optional<StepCurve> curve;
		std::vector<double> soldOutAt;
		std::vector<Span> onAir;
		std::vector<Point> sold; // units, by when
		std::int64_t orders = 0;
		bool warned = false;
		std::unique_ptr<forecast::DemandForecast> demand; // null: nothing of it was sold yet
		bool out = false;                                 // nothing is left
		std::optional<Estimate> unmet;                    // of the times that are over
	};

	void begin();
	void take(const stock::JournalEvent &event);
	void forget(const std::string &shop);
	void putOnAir(const std::string &sku);
	void count(const stock::SoldUnits &sold, Track &track, bool isOrder);
	void alert(const stock::AlertNote &note);
	void acknowledge(const std::string &sku, bool oversold);
	void change(const std::string &shop, const ShopBooks::Change &change);
	void endOnAir();
	std::vector<ShopUnits> unitsOf(const std::string &sku) const;
	SkuFigures figuresOf(const std::string &sku, Track &track);
	std::vector<SkuFigures> allSkus();
	void judgeWarnings(const std::vector<SkuFigures> &skus);
	void learn(const stock::SoldUnits &sold, Track &track);
	void noteGone(Track &track);
	static void addUnmet(Track &track, core::Instant until);
	double secondsOf(core::WallTime time) const;

	ShowSpan show_;
	core::WallTime sessionBegan_;
	double length_;
	double now_ = 0; // seconds since the show began; below zero before it
	core::Instant instant_;
	bool begun_ = false;
	std::map<std::string, ShopBooks> books_; // of the shops that are followed
	std::deque<ShopBooks> closed_;           // of those that were, oldest first
	std::map<std::string, AnswerGaps> answers_;
	std::map<std::string, Track> tracks_; // by SKU
	std::string onAir_;
	bool onAirByPerson_ = false;
	std::vector<float> ordersAt_; // by second
	std::vector<float> unitsAt_;
	bool ordersKnown_ = false;
	std::int64_t orders_ = 0;
	std::vector<Warning> warnings_;
	bool warningsKnown_ = false;
	StreamBooks streams_;
};

} // namespace report
