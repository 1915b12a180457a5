#include "obs/OutputPort.hpp"

#include "obs/HostLog.hpp"

#include <charconv>
#include <format>
#include <string_view>
#include <utility>

using core::BitRate;
using core::ByteCount;
using core::Duration;
using core::Instant;

namespace host {

namespace {

BitRate audioBitrateOf(obs_output_t *output)
{
	BitRate sum;
	for (std::size_t track = 0; track < MAX_OUTPUT_AUDIO_ENCODERS; ++track) {
		if (obs_encoder_t *encoder = obs_output_get_audio_encoder(output, track)) {
			const OBSDataAutoRelease settings = obs_encoder_get_settings(encoder);
			sum = sum + BitRate::kbps(obs_data_get_int(settings, "bitrate"));
		}
	}
	return sum;
}

// The port of an RTMP address; zero for other protocols, whose sockets are not TCP.
std::uint16_t rtmpPort(std::string_view url)
{
	const bool secure = url.starts_with("rtmps://");
	if (!secure && !url.starts_with("rtmp://")) {
		return 0;
	}
	url.remove_prefix(url.find("://") + 3);
	const std::string_view authority = url.substr(0, url.find('/'));
	const std::size_t colon = authority.rfind(':');
	const std::size_t bracket = authority.rfind(']'); // an IPv6 address has colons of its own
	std::uint16_t port = secure ? 443 : 1935;
	if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
		const std::string_view digits = authority.substr(colon + 1);
		std::from_chars(digits.data(), digits.data() + digits.size(), port);
	}
	return port;
}

std::uint16_t portOf(obs_output_t *output)
{
	const obs_service_t *service = obs_output_get_service(output);
	const char *url =
		service ? obs_service_get_connect_info(service, OBS_SERVICE_CONNECT_INFO_SERVER_URL) : nullptr;
	return url ? rtmpPort(url) : 0;
}

// libobs divides by it what it calls congestion. Other outputs than RTMP's have none and report no congestion.
Duration dropThresholdOf(obs_output_t *output)
{
	const OBSDataAutoRelease settings = obs_output_get_settings(output);
	return Duration::ms(obs_data_get_int(settings, "drop_threshold_ms"));
}

bool dynamicBitrateOf(obs_output_t *output)
{
	const OBSDataAutoRelease settings = obs_output_get_settings(output);
	return obs_data_get_bool(settings, "dyn_bitrate");
}

} // namespace

ObsOutputPort::ObsOutputPort(std::string name) : name_(std::move(name)) {}

void ObsOutputPort::attach(obs_output_t *output, std::shared_ptr<EncoderBitrate> encoder)
{
	output_ = obs_output_get_weak_output(output);
	encoder_ = std::move(encoder);
	audioBitrate_ = audioBitrateOf(output);
	dropThreshold_ = dropThresholdOf(output);
	obsDrives_ = dynamicBitrateOf(output);
	socket_.lookFor(portOf(output));
	packets_.attach(output);
}

bool ObsOutputPort::isActive() const
{
	const OBSOutputAutoRelease output = this->output();
	return output && obs_output_active(output);
}

health::LinkSample ObsOutputPort::sample(Instant at)
{
	health::LinkSample sample;
	sample.at = at;
	sample.framesRendered = obs_get_total_frames();
	sample.framesLagged = obs_get_lagged_frames();
	const OBSOutputAutoRelease output = this->output();
	if (!output || !obs_output_active(output)) {
		sumUp();
		return sample;
	}
	ran_ = true;
	sample.reconnecting = obs_output_reconnecting(output);
	sample.streaming = !sample.reconnecting;
	sample.delay = Duration::seconds(obs_output_get_active_delay(output));
	sample.handedOver = ByteCount::bytes(static_cast<std::int64_t>(obs_output_get_total_bytes(output)));
	followTotal(sample.handedOver);
	sample.encoded = packets_.read();
	sample.congestion = obs_output_get_congestion(output);
	sample.dropThreshold = dropThreshold_;
	sample.framesTotal = obs_output_get_total_frames(output);
	sample.framesDropped = obs_output_get_frames_dropped(output);
	if (const video_t *video = obs_output_video(output)) {
		sample.framesEncoded = video_output_get_total_frames(video);
		sample.framesSkipped = video_output_get_skipped_frames(video);
	}
	if (sample.streaming) {
		sample.socket = socket_.read(at, sample.handedOver);
	}
	sample.audioBitrate = audioBitrate_;
	return sample;
}

// Each connection counts from zero.
void ObsOutputPort::followTotal(ByteCount handedOver)
{
	const ByteCount before = handedOver < handedOver_ ? ByteCount() : handedOver_;
	total_ = total_ + (handedOver - before);
	handedOver_ = handedOver;
}

// The stream in one line of the log, when it is over.
void ObsOutputPort::sumUp()
{
	if (!std::exchange(ran_, false)) {
		return;
	}
	std::string line =
		std::format("{} ended: {} bytes handed over", name_.empty() ? "stream" : name_, total_.bytes());
	if (const auto encoded = packets_.read()) {
		line += std::format("; {} bytes encoded in {} packets, {} keyframes",
				    (encoded->bytes - encodedBefore_.bytes).bytes(),
				    encoded->packets - encodedBefore_.packets,
				    encoded->keyframes - encodedBefore_.keyframes);
		encodedBefore_ = *encoded;
	}
	writeLog(core::LogLevel::Info, line);
	handedOver_ = total_ = ByteCount();
}

} // namespace host
