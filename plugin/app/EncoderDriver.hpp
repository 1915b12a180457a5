#pragma once

#include "app/Ports.hpp"

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
	void want(core::BitRate video);
	void apply();
	// The encoder is the user's again.
	void release();

	// What the encoder has been given; absent while nobody steers it.
	std::optional<core::BitRate> applied() const { return applied_; }
	// The same before the last `apply`.
	std::optional<core::BitRate> appliedBefore() const { return before_; }

private:
	std::shared_ptr<EncoderPort> port_;
	std::optional<core::BitRate> wanted_;
	std::optional<core::BitRate> applied_;
	std::optional<core::BitRate> before_;
};

} // namespace app
