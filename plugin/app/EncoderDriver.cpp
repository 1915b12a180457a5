#include "app/EncoderDriver.hpp"

using core::BitRate;
using core::Instant;

namespace app {

void EncoderDriver::begin()
{
	decider_ = nullptr;
}

void EncoderDriver::want(const OutputPort &output, BitRate video, const EncoderState &state)
{
	if (!decider_ || video < wanted_) {
		decider_ = &output;
		wanted_ = video;
	}
	state_ = state;
}

void EncoderDriver::apply(Instant now)
{
	before_ = applied_;
	if (!decider_) {
		release();
		return;
	}
	applied_ = state_.changeCostsKeyframe ? batcher_.onSample(now, wanted_, state_.current) : wanted_;
	// Also when nothing changed: OBS sets the configured bitrate again whenever its settings are saved, and the
	// encoder is kept ready for a cut.
	port_->set(*applied_);
}

void EncoderDriver::release()
{
	if (applied_) {
		applied_.reset();
		port_->restore();
	}
}

} // namespace app
