#pragma once

#include "support/TcpCongestion.hpp"

#include <array>

namespace support {

// BBR's first version in outline: paced at the largest delivery rate of the last ten round trips, twice the product of
// that rate and the smallest round trip in the air, and the cycle that asks for a quarter more now and then. What a
// source that had nothing to send delivered does not lower the estimate. Every ten seconds it stops for 0.2 s to see
// the smallest round trip.
class TcpBbr final : public TcpCongestion {
public:
	TcpBbr();

	void onAck(const TcpAck &ack) override;
	void onLoss(core::Duration now, std::int64_t inFlight) override;
	void onTimeout(core::Duration now) override;
	void onUndo() override;

	double window() const override;
	double pacing() const override;
	double sendBufferWindows() const override { return 5.4; }

private:
	enum class Phase { Startup, Drain, ProbeBandwidth, ProbeRoundTrip };

	void followRound(const TcpAck &ack);
	void followBandwidth(const TcpAck &ack);
	void followRoundTrip(const TcpAck &ack);
	void nextPhase(const TcpAck &ack);
	void advanceCycle(const TcpAck &ack);
	double bandwidth() const;
	double product() const; // bandwidth × smallest round trip, in segments

	struct Best {
		std::int64_t round = -100;
		double bytesASecond = 0;
	};

	Phase phase_ = Phase::Startup;
	double pacingGain_;
	double windowGain_;
	std::array<Best, 12> best_; // of the last rounds, one entry each
	std::int64_t round_ = 0;
	std::int64_t bestRound_ = 0;    // of the newest entry: nothing grows old without a newer one
	std::int64_t ownDoingUpTo_ = 0; // low rates up to there come from the pause for the round trip
	double firstPacing_ = 0;        // from the first round trip; a floor until startup is over
	std::int64_t roundEnds_ = 0;
	bool roundBegan_ = false;
	double full_ = 0; // the rate at which startup last grew
	int roundsWithoutGrowth_ = 0;
	std::size_t cycle_ = 0;
	core::Duration cycleSince_;
	core::Duration minRtt_ = core::Duration::infinity();
	core::Duration minRttAt_;
	core::Duration probeEnds_;
	bool afterTimeout_ = false;
};

} // namespace support
