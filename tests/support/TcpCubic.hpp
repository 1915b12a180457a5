#pragma once

#include "support/TcpCongestion.hpp"

#include <optional>

namespace support {

// Cubic as Linux has it (RFC 9438): slow start left by HyStart's delay rule, the cubic curve, no growth while the
// sender does not use the window.
class TcpCubic final : public TcpCongestion {
public:
	void onAck(const TcpAck &ack) override;
	void onLoss(core::Duration now, std::int64_t inFlight) override;
	void onTimeout(core::Duration now) override;
	void onUndo() override;

	double window() const override { return window_; }

private:
	void grow(const TcpAck &ack);
	void watchDelay(const TcpAck &ack);
	void reduce();

	double window_ = 10;
	double slowStartUpTo_ = 1e9;
	double before_ = 10; // the last loss or timeout, to take it back
	double slowStartBefore_ = 1e9;
	double lossWindow_ = 0; // where the curve is flat
	double renoWindow_ = 0;
	std::optional<core::Duration> epoch_;
	double toFlat_ = 0; // seconds from the epoch to where the curve is flat
	core::Duration minRtt_ = core::Duration::infinity();
	std::int64_t roundEnds_ = 0; // delivered bytes
	core::Duration roundMinRtt_ = core::Duration::infinity();
	int roundSamples_ = 0;
};

} // namespace support
