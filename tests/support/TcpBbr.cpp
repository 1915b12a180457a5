#include "support/TcpBbr.hpp"

#include <algorithm>

using core::Duration;

namespace support {

namespace {

constexpr double kSegment = 1448;
constexpr double kHighGain = 2.885;
constexpr double kWindowGain = 2;
constexpr double kPacingMargin = 0.99;
constexpr double kLeastWindow = 4;
constexpr double kFirstWindow = 10;
constexpr double kSendBudget = 3; // Linux adds three bursts of segments to the window
constexpr std::int64_t kRounds = 10;
constexpr Duration kMinRttFor = Duration::seconds(10);
constexpr Duration kProbeRttFor = Duration::ms(200);
constexpr std::array<double, 8> kCycle = {1.25, 0.75, 1, 1, 1, 1, 1, 1};

} // namespace

TcpBbr::TcpBbr() : pacingGain_(kHighGain), windowGain_(kHighGain) {}

void TcpBbr::onAck(const TcpAck &ack)
{
	afterTimeout_ = false;
	if (firstPacing_ == 0) {
		firstPacing_ = kHighGain * kFirstWindow * kSegment / ack.rtt.seconds();
	}
	followRound(ack);
	followBandwidth(ack);
	followRoundTrip(ack);
	nextPhase(ack);
}

void TcpBbr::followRound(const TcpAck &ack)
{
	roundBegan_ = ack.deliveredWhenSent >= roundEnds_;
	if (roundBegan_) {
		++round_;
		roundEnds_ = ack.delivered;
	}
}

void TcpBbr::followBandwidth(const TcpAck &ack)
{
	if (phase_ == Phase::ProbeRoundTrip) {
		ownDoingUpTo_ = ack.delivered + ack.inFlight * static_cast<std::int64_t>(kSegment);
	}
	const bool sourceLimited = ack.sourceLimited || ack.deliveredWhenSent < ownDoingUpTo_;
	if (ack.bytesASecond <= 0 || (sourceLimited && ack.bytesASecond < bandwidth())) {
		return;
	}
	Best &slot = best_[static_cast<std::size_t>(round_) % best_.size()];
	if (slot.round != round_) {
		slot = {round_, 0};
	}
	bestRound_ = round_;
	slot.bytesASecond = std::max(slot.bytesASecond, ack.bytesASecond);
}

void TcpBbr::followRoundTrip(const TcpAck &ack)
{
	const bool expired = ack.now - minRttAt_ > kMinRttFor;
	if (ack.rtt <= minRtt_ || expired) {
		minRtt_ = ack.rtt;
		minRttAt_ = ack.now;
	}
	if (expired && phase_ != Phase::ProbeRoundTrip) {
		phase_ = Phase::ProbeRoundTrip;
		pacingGain_ = 1;
		probeEnds_ = ack.now + kProbeRttFor;
	}
}

void TcpBbr::nextPhase(const TcpAck &ack)
{
	if (phase_ == Phase::Startup && roundBegan_ && !ack.sourceLimited) {
		if (bandwidth() >= full_ * 1.25) {
			full_ = bandwidth();
			roundsWithoutGrowth_ = 0;
		} else if (++roundsWithoutGrowth_ >= 3) {
			phase_ = Phase::Drain;
			pacingGain_ = 1 / kHighGain;
		}
	}
	if (phase_ == Phase::Drain && static_cast<double>(ack.inFlight) <= product()) {
		phase_ = Phase::ProbeBandwidth;
		windowGain_ = kWindowGain;
		cycle_ = 2;
		cycleSince_ = ack.now;
		pacingGain_ = kCycle[cycle_];
	}
	if (phase_ == Phase::ProbeBandwidth) {
		advanceCycle(ack);
	}
	if (phase_ == Phase::ProbeRoundTrip && ack.now >= probeEnds_) {
		const bool started = full_ == 0 || roundsWithoutGrowth_ < 3;
		phase_ = started ? Phase::Startup : Phase::ProbeBandwidth;
		pacingGain_ = started ? kHighGain : 1;
		cycle_ = 2;
		cycleSince_ = ack.now;
		minRttAt_ = ack.now;
	}
}

void TcpBbr::advanceCycle(const TcpAck &ack)
{
	const auto inFlight = static_cast<double>(ack.inFlight);
	bool next = ack.now - cycleSince_ > minRtt_;
	if (kCycle[cycle_] > 1) {
		next = next && inFlight >= kCycle[cycle_] * product();
	} else if (kCycle[cycle_] < 1) {
		next = next || inFlight <= product();
	}
	if (next) {
		cycle_ = (cycle_ + 1) % kCycle.size();
		cycleSince_ = ack.now;
		pacingGain_ = kCycle[cycle_];
	}
}

void TcpBbr::onLoss(Duration, std::int64_t) {}

void TcpBbr::onTimeout(Duration)
{
	afterTimeout_ = true;
}

void TcpBbr::onUndo()
{
	afterTimeout_ = false;
}

double TcpBbr::bandwidth() const
{
	double most = 0;
	for (const Best &best : best_) {
		if (bestRound_ - best.round < kRounds) {
			most = std::max(most, best.bytesASecond);
		}
	}
	return most;
}

double TcpBbr::product() const
{
	return minRtt_.isFinite() ? bandwidth() * minRtt_.seconds() / kSegment : 0;
}

double TcpBbr::window() const
{
	if (afterTimeout_) {
		return 1;
	}
	if (phase_ == Phase::ProbeRoundTrip) {
		return kLeastWindow;
	}
	const double wanted = windowGain_ * product() + kSendBudget;
	return std::max(wanted, phase_ == Phase::Startup ? kFirstWindow : kLeastWindow);
}

double TcpBbr::pacing() const
{
	const double rate = bandwidth() * pacingGain_ * kPacingMargin;
	return phase_ == Phase::Startup ? std::max(rate, firstPacing_) : rate;
}

} // namespace support
