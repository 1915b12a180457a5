#include "support/SimulatedShow.hpp"

#include <algorithm>

using core::BitRate;
using core::Duration;
using core::Instant;

namespace support {

SimulatedShow::SimulatedShow(LinkPlan link, BitRate bitrate, Scene scene, LinkSimulator::Options options)
	: simulator_(std::move(link), scene, bitrate, options), controller_({kFloor, bitrate}),
	  buffer_(bitrate * Duration::seconds(1)), configured_(bitrate)
{
}

void SimulatedShow::runsUntil(Duration end)
{
	simulator_.runUntil(end, [this](const health::LinkSample &sample) { return steer(sample); });
}

EncoderOrder SimulatedShow::steer(const health::LinkSample &sample)
{
	const health::HealthReport &report = monitor_.onSample(sample);
	if (report.verdict != verdict_) {
		verdict_ = report.verdict;
		verdicts_.push_back({sample.at - Instant(), report});
	}
	if (!controlled_) {
		return {configured_, {}};
	}
	const BitRate from = controller_.target();
	note(sample.at - Instant(), from, controller_.onSample(sample));
	return {controller_.target(), buffer_.next(sample.at, controller_.target(), configured_)};
}

void SimulatedShow::userSets(BitRate bitrate)
{
	configured_ = bitrate;
	const BitRate from = controller_.target();
	note(simulator_.now(), from, controller_.setLimits({kFloor, bitrate}));
}

void SimulatedShow::note(Duration at, BitRate from, const rate::BitrateDecision &decision)
{
	if (decision.changed || !decision.reason.empty()) {
		said_.push_back({at, from, decision});
	}
}

BitRate SimulatedShow::targetAt(Duration time) const
{
	BitRate target = said_.empty() ? controller_.target() : said_.front().from;
	for (const Said &said : said_) {
		if (said.at <= time) {
			target = said.decision.target;
		}
	}
	return target;
}

Duration SimulatedShow::reaches(BitRate rate, Duration since) const
{
	if (targetAt(since) >= rate) {
		return {};
	}
	const auto found = std::ranges::find_if(
		said_, [&](const Said &said) { return said.at >= since && said.decision.target >= rate; });
	return found == said_.end() ? Duration::infinity() : found->at - since;
}

int SimulatedShow::cuts() const
{
	return static_cast<int>(
		std::ranges::count_if(said_, [](const Said &said) { return said.decision.target < said.from; }));
}

} // namespace support
