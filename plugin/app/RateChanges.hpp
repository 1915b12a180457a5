#pragma once

#include "core/WallTime.hpp"
#include "rate/RateMove.hpp"

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace app {

// One line of the list of changes: a move, or the steps of one climb joined.
struct RateChange {
	std::string output;   // whose; empty: OBS's own
	core::WallTime since; // when it began; differs from `at` only where steps were joined
	core::WallTime at;
	core::BitRate from;
	core::BitRate to;
	core::Message reason; // short, to stand behind "from → to"
	bool byPerson = false;

	bool operator==(const RateChange &) const = default;
};

// What happened to the bitrate in this show, for people to read: the newest 200 lines.
//
// Not thread-safe; owned by app::StreamLoop. The list it hands out never changes.
class RateChanges {
public:
	using List = std::shared_ptr<const std::vector<RateChange>>;

	void add(core::WallTime at, const std::string &output, const rate::RateMove &move);

	// Newest first; never null.
	List list() const;

private:
	bool continues(core::WallTime at, const std::string &output, const rate::RateMove &move) const;

	std::deque<RateChange> changes_; // newest first
	bool climbing_ = false;          // the newest line is a climb that may go on
	mutable List list_;              // made anew after a change
};

} // namespace app
