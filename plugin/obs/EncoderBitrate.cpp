#include "obs/EncoderBitrate.hpp"

#include "app/Clock.hpp"
#include "obs/EncoderSharing.hpp"

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

// Encoders of graphics cards that answer a new bitrate with a keyframe: NVENC and AMF always, Quick Sync by a reset.
constexpr std::array<std::string_view, 5> kKeyframePrefixes = {"obs_nvenc_", "jim_", "ffmpeg_nvenc",
							       "ffmpeg_hevc_nvenc", "obs_qsv11"};

bool changeCostsKeyframe(std::string_view id)
{
	const auto starts = [&](std::string_view prefix) {
		return id.starts_with(prefix);
	};
	return std::ranges::any_of(kKeyframePrefixes, starts) || id.ends_with("_texture_amf") ||
	       id.ends_with("_fallback_amf");
}

bool followsBitrate(obs_encoder_t *encoder)
{
	return (obs_get_encoder_caps(obs_encoder_get_id(encoder)) & OBS_ENCODER_CAP_DYN_BITRATE) != 0;
}

EncoderControl controlOf(std::string_view id, obs_data_t *settings)
{
	const std::string_view mode = obs_data_get_string(settings, "rate_control");
	if (std::ranges::find(kRateBased, mode) == kRateBased.end()) {
		return EncoderControl::NotRateBased;
	}
	// Quick Sync takes a new bitrate in CBR only and ignores it silently elsewhere.
	if (id.starts_with("obs_qsv11") && mode != "CBR") {
		return EncoderControl::NotAdjustable;
	}
	return EncoderControl::Ready;
}

BitRate bitrateIn(obs_data_t *settings)
{
	return BitRate::kbps(obs_data_get_int(settings, "bitrate"));
}

// Of x264's modes only CBR pads with filler and is held to its buffer this tightly.
bool hasRateBuffer(obs_encoder_t *encoder, obs_data_t *settings)
{
	return std::string_view(obs_encoder_get_id(encoder)) == "obs_x264" &&
	       std::string_view(obs_data_get_string(settings, "rate_control")) == "CBR";
}

} // namespace

EncoderBitrate::EncoderBitrate(obs_encoder_t *encoder)
	: encoder_(obs_encoder_get_weak_encoder(encoder)), followsBitrate_(followsBitrate(encoder)),
	  changeCostsKeyframe_(changeCostsKeyframe(obs_encoder_get_id(encoder)))
{
}

bool EncoderBitrate::isOf(obs_encoder_t *encoder) const
{
	return obs_weak_encoder_references_encoder(encoder_, encoder);
}

void EncoderBitrate::lookWhoShares()
{
	const OBSEncoderAutoRelease encoder = obs_weak_encoder_get_encoder(encoder_);
	shared_ = encoder ? whoElseUses(encoder) : app::EncoderShared();
}

EncoderState EncoderBitrate::state()
{
	const OBSEncoderAutoRelease encoder = obs_weak_encoder_get_encoder(encoder_);
	if (!encoder) {
		return {.control = EncoderControl::NoEncoder};
	}
	const OBSDataAutoRelease settings = obs_encoder_get_settings(encoder);
	const BitRate current = bitrateIn(settings);
	if (ours_ != current) {
		configured_ = current;
		giveBack(encoder, settings);
	}
	EncoderControl control =
		followsBitrate_ ? controlOf(obs_encoder_get_id(encoder), settings) : EncoderControl::NotAdjustable;
	if (control == EncoderControl::Ready && obsDrives_) {
		control = EncoderControl::ObsDrives;
	}
	return {control, configured_, current, changeCostsKeyframe_, shared_};
}

void EncoderBitrate::set(BitRate video)
{
	const OBSEncoderAutoRelease encoder = obs_weak_encoder_get_encoder(encoder_);
	if (!encoder) {
		return;
	}
	const OBSDataAutoRelease settings = obs_encoder_get_settings(encoder);
	if (ours_ && bitrateIn(settings) != ours_) {
		return; // the user's edit of this very moment: `state` takes it in
	}
	std::optional<std::int64_t> buffer;
	if (hasRateBuffer(encoder, settings)) {
		const bool ours = isOurs(bufferIn(settings));
		buffer = nextBuffer(settings, video);
		if (ours && buffer == ourBuffer_ && video == bitrateIn(settings)) {
			return; // as it is most of the time
		}
		ourBuffer_ = buffer;
	} else if (video == bitrateIn(settings)) {
		ours_ = video;
		return;
	}
	ours_ = video;
	update(encoder, video, buffer);
}

void EncoderBitrate::update(obs_encoder_t *encoder, BitRate video, std::optional<std::int64_t> bufferKilobits)
{
	const OBSDataAutoRelease change = obs_data_create();
	obs_data_set_int(change, "bitrate", video.kbps());
	if (bufferKilobits) {
		obs_data_set_bool(change, "use_bufsize", true);
		obs_data_set_int(change, "buffer_size", *bufferKilobits);
	}
	obs_encoder_update(encoder, change);
}

EncoderBitrate::Buffer EncoderBitrate::bufferIn(obs_data_t *settings)
{
	return {obs_data_get_bool(settings, "use_bufsize"), obs_data_get_int(settings, "buffer_size")};
}

std::int64_t EncoderBitrate::nextBuffer(obs_data_t *settings, BitRate video)
{
	const Buffer buffer = bufferIn(settings);
	if (!isOurs(buffer)) {
		usersBuffer_ = buffer; // the first time, or the user's settings were saved
		const BitRate perSecond = buffer.custom ? BitRate::kbps(buffer.kilobits) : bitrateIn(settings);
		size_.emplace(perSecond * core::Duration::seconds(1));
	}
	return size_->next(app::now(), video, configured_).bytes() * 8 / 1000;
}

void EncoderBitrate::restore()
{
	if (const OBSEncoderAutoRelease encoder = obs_weak_encoder_get_encoder(encoder_)) {
		state(); // an edit that came since the last look stays
		const OBSDataAutoRelease settings = obs_encoder_get_settings(encoder);
		giveBack(encoder, settings);
	}
}

void EncoderBitrate::giveBack(obs_encoder_t *encoder, obs_data_t *settings)
{
	if (!ours_) {
		return;
	}
	const OBSDataAutoRelease change = obs_data_create();
	obs_data_set_int(change, "bitrate", configured_.kbps());
	if (isOurs(bufferIn(settings))) {
		obs_data_set_bool(change, "use_bufsize", usersBuffer_.custom);
		obs_data_set_int(change, "buffer_size", usersBuffer_.kilobits);
	}
	obs_encoder_update(encoder, change);
	forget();
}

void EncoderBitrate::forget()
{
	ours_.reset();
	ourBuffer_.reset();
}

} // namespace host
