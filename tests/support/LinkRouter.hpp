#pragma once

#include "support/LinkPlan.hpp"

#include <cstdint>
#include <deque>
#include <optional>

namespace support {

// The slow router: packets wait in line for the planned rate; one that finds the buffer full is lost.
class LinkRouter {
public:
	explicit LinkRouter(const LinkPlan &plan);

	// False: lost. `number` comes back when the packet leaves.
	bool offer(core::Duration now, std::int64_t number, std::int64_t bytes);
	// When the next packet leaves or the rate changes while one waits.
	core::Duration nextAt() const { return nextAt_; }
	// Time passes until `now`, not beyond `nextAt`; the packet that leaves at that moment.
	std::optional<std::int64_t> advance(core::Duration now);

	std::int64_t waitingBytes() const { return waiting_; }

private:
	struct Packet {
		std::int64_t number = 0;
		std::int64_t bytes = 0;
	};

	void plan();

	const LinkPlan &plan_;
	std::deque<Packet> queue_;
	std::int64_t waiting_ = 0;
	double leftOfFirst_ = 0; // bytes of the packet in front that are still to be sent
	core::BitRate rate_;
	core::Duration rateUntil_;
	core::Duration at_;
	core::Duration nextAt_ = core::Duration::infinity();
};

} // namespace support
