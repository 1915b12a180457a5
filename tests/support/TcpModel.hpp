#pragma once

#include "core/ByteCount.hpp"
#include "core/Duration.hpp"
#include "support/LinkPlan.hpp"

#include <cstdint>
#include <deque>

namespace support {

// One TCP connection over the planned link, as a fluid in steps of a millisecond: slow start, additive growth, a cut
// on a full router, retransmission timer with back-off in an outage. Rough, but with the right queues in the right
// places: unsent in the kernel, in flight, in the router.
class TcpModel {
public:
	// `longestTimer`: where the sender may bound how long TCP waits before it tries again.
	TcpModel(const LinkPlan &plan, core::Duration longestTimer) : plan_(plan), longestTimer_(longestTimer) {}

	void write(std::int64_t bytes) { written_ += bytes; }
	void step(core::Duration now);

	std::int64_t delivered() const { return delivered_; } // in order, at the far end
	std::int64_t acked() const { return acked_; }
	std::int64_t queued() const { return written_ - acked_; }
	std::int64_t notSent() const { return written_ - sent_; }
	core::Duration rtt() const { return core::Duration::us(static_cast<std::int64_t>(smoothedUs_)); }
	core::Duration minRtt() const { return plan_.roundTrip; }

private:
	struct Passing {
		core::Duration at;
		std::int64_t upTo = 0;
	};

	void serveRouter(core::Duration now);
	void takeAcks(core::Duration now);
	void checkTimer(core::Duration now);
	void send(core::Duration now);

	const LinkPlan plan_;
	core::Duration longestTimer_;
	std::int64_t written_ = 0, sent_ = 0, delivered_ = 0, acked_ = 0;
	std::int64_t router_ = 0;        // bytes waiting there
	double served_ = 0;              // the router's fraction of a byte
	std::deque<Passing> toServer_;   // left the router, not there yet
	std::deque<Passing> fromServer_; // acknowledged, not heard yet
	double window_ = 14480;
	double slowStartUpTo_ = 1e9;
	core::Duration lossAt_;
	core::Duration heardAt_;
	core::Duration timer_ = core::Duration::ms(250);
	double smoothedUs_ = 0;
};

} // namespace support
