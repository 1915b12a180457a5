#pragma once

#include "core/Instant.hpp"
#include "overlay/ShelfFacts.hpp"
#include "show/RunEntry.hpp"
#include "show/RunView.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace show {

// The list of products to pitch, and where in it the show is.
//
// It follows what is on air, whoever put it there: a product of the list becomes its place, anything else leaves the
// place as it is. "Next" passes over what is sold out, paused or not on the shelf, for as long as it is; after the last
// product comes the first again, as a new round with its own clock. Behind the plan is the time since the round began,
// less the minutes planned for the products before the place and for what of its own minutes is used up; what is passed
// over puts the show ahead.
//
// Holds no clock: time comes in and must not go backwards. Not thread-safe; owned by app::ShowKeeper.
class RunOfShow {
public:
	// Another list. The place stays with its product; where that is gone, with what now stands there.
	void setEntries(std::vector<RunEntry> entries);
	const std::vector<RunEntry> &entries() const { return entries_; }
	bool isEmpty() const { return entries_.empty(); }
	// From the top, with no time spent.
	void restart();

	// How the shelf is now, and what is on air.
	void look(const overlay::ShelfFacts &facts, core::Instant now);

	// Moves to the next (+1) or previous (-1) product that can be pitched, and answers the SKU to put on air;
	// nothing where there is none. Before the first there is nothing.
	std::optional<std::string> step(int by, core::Instant now);
	// Where `step(1)` would go.
	std::optional<RunNext> next() const;

	// Where it and the steps after it would go, once round the list at most.
	std::vector<std::string> following() const;

	RunView view() const;

private:
	struct Slot {
		std::string title;
		RunState state = RunState::Missing;
		std::optional<std::int64_t> left;
		std::vector<std::string> skus; // all its variants, the entry's own first
		std::string pitched;           // which of them "next" puts on air
		core::Duration spent;
	};

	void lookAtShelf(const overlay::ShelfFacts &facts);
	void follow(const std::string &onAir, core::Instant now);
	void beginRound(core::Instant now);
	std::optional<std::size_t> target(int by) const;
	bool has(std::size_t entry, const std::string &sku) const;

	std::vector<RunEntry> entries_;
	std::vector<Slot> slots_; // of each entry
	std::optional<std::size_t> place_;
	bool onAir_ = false;
	std::string lastOnAir_;
	core::Instant roundBegan_;
	core::Instant now_;
	int round_ = 1;
};

} // namespace show
