#include "app/BitratePilot.hpp"

#include <format>
#include <tuple>
#include <utility>

using core::BitRate;
using rate::RateAct;
using rate::RateMove;

namespace app {

BitratePilot::BitratePilot(BitRate floor, BitRate configured)
	: person_(floor, configured), controller_(person_.limits()), floor_(floor)
{
}

std::optional<RateMove> BitratePilot::follow(BitRate floor, BitRate configured)
{
	const bool newFloor = std::exchange(floor_, floor) != floor;
	if (person_.follow(floor, configured)) {
		return apply("Rate.Ceiling");
	}
	if (!newFloor) {
		return std::nullopt;
	}
	RateMove move = apply("Rate.NewFloor");
	return move.changed() ? std::optional(std::move(move)) : std::nullopt;
}

std::optional<RateMove> BitratePilot::act(RateAct act, core::WallTime at)
{
	switch (act) {
	case RateAct::Hold:
		return hold(at);
	case RateAct::Resume:
		return resume();
	case RateAct::StepUp:
	case RateAct::StepDown:
		break;
	}
	if (!person_.step(act == RateAct::StepUp ? 1 : -1)) {
		return std::nullopt;
	}
	return apply(person_.isHeld() ? "Rate.Held" : "Rate.Stepped");
}

std::optional<RateMove> BitratePilot::onSample(const health::LinkSample &sample)
{
	const BitRate from = target();
	rate::BitrateDecision decision = controller_.onSample(sample);
	if (person_.isHeld() || decision.reason.empty()) {
		return std::nullopt;
	}
	return RateMove{from, decision.target, std::move(decision.reason), false};
}

// Lets the control follow what the person wants now.
RateMove BitratePilot::apply(std::string key)
{
	const BitRate from = target();
	const BitRate to = controller_.setLimits(person_.limits()).target;
	return {from,
		to,
		{std::move(key),
		 {{"to", std::format("{}", to.kbps())}, {"limit", std::format("{}", person_.ceiling().kbps())}}},
		true};
}

std::optional<RateMove> BitratePilot::hold(core::WallTime at)
{
	if (person_.isHeld()) {
		return std::nullopt;
	}
	heldSince_ = at;
	person_.hold(target());
	return apply("Rate.Held");
}

// Goes on from where it was held, not from the ceiling: what the link carries is for the control to find out.
std::optional<RateMove> BitratePilot::resume()
{
	if (!person_.isHeld()) {
		return std::nullopt;
	}
	const BitRate held = target();
	heldSince_.reset();
	person_.resume();
	std::ignore = controller_.setLimits(person_.limits());
	controller_.goOnFrom(held);
	return RateMove{held, target(), {"Rate.Resumed", {{"to", std::format("{}", target().kbps())}}}, true};
}

} // namespace app
