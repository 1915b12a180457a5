#include "stock/Timeline.hpp"

#include <algorithm>
#include <tuple>

namespace stock {

namespace {

// Answers overtake each other by seconds, not by more than a few readings.
constexpr std::size_t kKeptLevels = 6;
// Moves are folded when there are more than this …
constexpr std::size_t kKeptMoves = 1024;
// … and they are older than the newest by this,
constexpr auto kKeptTime = std::chrono::minutes(2);
// and all but so many in any case: 8 MB for the one SKU on which a burst comes down.
constexpr std::size_t kMostMoves = 1u << 18;

std::tuple<core::WallTime, core::WallTime, std::uint64_t> keyOf(const TimedLevel &level)
{
	return {level.source, level.read, level.tie};
}

// Moves of the same moment have no order: nothing lies between them, and sums do not ask for one.
bool isEarlier(const TimedMove &one, const TimedMove &other)
{
	return std::tie(one.time, one.afterLevel) < std::tie(other.time, other.afterLevel);
}

} // namespace

Timeline::Place Timeline::addLevel(const TimedLevel &level)
{
	if (!hasLevel() && !past_) {
		newest_ = level;
		return Place::Newest;
	}
	if (hasLevel() && keyOf(level) == keyOf(newest_)) {
		return Place::Same;
	}
	Past &past = this->past();
	past.inOrder = false;
	if (level.available && level.source >= past.foldedTo) {
		const KeptLevel kept{level.source, level.read, level.tie, *level.available};
		const auto place = std::ranges::lower_bound(past.levels, kept);
		if (place == past.levels.end() || *place != kept) {
			past.levels.insert(place, kept);
		}
	}
	if (hasLevel() && keyOf(level) < keyOf(newest_)) {
		return Place::Older;
	}
	newest_ = level;
	return Place::Newest;
}

void Timeline::addMove(const TimedMove &move)
{
	Past &past = this->past();
	if (move.time <= past.foldedTo) {
		addLateMove(move);
		return;
	}
	const bool continues = past.moves.empty() || !isEarlier(move, past.moves.back());
	if (!continues || !hasLevel() || !move.isLaterThan(newest_.source)) {
		past.inOrder = false;
	}
	past.newestMove = std::max(past.newestMove, move.time);
	past.moves.push_back(move);
}

bool Timeline::isSinceFirst(const TimedMove &move) const
{
	if (!hasLevel()) {
		return false;
	}
	if (!past_) {
		return newest_.available && move.isLaterThan(newest_.source);
	}
	const bool folded = past_->folded.hasFirst;
	return (folded || !past_->levels.empty()) &&
	       move.isLaterThan(folded ? past_->folded.firstSource : past_->levels.front().source);
}

PositionFigures Timeline::figuresOfOneLevel() const
{
	PositionFigures figures;
	if (hasLevel()) {
		figures.available = newest_.available;
		figures.opening = std::max<std::int64_t>(0, newest_.available.value_or(0));
	}
	return figures;
}

void Timeline::settle()
{
	if (!past_) {
		return;
	}
	if (past_->inOrder) {
		settleNewMoves();
	} else {
		settleFully();
	}
	past_->inOrder = true;
	past_->settledMoves = past_->moves.size();
	if (past_->levels.size() > kKeptLevels || past_->moves.size() > past_->foldAt) {
		fold();
	}
}

Timeline::Past &Timeline::past()
{
	if (!past_) {
		const PositionFigures before = figures();
		past_ = std::make_unique<Past>();
		past_->figures = before;
		past_->foldAt = kKeptMoves;
		if (hasLevel() && newest_.available) {
			past_->levels.push_back({newest_.source, newest_.read, newest_.tie, *newest_.available});
		}
	}
	return *past_;
}

// About a time that is summed up already: the sums take it in, and the levels that followed had it in them.
void Timeline::addLateMove(const TimedMove &move)
{
	Walk &folded = past_->folded;
	past_->inOrder = false;
	folded.salesKnown = folded.salesKnown || move.kind == commerce::MoveKind::Sale;
	if (!folded.hasFirst || !move.isLaterThan(folded.firstSource)) {
		return;
	}
	const std::int64_t sinceLast = folded.sinceLast;
	folded.pass(move);
	if (!move.isLaterThan(folded.lastSource)) {
		folded.sinceLast = sinceLast;
		(move.change() < 0 ? folded.rose : folded.fell) += std::abs(move.change());
	}
}

void Timeline::Walk::pass(const KeptLevel &level)
{
	if (!hasFirst) {
		hasFirst = true;
		firstSource = level.source;
		first = level.available;
	} else {
		const std::int64_t beyond = level.available - (last + sinceLast);
		(beyond < 0 ? fell : rose) += std::abs(beyond);
	}
	last = level.available;
	lastSource = level.source;
	sinceLast = 0;
}

void Timeline::Walk::pass(const TimedMove &move)
{
	salesKnown = salesKnown || move.kind == commerce::MoveKind::Sale;
	if (!hasFirst) {
		return; // before we began
	}
	sinceLast += move.change();
	switch (move.kind) {
	case commerce::MoveKind::Sale:
		sold += move.units;
		break;
	case commerce::MoveKind::Release:
		sold -= move.units;
		break;
	case commerce::MoveKind::Restock:
	case commerce::MoveKind::Edit:
		restocked += move.units;
		break;
	}
}

void Timeline::settleFully()
{
	Past &past = *past_;
	if (!std::ranges::is_sorted(past.moves, isEarlier)) {
		std::ranges::sort(past.moves, isEarlier);
	}
	Walk walk = past.folded;
	auto move = past.moves.begin();
	for (const KeptLevel &level : past.levels) {
		for (; move != past.moves.end() && !move->isLaterThan(level.source); ++move) {
			walk.pass(*move);
		}
		walk.pass(level);
	}
	for (; move != past.moves.end(); ++move) {
		walk.pass(*move);
	}
	PositionFigures figures;
	figures.salesKnown = walk.salesKnown;
	figures.fell = walk.fell;
	figures.rose = walk.rose;
	figures.sold = walk.sold + (walk.salesKnown ? 0 : walk.fell);
	figures.opening = std::max<std::int64_t>(0, walk.first) + walk.restocked + (walk.salesKnown ? 0 : walk.rose);
	if (hasLevel() && newest_.available) {
		figures.available = walk.last + walk.sinceLast;
	}
	past.figures = figures;
}

void Timeline::settleNewMoves()
{
	Past &past = *past_;
	PositionFigures figures = past.figures;
	for (std::size_t i = past.settledMoves; i < past.moves.size(); ++i) {
		const TimedMove &move = past.moves[i];
		if (!figures.salesKnown && move.kind == commerce::MoveKind::Sale) {
			settleFully(); // what levels fell and rose has another meaning now
			return;
		}
		Walk step{.hasFirst = newest_.available.has_value() || past.folded.hasFirst || !past.levels.empty()};
		step.pass(move);
		figures.sold += step.sold;
		figures.opening += step.restocked;
		if (figures.available) {
			figures.available = *figures.available + step.sinceLast;
		}
	}
	past.figures = figures;
}

// Sums up what is older than the newest readings, and the older moves. The newest level stays in `newest_`.
void Timeline::fold()
{
	Past &past = *past_;
	core::WallTime to = past.foldedTo;
	if (past.levels.size() > kKeptLevels) {
		to = std::max(to, past.levels[past.levels.size() - kKeptLevels - 1].source);
	}
	if (past.moves.size() > kKeptMoves) {
		to = std::max(to, past.newestMove - kKeptTime);
	}
	if (past.moves.size() > kMostMoves) {
		to = std::max(to, past.moves[kMostMoves / 2].time);
	}
	auto move = past.moves.begin();
	auto level = past.levels.begin();
	const auto foldMoves = [&](const auto &isDue) {
		for (; move != past.moves.end() && isDue(*move); ++move) {
			past.folded.pass(*move);
		}
	};
	for (; level != past.levels.end() && level->source <= to; ++level) {
		foldMoves([&](const TimedMove &next) { return !next.isLaterThan(level->source); });
		past.folded.pass(*level);
	}
	foldMoves([&](const TimedMove &next) { return next.time <= to; });
	past.moves.erase(past.moves.begin(), move);
	past.levels.erase(past.levels.begin(), level);
	past.settledMoves = past.moves.size();
	past.foldedTo = to;
	past.foldAt = std::max(kKeptMoves, 2 * past.moves.size()); // so that a move is shifted once or twice, not often
	if (past.moves.capacity() > 4 * kKeptMoves && past.moves.size() < past.moves.capacity() / 4) {
		past.moves.shrink_to_fit();
	}
}

} // namespace stock
