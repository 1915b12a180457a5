#pragma once

#include "core/ByteCount.hpp"
#include "core/Duration.hpp"
#include "support/LinkPlan.hpp"
#include "support/LinkRouter.hpp"
#include "support/TcpCongestion.hpp"
#include "support/TcpRanges.hpp"

#include <cstdint>
#include <deque>
#include <memory>

namespace support {

// One TCP connection over the planned link, segment by segment as Linux sends them: the send buffer with its low-water
// mark or its autotuning, Nagle, the congestion window and pacing, selective acknowledgements, the probe for a lost
// tail, the retransmission timer with back-off, and taking its cut back when nothing was lost.
//
// The path keeps the order, so a segment is lost as soon as one that was sent after it is confirmed.
class TcpModel {
public:
	TcpModel(const LinkPlan &plan, TcpCongestion::Kind congestion);

	// What obs/StreamSocket sets on the socket it found: TCP_NOTSENT_LOWAT, and where Linux lets it (6.15 and
	// newer) the longest wait of the retransmission timer.
	void keepQueueShort(std::int64_t lowWater, core::Duration longestTimer);
	// Where the kernel is not Linux.
	void fixSendBuffer(std::int64_t bytes);

	// Whether the sending thread may write now.
	bool takes();
	void write(std::int64_t bytes);

	core::Duration nextAt() const;
	// Everything that is due at `now`. Writes are sent here as well.
	void run(core::Duration now);

	std::int64_t delivered() const { return received_.inOrder(); } // in order, at the far end
	std::int64_t acked() const { return acked_; }                  // also beyond a hole
	std::int64_t queued() const { return written_ - acked_; }
	std::int64_t notSent() const { return written_ - sent_; }
	core::Duration rtt() const { return srtt_; }
	core::Duration minRtt() const { return minRtt_; }
	double window() const { return congestion_->window(); }
	std::int64_t inRouter() const { return router_.waitingBytes(); }

private:
	struct Segment {
		std::int64_t begin = 0;
		std::int64_t end = 0;
	};
	struct Transmission {
		Segment segment;
		core::Duration sentAt;
		core::Duration ackedAt; // the newest acknowledgement at that time
		core::Duration burstSentAt;
		std::int64_t acked = 0; // bytes, at that time
		bool sourceLimited = false;
	};
	struct Passing {
		core::Duration at;
		std::int64_t number = 0;
		Segment segment;
	};

	void transmit(core::Duration now, Segment segment);
	void sendMore(core::Duration now);
	bool nextSegment(Segment &segment);
	bool nagleWaits() const;
	void onAck(core::Duration now, std::int64_t number);
	void takeLost(core::Duration now, std::int64_t before);
	void followRtt(core::Duration rtt);
	TcpAck describe(core::Duration now, const Transmission &sent) const;
	void checkTimer(core::Duration now);
	void armTimer(core::Duration now);
	core::Duration timeout() const;
	Transmission &flight(std::int64_t number) { return flight_[static_cast<std::size_t>(number - firstNumber_)]; }

	const LinkPlan &plan_;
	std::int64_t lowWater_ = 0; // 0: the kernel takes what its send buffer holds
	core::Duration longestTimer_ = core::Duration::seconds(120);
	LinkRouter router_;
	std::unique_ptr<TcpCongestion> congestion_;

	std::int64_t written_ = 0, sent_ = 0, acked_ = 0;
	TcpRanges received_;  // at the far end
	TcpRanges confirmed_; // as the sender knows
	std::int64_t sendBuffer_;
	bool fixedSendBuffer_ = false;
	bool full_ = false; // the writer waits

	std::deque<Transmission> flight_; // in the order of sending, not confirmed
	std::int64_t firstNumber_ = 0;    // of `flight_`'s first
	std::deque<Segment> again_;
	std::deque<Passing> toServer_;
	std::deque<Passing> fromServer_;

	std::int64_t smallEnd_ = 0;          // where the newest short segment ended
	std::int64_t windowLimitedUpTo_ = 0; // the window held the sender back up to there
	std::int64_t sourceLimitedUpTo_ = 0; // the sender had nothing to send: until more than that is confirmed
	std::int64_t recoversUpTo_ = 0;
	core::Duration mayPaceAt_;
	core::Duration ackedAt_;
	core::Duration burstSentAt_;

	core::Duration srtt_;
	core::Duration rttVar_;
	core::Duration minRtt_ = core::Duration::infinity();
	core::Duration timerAt_ = core::Duration::infinity();
	bool tailProbed_ = false;
	int backoff_ = 0;
	bool timedOut_ = false;
	std::int64_t timedOutFrom_ = 0; // number of the first transmission after the timeout
};

} // namespace support
