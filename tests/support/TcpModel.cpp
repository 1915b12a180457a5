#include "support/TcpModel.hpp"

#include <algorithm>

using core::BitRate;
using core::Duration;

namespace support {

namespace {

constexpr std::int64_t kSegment = 1448;
constexpr Duration kStep = Duration::ms(1);
constexpr Duration kLeastTimer = Duration::ms(250);
constexpr double kCutOnLoss = 0.7;          // cubic
constexpr double kSegmentsPerRoundTrip = 4; // cubic's growth after a loss at the rates of a stream

} // namespace

void TcpModel::step(Duration now)
{
	takeAcks(now);
	checkTimer(now);
	send(now);
	serveRouter(now);
}

void TcpModel::serveRouter(Duration now)
{
	const BitRate rate = plan_.rateAt(now);
	if (rate == BitRate()) {
		router_ = 0; // lost; the timer sends it again
		toServer_.clear();
	}
	served_ += static_cast<double>(rate.bps()) / 8 * kStep.seconds();
	const std::int64_t passed = std::min(router_, static_cast<std::int64_t>(served_));
	served_ = router_ == passed ? 0 : served_ - static_cast<double>(passed);
	router_ -= passed;
	if (passed > 0) {
		toServer_.push_back({now + plan_.roundTrip * 0.5, sent_ - router_});
	}
	while (!toServer_.empty() && toServer_.front().at <= now) {
		delivered_ = std::max(delivered_, toServer_.front().upTo);
		fromServer_.push_back({now + plan_.roundTrip * 0.5, delivered_});
		toServer_.pop_front();
	}
	const double queueUs =
		rate > BitRate() ? static_cast<double>(router_) * 8e6 / static_cast<double>(rate.bps()) : 0;
	const double sampleUs = static_cast<double>(plan_.roundTrip.us()) + queueUs;
	smoothedUs_ = smoothedUs_ == 0 ? sampleUs : smoothedUs_ + (sampleUs - smoothedUs_) / 16;
}

void TcpModel::takeAcks(Duration now)
{
	while (!fromServer_.empty() && fromServer_.front().at <= now) {
		const std::int64_t news = fromServer_.front().upTo - acked_;
		fromServer_.pop_front();
		if (news <= 0) {
			continue;
		}
		const bool limited = static_cast<double>(sent_ - acked_ + kSegment) >= window_;
		acked_ += news;
		heardAt_ = now;
		timer_ = std::max(kLeastTimer, rtt() * 2);
		if (limited) {
			const double byTime = kSegmentsPerRoundTrip * kSegment * static_cast<double>(news) / window_;
			window_ += window_ < slowStartUpTo_ ? static_cast<double>(news) : byTime;
		}
	}
}

// What was in the air is sent again, one segment first; the timer doubles until something is heard.
void TcpModel::checkTimer(Duration now)
{
	if (sent_ == acked_) {
		heardAt_ = now;
	} else if (now - heardAt_ >= timer_) {
		heardAt_ = now;
		timer_ = std::min(timer_ * 2, longestTimer_);
		sent_ = acked_;
		router_ = 0;
		served_ = 0;
		toServer_.clear();
		slowStartUpTo_ = std::max(window_ / 2, 2.0 * kSegment);
		window_ = 2 * kSegment;
	}
}

void TcpModel::send(Duration now)
{
	const std::int64_t room = static_cast<std::int64_t>(window_) - (sent_ - acked_);
	std::int64_t amount = std::clamp<std::int64_t>(room, 0, notSent());
	const std::int64_t space = plan_.routerBuffer.bytes() - router_;
	if (amount > space) {
		amount = std::max<std::int64_t>(space, 0);
		if (now - lossAt_ > rtt()) {
			lossAt_ = now;
			window_ = std::max(window_ * kCutOnLoss, 2.0 * kSegment);
			slowStartUpTo_ = window_;
		}
	}
	sent_ += amount;
	router_ += amount;
}

} // namespace support
