#include "obs/EncoderBitrate.hpp"

#include <algorithm>
#include <array>
#include <string_view>

using app::EncoderControl;
using app::EncoderState;
using core::BitRate;

namespace host {

namespace {

// Names of `rate_control` that encoders use for modes that aim at a bitrate; none: the encoder knows no other mode.
constexpr std::array<std::string_view, 7> kRateBased = {"", "CBR", "VBR", "ABR", "VBR_LAT", "HQCBR", "HQVBR"};

EncoderControl controlOf(obs_encoder_t *encoder, obs_data_t *settings)
{
	const char *id = obs_encoder_get_id(encoder);
	if ((obs_get_encoder_caps(id) & OBS_ENCODER_CAP_DYN_BITRATE) == 0) {
		return EncoderControl::NotAdjustable;
	}
	const std::string_view mode = obs_data_get_string(settings, "rate_control");
	if (std::ranges::find(kRateBased, mode) == kRateBased.end()) {
		return EncoderControl::NotRateBased;
	}
	// Quick Sync takes a new bitrate in CBR only and ignores it silently elsewhere.
	if (std::string_view(id).starts_with("obs_qsv11") && mode != "CBR") {
		return EncoderControl::NotAdjustable;
	}
	return EncoderControl::Ready;
}

BitRate bitrateIn(obs_data_t *settings)
{
	return BitRate::kbps(obs_data_get_int(settings, "bitrate"));
}

bool hasRateBuffer(obs_encoder_t *encoder)
{
	return std::string_view(obs_encoder_get_id(encoder)) == "obs_x264";
}

} // namespace

void EncoderBitrate::attach(obs_encoder_t *encoder)
{
	if (encoder && obs_weak_encoder_references_encoder(encoder_, encoder)) {
		return;
	}
	encoder_ = encoder ? obs_encoder_get_weak_encoder(encoder) : nullptr;
	ours_.reset();
	usersBuffer_.reset();
	configured_ = BitRate();
}

EncoderState EncoderBitrate::state()
{
	const OBSEncoderAutoRelease encoder = obs_weak_encoder_get_encoder(encoder_);
	if (!encoder) {
		return {EncoderControl::NoEncoder, {}, {}};
	}
	const OBSDataAutoRelease settings = obs_encoder_get_settings(encoder);
	const BitRate current = bitrateIn(settings);
	if (ours_ != current) {
		configured_ = current;
		giveBack(encoder);
	}
	return {controlOf(encoder, settings), configured_, current};
}

void EncoderBitrate::set(BitRate video)
{
	const OBSEncoderAutoRelease encoder = obs_weak_encoder_get_encoder(encoder_);
	if (!encoder) {
		return;
	}
	if (video == configured_) {
		giveBack(encoder);
		return;
	}
	const OBSDataAutoRelease change = obs_data_create();
	obs_data_set_int(change, "bitrate", video.kbps());
	if (hasRateBuffer(encoder)) {
		const OBSDataAutoRelease settings = obs_encoder_get_settings(encoder);
		if (!usersBuffer_) {
			usersBuffer_ = Buffer{obs_data_get_bool(settings, "use_bufsize"),
					      obs_data_get_int(settings, "buffer_size")};
		}
		obs_data_set_bool(change, "use_bufsize", true);
		obs_data_set_int(change, "buffer_size",
				 usersBuffer_->custom ? usersBuffer_->kilobits : configured_.kbps());
	}
	obs_encoder_update(encoder, change);
	ours_ = video;
}

void EncoderBitrate::restore()
{
	if (const OBSEncoderAutoRelease encoder = obs_weak_encoder_get_encoder(encoder_)) {
		state(); // an edit that came since the last look stays
		giveBack(encoder);
	}
}

void EncoderBitrate::giveBack(obs_encoder_t *encoder)
{
	if (!ours_) {
		return;
	}
	const OBSDataAutoRelease change = obs_data_create();
	obs_data_set_int(change, "bitrate", configured_.kbps());
	if (usersBuffer_) {
		obs_data_set_bool(change, "use_bufsize", usersBuffer_->custom);
		obs_data_set_int(change, "buffer_size", usersBuffer_->kilobits);
	}
	obs_encoder_update(encoder, change);
	ours_.reset();
	usersBuffer_.reset();
}

} // namespace host
