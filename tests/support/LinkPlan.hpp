#pragma once

#include "core/BitRate.hpp"
#include "core/Duration.hpp"

#include <cstddef>
#include <vector>

namespace support {

// What the uplink does over time, told as a story: `link.dropsTo(BitRate::kbps(1200)).after(Duration::seconds(15))`.
// Steps are given in the order in which they happen. Rates are the link layer's: an Ethernet frame of 1514 bytes
// carries 1448 bytes of the stream. At a rate of zero packets wait in the router until its buffer is full.
class LinkPlan {
public:
	explicit LinkPlan(core::BitRate rate) : steps_{{core::Duration::zero(), rate, 0}} {}

	class Step {
	public:
		Step(LinkPlan &plan, core::BitRate rate) : plan_(plan), rate_(rate) {}
		LinkPlan &after(core::Duration time) const
		{
			plan_.add(time, rate_);
			return plan_;
		}

	private:
		LinkPlan &plan_;
		core::BitRate rate_;
	};

	Step dropsTo(core::BitRate rate) { return {*this, rate}; }
	Step risesTo(core::BitRate rate) { return {*this, rate}; }
	Step goesDead() { return {*this, core::BitRate()}; }
	// From the last step's rate in a straight line, in steps of a fifth of a second.
	LinkPlan &moves(core::Duration from, core::BitRate first, core::Duration until, core::BitRate last);

	LinkPlan &withRoundTrip(core::Duration time)
	{
		roundTrip = time;
		return *this;
	}
	// How much the router holds before it loses packets, in time at the first rate.
	LinkPlan &withRouterBuffer(core::Duration time)
	{
		routerBuffer = steps_.front().rate * time;
		return *this;
	}

	core::BitRate rateAt(core::Duration time) const;
	// When the rate changes next after `time`; infinity if never.
	core::Duration changesAfter(core::Duration time) const;
	// What the link carries in that time, packet headers included.
	core::ByteCount carries(core::Duration from, core::Duration until) const;

	core::Duration roundTrip = core::Duration::ms(20);
	core::ByteCount routerBuffer = core::BitRate::kbps(2500) * core::Duration::ms(200);

private:
	struct Change {
		core::Duration from;
		core::BitRate rate;
		double carriedBefore = 0; // bytes, since the start
	};

	void add(core::Duration from, core::BitRate rate);
	std::size_t indexAt(core::Duration time) const;
	double carriedUntil(core::Duration time) const;

	std::vector<Change> steps_;
};

} // namespace support
