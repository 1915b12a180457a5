#include "app/EncoderDriver.hpp"

#include <algorithm>

using core::BitRate;

namespace app {

void EncoderDriver::begin()
{
	wanted_.reset();
}

void EncoderDriver::want(BitRate video)
{
	wanted_ = wanted_ ? std::min(*wanted_, video) : video;
}

void EncoderDriver::apply()
{
	before_ = applied_;
	if (!wanted_) {
		release();
		return;
	}
	// Also when nothing changed: OBS sets the configured bitrate again whenever its settings are saved, and the
	// encoder is kept ready for a cut.
	port_->set(*wanted_);
	applied_ = wanted_;
}

void EncoderDriver::release()
{
	if (applied_) {
		applied_.reset();
		port_->restore();
	}
}

} // namespace app
