#pragma once

#include "core/BitRate.hpp"
#include "core/Duration.hpp"

#include <vector>

namespace support {

// What the uplink does over time, told as a story: `link.dropsTo(BitRate::kbps(1200)).after(Duration::seconds(15))`.
// Steps are given in the order in which they happen. A rate of zero loses what is in the air.
class LinkPlan {
public:
	explicit LinkPlan(core::BitRate rate) : steps_{{core::Duration::zero(), rate}} {}

	class Step {
	public:
		Step(LinkPlan &plan, core::BitRate rate) : plan_(plan), rate_(rate) {}
		LinkPlan &after(core::Duration time) const
		{
			plan_.steps_.push_back({time, rate_});
			return plan_;
		}

	private:
		LinkPlan &plan_;
		core::BitRate rate_;
	};

	Step dropsTo(core::BitRate rate) { return {*this, rate}; }
	Step risesTo(core::BitRate rate) { return {*this, rate}; }
	Step goesDead() { return {*this, core::BitRate()}; }

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

	core::BitRate rateAt(core::Duration time) const
	{
		core::BitRate rate;
		for (const Change &step : steps_) {
			if (step.from <= time) {
				rate = step.rate;
			}
		}
		return rate;
	}

	core::Duration roundTrip = core::Duration::ms(20);
	core::ByteCount routerBuffer = core::BitRate::kbps(2500) * core::Duration::ms(200);

private:
	struct Change {
		core::Duration from;
		core::BitRate rate;
	};
	std::vector<Change> steps_;
};

} // namespace support
