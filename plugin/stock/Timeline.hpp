#pragma once

#include "commerce/ShopUpdate.hpp"
#include "core/Instant.hpp"
#include "core/WallTime.hpp"
#include "stock/Compact.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace stock {

// A level of one position, as far as it decides about numbers. Ordered by what is newer.
struct TimedLevel {
	core::WallTime source; // since when it is true; as of when it was read where the shop does not say
	core::WallTime read;   // as of when it was read
	std::uint64_t tie = 0; // of all it says: two different levels of the same moment have an order, too
	Units available;
};

// A move of one position.
struct TimedMove {
	core::WallTime time;
	std::uint64_t id = 0; // hash
	std::int64_t units = 0;
	commerce::MoveKind kind = commerce::MoveKind::Sale;
	// Told without a time: later than a level of that very time, because an answer's levels hold before its moves.
	bool afterLevel = false;

	std::int64_t change() const { return kind == commerce::MoveKind::Sale ? -units : units; }
	bool isLaterThan(core::WallTime level) const { return time > level || (afterLevel && time == level); }
};

// What a position's levels and moves make together.
struct PositionFigures {
	Units available;          // the newest level and the moves after it
	std::int64_t opening = 0; // the oldest tracked level, and new stock since
	std::int64_t sold = 0;    // since then
	bool salesKnown = false;
	std::int64_t fell = 0; // what levels say less than the ones before them and the moves between; a positive sum
	std::int64_t rose = 0; // and what they say more

	std::int64_t corrections() const { return salesKnown ? rose - fell : 0; }
	bool operator==(const PositionFigures &) const = default;
};

// The levels and moves of one position, in the order in which they were true, not in which they were heard: the figures
// are a function of the set of what was told, whatever the order and the repetitions it came in (a repeated move must
// be kept out by the caller).
//
// Bounded: of a long show the older part is summed up, and what comes later about that time only counts in the sums.
// Not thread-safe; owned by the ledger.
class Timeline {
public:
	// What a level is to the ones before it.
	enum class Place { Older, Same, Newest };
	// The newest level decides about all else that it says as well.
	Place addLevel(const TimedLevel &level);
	void addMove(const TimedMove &move);

	bool hasLevel() const { return newest_.source != kNever; }
	const TimedLevel &newest() const { return newest_; }
	// Whether a move belongs to the time since the first level, and not to what was before.
	bool isSinceFirst(const TimedMove &move) const;

	core::WallTime newestMove() const { return past_ ? past_->newestMove : core::WallTime::min(); }

	// Brings the figures up to what was added.
	void settle();
	PositionFigures figures() const { return past_ ? past_->figures : figuresOfOneLevel(); }

private:
	struct KeptLevel {
		core::WallTime source;
		core::WallTime read;
		std::uint64_t tie;
		std::int64_t available;

		auto operator<=>(const KeptLevel &) const = default;
	};
	// What a walk along the time has counted so far.
	struct Walk {
		bool hasFirst = false;
		core::WallTime firstSource; // of the first tracked level
		std::int64_t first = 0;
		core::WallTime lastSource; // of the latest tracked level passed
		std::int64_t last = 0;
		std::int64_t sinceLast = 0; // net of the moves after it
		std::int64_t sold = 0;
		std::int64_t restocked = 0;
		std::int64_t fell = 0;
		std::int64_t rose = 0;
		bool salesKnown = false;

		void pass(const KeptLevel &level);
		void pass(const TimedMove &move);
	};
	// Only for positions on which more than one level or a move was heard.
	struct Past {
		std::vector<KeptLevel> levels; // sorted; tracked ones only
		std::vector<TimedMove> moves;  // sorted once settled
		Walk folded;                   // what is older than both
		core::WallTime foldedTo = core::WallTime::min();
		core::WallTime newestMove = core::WallTime::min();
		bool inOrder = true; // all that was added since `settle` are moves no earlier than all before
		std::size_t settledMoves = 0;
		std::size_t foldAt = 0; // as soon as there are more moves than this
		PositionFigures figures;
	};

	PositionFigures figuresOfOneLevel() const;
	Past &past();
	void addLateMove(const TimedMove &move);
	void settleFully();
	void settleNewMoves();
	void fold();

	static constexpr core::WallTime kNever = core::WallTime::max();

	TimedLevel newest_{.source = kNever, .read = {}, .tie = 0, .available = {}}; // until the first level
	std::unique_ptr<Past> past_;
};

} // namespace stock
