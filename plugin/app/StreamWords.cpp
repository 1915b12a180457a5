#include "app/StreamWords.hpp"

#include <format>

using core::BitRate;
using core::Duration;
using core::Message;
using health::HealthReport;
using health::Verdict;

namespace app {

namespace {

constexpr Duration kNewFigureEvery = Duration::seconds(1); // a person reads no faster

std::string mbps(BitRate rate)
{
	return std::format("{:.1f}", rate.mbps());
}

} // namespace

const Message &StreamWords::about(const HealthReport &report, BitRate target, BitRate wanted)
{
	const bool softened = target < wanted;
	followUplink(report, softened);
	if (!softened || !uplink_ || (report.verdict != Verdict::Good && report.verdict != Verdict::NetworkWeak)) {
		sentence_ = report.sentence;
	} else if (report.verdict == Verdict::NetworkWeak) {
		sentence_ = {"Stream.SoftenedLate",
			     {{"uplink", mbps(*uplink_)}, {"queue", std::format("{:.1f} s", report.queue.seconds())}}};
	} else if (target > *uplink_) {
		sentence_ = {"Stream.Recovering",
			     {{"now", std::format("{}", target.kbps())}, {"wanted", std::format("{}", wanted.kbps())}}};
	} else {
		sentence_ = {"Stream.Softened", {{"uplink", mbps(*uplink_)}}};
	}
	return sentence_;
}

void StreamWords::followUplink(const HealthReport &report, bool softened)
{
	if (report.capacity) {
		if (!uplink_ || report.at - measuredAt_ >= kNewFigureEvery) {
			uplink_ = report.capacity;
			measuredAt_ = report.at;
		}
	} else if (!softened) {
		uplink_.reset();
	}
}

Message sharedSentence(const EncoderShared &shared)
{
	if (shared.recording && shared.replayBuffer) {
		return {"Shared.Both", {}};
	}
	if (shared.recording) {
		return {"Shared.Recording", {}};
	}
	return shared.replayBuffer ? Message{"Shared.ReplayBuffer", {}} : Message();
}

Message signalsOf(const HealthReport &report)
{
	if (report.verdict == Verdict::Idle) {
		return {};
	}
	if (report.socketKnown) {
		return {report.packetsKnown ? "Signals.SocketAndPackets" : "Signals.Socket", {}};
	}
	return {report.packetsKnown ? "Signals.CountersAndPackets" : "Signals.CountersOnly", {}};
}

} // namespace app
