#pragma once

#include "commerce/RehearsalScript.hpp"
#include "commerce/ShopUpdate.hpp"
#include "core/Instant.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace commerce {

// A shop that exists only here, and plays one show after another (see RehearsalScript for what happens when): what a
// person tries LiveShelf with before a real shop is connected. Everything it says is marked as rehearsal.
//
// It tells the opening levels first, then every sale, cancellation and restock with an id that is unique for the seed,
// and confirms its figures every second. Nothing is sold that is not there. The same seed, speed and calls always give
// the same show.
//
// Pure: time comes in. Not thread-safe; owned by app::RehearsalFeed.
class RehearsalShop {
public:
	// Show time runs `speed` (1 … 20) times as fast as the clock of `advance`.
	RehearsalShop(std::uint64_t seed, double speed, RehearsalScript script = RehearsalScript::standard());

	// All that happened since the last call, oldest first; the first call opens the show. `now` must not go back.
	std::vector<ShopUpdate> advance(core::Instant now);

	// A person puts this SKU on air: its viewers start to buy, and from now on the person leads: the script still
	// plays but no longer says what is on air. An unknown SKU is ignored, and so is the same one again while its
	// burst is fresh.
	void pitch(const std::string &sku, core::Instant at);

private:
	struct Item {
		std::int64_t left = 0;
		std::int64_t sold = 0; // of this show, cancellations taken back
		core::Duration pitchedAt = core::Duration::infinity();
	};
	enum class EventKind { Order, Supply, Cancel, Pitch };
	struct Event {
		core::Duration at; // show time
		EventKind kind = EventKind::Order;
		std::size_t item = 0;
		std::int64_t units = 0;
	};

	ShopUpdate open(core::Instant now);
	void plan(const std::vector<Event> &more);
	void planPitch(std::vector<Event> &into, core::Duration at, std::size_t item, const PitchShape &shape);
	void planOrders(std::vector<Event> &into, const ScriptedSku &sku, std::size_t item);
	void play(const Event &event, ShopUpdate &into);
	StockMove move(MoveKind kind, std::size_t item, std::int64_t units);
	core::Duration showTime(core::Instant now) const;
	std::size_t indexOf(const std::string &sku) const;
	double uniform();
	std::int64_t orderSize();

	RehearsalScript script_;
	double speed_;
	std::uint64_t seed_;
	std::mt19937_64 random_;

	int show_ = 0; // counts from 1
	core::Instant startedAt_;
	core::Instant quietUntil_;
	core::Instant confirmedAt_;
	bool personLeads_ = false;
	std::uint64_t lastMove_ = 0;
	std::vector<Item> items_;   // as in the script
	std::vector<Event> events_; // to come, the next one last
};

} // namespace commerce
