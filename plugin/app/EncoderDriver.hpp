#pragma once

#include "app/Ports.hpp"
#include "rate/ChangeBatcher.hpp"

#include <memory>
#include <optional>

namespace app {

// One encoder and the outputs that live on it: the tightest link decides its bitrate.
//
// With each sample: `begin`, a `want` from every output that steers, `apply`. When nobody wants anything any more the
// encoder is given back. Not thread-safe; owned and called by app::StreamLoop.
class EncoderDriver {
public:
	explicit EncoderDriver(std::shared_ptr<EncoderPort> port) : port_(std::move(port)) {}

	bool drives(const std::shared_ptr<EncoderPort> &port) const { return port_ == port; }
	void begin();
	// `state`: the encoder's, as this output just saw it.
	void want(const OutputPort &output, core::BitRate video, const EncoderState &state);
	void apply(core::Instant now);
	// The encoder is the user's again.
	void release();

	// What the encoder has been given; absent while nobody steers it.
	std::optional<core::BitRate> applied() const { return applied_; }
	// The same before the last `apply`.
	std::optional<core::BitRate> appliedBefore() const { return before_; }
	bool moved() const { return applied_ && before_ && applied_ != before_; }
	// Whose link is the tightest; null while nobody steers.
	const OutputPort *decider() const { return decider_; }

private:
	std::shared_ptr<EncoderPort> port_;
	rate::ChangeBatcher batcher_;
	const OutputPort *decider_ = nullptr;
	core::BitRate wanted_;
	EncoderState state_;
	std::optional<core::BitRate> applied_;
	std::optional<core::BitRate> before_;
};

} // namespace app
