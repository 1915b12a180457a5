#include "support/TcpCubic.hpp"

#include <algorithm>
#include <cmath>

using core::Duration;

namespace support {

namespace {

constexpr double kBeta = 0.7;
constexpr double kCurve = 0.4;
constexpr double kLeastWindow = 2;
// HyStart: eight round trips of a round, an eighth above the smallest, between 4 and 16 ms.
constexpr int kDelaySamples = 8;
constexpr double kDelayFromWindow = 16;

} // namespace

void TcpCubic::onAck(const TcpAck &ack)
{
	minRtt_ = std::min(minRtt_, ack.rtt);
	if (window_ < slowStartUpTo_) {
		watchDelay(ack);
	}
	if (ack.windowLimited) {
		grow(ack);
	} else if (window_ >= slowStartUpTo_) {
		epoch_.reset(); // the curve does not run on while nothing presses
	}
}

void TcpCubic::grow(const TcpAck &ack)
{
	const auto segments = static_cast<double>(ack.segments);
	if (window_ < slowStartUpTo_) {
		window_ += segments;
		return;
	}
	if (!epoch_) {
		epoch_ = ack.now;
		toFlat_ = window_ < lossWindow_ ? std::cbrt((lossWindow_ - window_) / kCurve) : 0;
		lossWindow_ = std::max(lossWindow_, window_);
		renoWindow_ = window_;
	}
	const double time = (ack.now - *epoch_ + minRtt_).seconds() - toFlat_;
	const double target = std::clamp(lossWindow_ + kCurve * time * time * time, window_, window_ * 1.5);
	renoWindow_ += 3 * (1 - kBeta) / (1 + kBeta) * segments / window_;
	window_ += (target - window_) / window_ * segments;
	window_ = std::max(window_, renoWindow_);
}

void TcpCubic::watchDelay(const TcpAck &ack)
{
	if (ack.deliveredWhenSent >= roundEnds_) {
		roundEnds_ = ack.delivered;
		roundMinRtt_ = Duration::infinity();
		roundSamples_ = 0;
	}
	roundMinRtt_ = std::min(roundMinRtt_, ack.rtt);
	const Duration rise = std::clamp(minRtt_ * 0.125, Duration::ms(4), Duration::ms(16));
	if (++roundSamples_ >= kDelaySamples && window_ >= kDelayFromWindow && roundMinRtt_ > minRtt_ + rise) {
		slowStartUpTo_ = window_;
	}
}

void TcpCubic::reduce()
{
	before_ = window_;
	slowStartBefore_ = slowStartUpTo_;
	lossWindow_ = window_ < lossWindow_ ? window_ * (1 + kBeta) / 2 : window_;
	slowStartUpTo_ = std::max(window_ * kBeta, kLeastWindow);
	epoch_.reset();
}

void TcpCubic::onLoss(Duration, std::int64_t)
{
	reduce();
	window_ = slowStartUpTo_;
}

void TcpCubic::onTimeout(Duration)
{
	reduce();
	window_ = 1;
}

void TcpCubic::onUndo()
{
	window_ = std::max(window_, before_);
	slowStartUpTo_ = std::max(slowStartUpTo_, slowStartBefore_);
}

} // namespace support
