#include "support/TcpModel.hpp"

#include <algorithm>
#include <cmath>

using core::Duration;

namespace support {

namespace {

constexpr std::int64_t kSegment = 1448;
constexpr std::int64_t kHeaders = 66; // Ethernet, IP, TCP with timestamps
constexpr std::int64_t kLeastSendBuffer = 36 * kSegment;
constexpr std::int64_t kMostSendBuffer = std::int64_t{4} << 20; // tcp_wmem
constexpr Duration kLeastTimeout = Duration::ms(200);
constexpr Duration kFirstTimeout = Duration::seconds(1);
constexpr Duration kLeastTailProbe = Duration::ms(2);

} // namespace

TcpModel::TcpModel(const LinkPlan &plan, TcpCongestion::Kind congestion)
	: plan_(plan), router_(plan), congestion_(TcpCongestion::create(congestion)), sendBuffer_(kLeastSendBuffer)
{
}

void TcpModel::fixSendBuffer(std::int64_t bytes)
{
	sendBuffer_ = bytes;
	fixedSendBuffer_ = true;
}

void TcpModel::keepQueueShort(std::int64_t lowWater, Duration longestTimer)
{
	lowWater_ = lowWater;
	longestTimer_ = longestTimer;
}

// A writer that had to wait goes on at half the low-water mark, or when a third of the send buffer is free.
bool TcpModel::takes()
{
	const std::int64_t inBuffer = written_ - confirmed_.inOrder();
	if (full_) {
		full_ = (lowWater_ > 0 && notSent() >= lowWater_ / 2) || inBuffer > sendBuffer_ * 2 / 3;
	} else {
		full_ = (lowWater_ > 0 && notSent() >= lowWater_) || inBuffer >= sendBuffer_;
	}
	return !full_;
}

void TcpModel::write(std::int64_t bytes)
{
	const bool windowOpen = static_cast<double>(flight_.size()) < congestion_->window();
	if (notSent() < kSegment && again_.empty() && windowOpen) {
		sourceLimitedUpTo_ = sent_;
	}
	written_ += bytes;
}

Duration TcpModel::nextAt() const
{
	Duration next = std::min(router_.nextAt(), timerAt_);
	if (!toServer_.empty()) {
		next = std::min(next, toServer_.front().at);
	}
	if (!fromServer_.empty()) {
		next = std::min(next, fromServer_.front().at);
	}
	const bool windowOpen = static_cast<double>(flight_.size()) < std::floor(congestion_->window());
	const bool ready = !again_.empty() || (notSent() > 0 && !nagleWaits());
	if (windowOpen && ready) {
		next = std::min(next, mayPaceAt_);
	}
	return next;
}

void TcpModel::run(Duration now)
{
	while (const auto number = router_.advance(now)) {
		toServer_.push_back({now + plan_.roundTrip * 0.5, *number, flight(*number).segment});
	}
	while (!toServer_.empty() && toServer_.front().at <= now) {
		const Passing &passing = toServer_.front();
		received_.add(passing.segment.begin, passing.segment.end);
		fromServer_.push_back({now + plan_.roundTrip * 0.5, passing.number, {}});
		toServer_.pop_front();
	}
	while (!fromServer_.empty() && fromServer_.front().at <= now) {
		onAck(now, fromServer_.front().number);
		fromServer_.pop_front();
	}
	checkTimer(now);
	sendMore(now);
}

void TcpModel::sendMore(Duration now)
{
	const double window = std::floor(congestion_->window());
	Segment segment;
	while (static_cast<double>(flight_.size()) < window && now >= mayPaceAt_ && nextSegment(segment)) {
		transmit(now, segment);
		if (const double rate = congestion_->pacing(); rate > 0) {
			const double us = static_cast<double>(segment.end - segment.begin) * 1e6 / rate;
			mayPaceAt_ = std::max(now, mayPaceAt_) + Duration::us(static_cast<std::int64_t>(us));
		}
	}
	if (static_cast<double>(flight_.size()) >= window && (notSent() > 0 || !again_.empty())) {
		windowLimitedUpTo_ = sent_;
	}
}

// What is to be sent next; false: nothing, or Nagle waits for more.
bool TcpModel::nextSegment(Segment &segment)
{
	if (!again_.empty()) {
		segment = again_.front();
		again_.pop_front();
		return true;
	}
	if (notSent() == 0 || nagleWaits()) {
		return false;
	}
	const std::int64_t size = std::min(kSegment, notSent());
	segment = {sent_, sent_ + size};
	sent_ += size;
	if (size < kSegment) {
		smallEnd_ = sent_;
	}
	return true;
}

// One short segment at a time may be in the air.
bool TcpModel::nagleWaits() const
{
	return notSent() < kSegment && smallEnd_ > confirmed_.inOrder();
}

void TcpModel::transmit(Duration now, Segment segment)
{
	const bool first = flight_.empty();
	if (first) {
		ackedAt_ = burstSentAt_ = now;
	}
	const std::int64_t number = firstNumber_ + static_cast<std::int64_t>(flight_.size());
	flight_.push_back({segment, now, ackedAt_, burstSentAt_, acked_, acked_ <= sourceLimitedUpTo_});
	if (first) {
		armTimer(now);
	}
	router_.offer(now, number,
		      segment.end - segment.begin + kHeaders); // a lost one shows when a later one is confirmed
}

void TcpModel::onAck(Duration now, std::int64_t number)
{
	takeLost(now, number);
	const Transmission sent = flight_.front();
	flight_.pop_front();
	++firstNumber_;
	const std::int64_t news = confirmed_.add(sent.segment.begin, sent.segment.end);
	acked_ += news;
	followRtt(now - sent.sentAt);
	if (timedOut_ && number < timedOutFrom_) {
		congestion_->onUndo();
	}
	timedOut_ = false;
	backoff_ = 0;
	tailProbed_ = false;
	TcpAck ack = describe(now, sent);
	ack.segments = news > 0 ? 1 : 0;
	ackedAt_ = now;
	burstSentAt_ = sent.sentAt;
	congestion_->onAck(ack);
	const double granted = congestion_->sendBufferWindows() * congestion_->window() * kSegment;
	if (full_ && !fixedSendBuffer_ && static_cast<double>(sendBuffer_) < granted) {
		sendBuffer_ = std::min(static_cast<std::int64_t>(granted), kMostSendBuffer);
	}
	armTimer(now);
}

TcpAck TcpModel::describe(Duration now, const Transmission &sent) const
{
	TcpAck ack{.now = now,
		   .inFlight = static_cast<std::int64_t>(flight_.size()),
		   .delivered = acked_,
		   .deliveredWhenSent = sent.acked,
		   .rtt = now - sent.sentAt};
	const bool recovering = confirmed_.inOrder() < recoversUpTo_;
	ack.sourceLimited = sent.sourceLimited;
	ack.windowLimited = confirmed_.inOrder() <= windowLimitedUpTo_ && !recovering;
	const Duration took = std::max(now - sent.ackedAt, sent.sentAt - sent.burstSentAt);
	if (took >= minRtt_ && took > Duration::zero()) {
		ack.bytesASecond = static_cast<double>(acked_ - sent.acked) / took.seconds();
	}
	return ack;
}

void TcpModel::takeLost(Duration now, std::int64_t before)
{
	bool lost = false;
	std::int64_t from = 0;
	while (firstNumber_ < before) {
		const Segment segment = flight_.front().segment;
		flight_.pop_front();
		++firstNumber_;
		// A segment that was also sent as a probe may have arrived as that.
		const bool underWay = std::ranges::any_of(
			flight_, [&](const Transmission &other) { return other.segment.begin == segment.begin; });
		if (!underWay && !confirmed_.has(segment.begin)) {
			again_.push_back(segment);
			lost = true;
			from = segment.begin;
		}
	}
	if (!lost || timedOut_) {
		return;
	}
	if (from >= recoversUpTo_) {
		recoversUpTo_ = sent_;
		congestion_->onLoss(now, static_cast<std::int64_t>(flight_.size()));
	}
}

void TcpModel::followRtt(Duration rtt)
{
	minRtt_ = std::min(minRtt_, rtt);
	if (srtt_ == Duration::zero()) {
		srtt_ = rtt;
		rttVar_ = rtt * 0.5;
		return;
	}
	const Duration off = Duration::us(std::abs((rtt - srtt_).us()));
	rttVar_ = rttVar_ + (off - rttVar_) * 0.25;
	srtt_ = srtt_ + (rtt - srtt_) * 0.125;
}

Duration TcpModel::timeout() const
{
	const Duration base = srtt_ == Duration::zero() ? kFirstTimeout : srtt_ + std::max(rttVar_ * 4, kLeastTimeout);
	return std::min(base * static_cast<double>(1 << std::min(backoff_, 10)), longestTimer_);
}

void TcpModel::armTimer(Duration now)
{
	if (flight_.empty() && again_.empty()) {
		timerAt_ = Duration::infinity();
		return;
	}
	Duration wait = timeout();
	if (!tailProbed_ && srtt_ > Duration::zero()) {
		const Duration lone = flight_.size() == 1 ? kLeastTimeout : Duration::zero();
		wait = std::min(wait, std::max(srtt_ * 2, kLeastTailProbe) + lone);
	}
	timerAt_ = now + wait;
}

void TcpModel::checkTimer(Duration now)
{
	if (now < timerAt_) {
		return;
	}
	Segment segment;
	if (flight_.empty()) {
		timerAt_ = Duration::infinity();
		return;
	}
	if (!tailProbed_ && srtt_ > Duration::zero()) {
		tailProbed_ = true;
		transmit(now, nextSegment(segment) ? segment : flight_.back().segment);
		armTimer(now);
		return;
	}
	if (!timedOut_) {
		congestion_->onTimeout(now);
		timedOut_ = true;
		timedOutFrom_ = firstNumber_ + static_cast<std::int64_t>(flight_.size());
		recoversUpTo_ = 0;
	}
	++backoff_;
	transmit(now, flight_.front().segment);
	armTimer(now);
}

} // namespace support
