#include "app/RateChanges.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>

namespace app {

namespace {

constexpr std::size_t kMostLines = 200;
// Steps of one climb come every half second near the top; after a pause this long it is another story.
constexpr std::chrono::seconds kSameClimb{30};

// The control's sentences say what it did; behind "from → to" only the why is wanted.
constexpr std::array<std::pair<std::string_view, const char *>, 13> kShort{{
	{"Rate.AtFloor", "Change.AtFloor"},
	{"Rate.Ceiling", "Change.Ceiling"},
	{"Rate.Climb", "Change.Climb"},
	{"Rate.Cut", "Change.Cut"},
	{"Rate.Drained", "Change.Drained"},
	{"Rate.Full", "Change.Climb"},
	{"Rate.Held", "Change.Held"},
	{"Rate.NewFloor", "Change.NewFloor"},
	{"Rate.Off", "Change.Off"},
	{"Rate.Outage", "Change.Outage"},
	{"Rate.Restart", "Change.Restart"},
	{"Rate.Resumed", "Change.Resumed"},
	{"Rate.Stepped", "Change.Stepped"},
}};

core::Message shortReason(const core::Message &reason)
{
	core::Message made = reason;
	if (const auto found = std::ranges::find(kShort, reason.key, [](const auto &pair) { return pair.first; });
	    found != kShort.end()) {
		made.key = found->second;
	}
	return made;
}

bool isClimb(const rate::RateMove &move)
{
	return move.reason.key == "Rate.Climb" || move.reason.key == "Rate.Full";
}

} // namespace

void RateChanges::add(core::WallTime at, const std::string &output, const rate::RateMove &move)
{
	list_.reset();
	if (continues(at, output, move)) {
		changes_.front().at = at;
		changes_.front().to = move.to;
	} else {
		changes_.push_front({output, at, at, move.from, move.to, shortReason(move.reason), move.byPerson});
		if (changes_.size() > kMostLines) {
			changes_.pop_back();
		}
	}
	climbing_ = isClimb(move);
}

bool RateChanges::continues(core::WallTime at, const std::string &output, const rate::RateMove &move) const
{
	return climbing_ && isClimb(move) && changes_.front().output == output && changes_.front().to == move.from &&
	       at - changes_.front().at <= kSameClimb;
}

RateChanges::List RateChanges::list() const
{
	if (!list_) {
		list_ = std::make_shared<const std::vector<RateChange>>(changes_.begin(), changes_.end());
	}
	return list_;
}

} // namespace app
