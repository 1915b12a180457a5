#include "obs/StreamPort.hpp"

#include <algorithm>
#include <utility>

using core::Duration;
using core::Instant;

namespace host {

namespace {

// How soon another plugin's output is noticed. libobs tells nobody that an output was made.
constexpr Duration kLookEvery = Duration::seconds(1);

using Found = std::vector<OBSOutputAutoRelease>;

// An output that sends an encoder's picture to a service. Called under the lock of libobs's list of outputs.
bool collect(void *found, obs_output_t *output) noexcept
{
	const bool toService = (obs_output_get_flags(output) & OBS_OUTPUT_SERVICE) != 0;
	if (toService && obs_output_active(output) && obs_output_get_video_encoder(output)) {
		static_cast<Found *>(found)->emplace_back(obs_output_get_ref(output));
	}
	return true;
}

} // namespace

ObsStreamPort::ObsStreamPort() : ports_{std::make_shared<ObsOutputPort>("")}, outputs_{ports_.front()} {}

void ObsStreamPort::setOwn(obs_output_t *output)
{
	std::lock_guard guard(mutex_);
	newOwn_ = obs_output_get_weak_output(output);
	ownIsNew_ = true;
}

const app::StreamPort::Outputs &ObsStreamPort::outputs(Instant at)
{
	OBSOutputAutoRelease own;
	{
		std::lock_guard guard(mutex_);
		if (std::exchange(ownIsNew_, false)) {
			own = obs_weak_output_get_output(newOwn_);
		}
	}
	if (own) {
		adopt(*ports_.front(), own);
	}
	if (own || at - lookedAt_ >= kLookEvery) {
		lookedAt_ = at;
		look();
	}
	return outputs_;
}

void ObsStreamPort::look()
{
	Found found;
	obs_enum_outputs(collect, &found);
	const OBSOutputAutoRelease own = ports_.front()->output();
	std::erase_if(ports_, [&](const auto &port) {
		return port != ports_.front() && (!port->isActive() || (own && port->isOf(own)));
	});
	for (const OBSOutputAutoRelease &output : found) {
		if (std::ranges::none_of(ports_, [&](const auto &port) { return port->isOf(output); })) {
			ports_.push_back(std::make_shared<ObsOutputPort>(obs_output_get_name(output)));
			adopt(*ports_.back(), output);
		}
	}
	outputs_.assign(ports_.begin(), ports_.end());
	lookAtEncoders();
}

void ObsStreamPort::adopt(ObsOutputPort &port, obs_output_t *output)
{
	port.attach(output, encoderOf(output));
}

// The one we have for this encoder, so that all of its outputs share it.
std::shared_ptr<EncoderBitrate> ObsStreamPort::encoderOf(obs_output_t *output)
{
	std::erase_if(encoders_, [](const auto &encoder) { return encoder.use_count() == 1; });
	obs_encoder_t *wanted = obs_output_get_video_encoder(output);
	// Several pictures on one connection (Enhanced Broadcasting) are the platform's to divide the bitrate among.
	if (!wanted || obs_output_get_video_encoder2(output, 1)) {
		return nullptr;
	}
	const auto known = std::ranges::find_if(encoders_, [&](const auto &encoder) { return encoder->isOf(wanted); });
	return known != encoders_.end() ? *known : encoders_.emplace_back(std::make_shared<EncoderBitrate>(wanted));
}

// One output with OBS's dynamic bitrate is enough: it moves the encoder for all of them.
void ObsStreamPort::lookAtEncoders()
{
	for (const auto &encoder : encoders_) {
		encoder->setObsDrives(std::ranges::any_of(ports_, [&](const auto &port) {
			return port->encoder() == encoder && port->obsDrives() && port->isActive();
		}));
		encoder->lookWhoShares();
	}
}

} // namespace host
