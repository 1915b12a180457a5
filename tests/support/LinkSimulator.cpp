#include "support/LinkSimulator.hpp"

#include <algorithm>

using core::BitRate;
using core::ByteCount;
using core::Duration;

namespace support {

namespace {

constexpr Duration kStep = Duration::ms(1);
constexpr Duration kSampleEvery = Duration::ms(50);
constexpr Duration kAudioEvery = Duration::us(21'333); // 1024 samples at 48 kHz
constexpr Duration kLagEvery = Duration::ms(10);
constexpr std::int64_t kLowWater = std::int64_t{16} * 1024;
constexpr std::int64_t kSendBuffer =
	std::int64_t{200} * 1024; // what Linux's autotuning grants a stream at a short round trip

} // namespace

LinkSimulator::LinkSimulator(LinkPlan link, Scene scene, BitRate bitrate, Options options)
	: plan_(std::move(link)), scene_(scene), options_(options), encoder_(scene, bitrate),
	  tcp_(plan_, options.longestRetry), output_(options.socketReadable ? kLowWater : kSendBuffer),
	  bitrate_(bitrate)
{
}

void LinkSimulator::setScene(const Scene &scene)
{
	scene_ = scene;
	encoder_ = EncoderModel(scene, bitrate_);
}

void LinkSimulator::runUntil(Duration end, const std::function<BitRate(const health::LinkSample &)> &steer)
{
	for (; now_ < end; now_ = now_ + kStep) {
		if (now_ >= nextFrame_) {
			nextFrame_ = nextFrame_ + Duration::seconds(1 / scene_.framesPerSecond);
			const Frame frame = encoder_.next(now_);
			++encoded_;
			if (frame.skipped) {
				++skipped_;
			} else {
				output_.onVideo(now_, frame);
			}
		}
		if (now_ >= nextAudio_) {
			nextAudio_ = nextAudio_ + kAudioEvery;
			output_.onAudio(now_, scene_.audio * kAudioEvery);
		}
		output_.send(tcp_);
		tcp_.step(now_);
		output_.receive(tcp_, [this](Duration captured) { shown_ = captured; });
		if (now_.us() % kLagEvery.us() == 0) {
			lagEachHundredth_.push_back(now_ - shown_ - plan_.roundTrip * 0.5);
		}
		if (now_ >= nextSample_) {
			nextSample_ = nextSample_ + kSampleEvery;
			if (const BitRate wanted = steer(sample()); wanted != bitrate_) {
				bitrate_ = wanted;
				encoder_.setBitrate(now_, wanted);
			}
		}
	}
}

health::LinkSample LinkSimulator::sample() const
{
	health::LinkSample sample;
	sample.at = core::Instant() + now_;
	sample.streaming = true;
	sample.handedOver = ByteCount::bytes(output_.handedOver());
	sample.congestion = std::clamp(output_.congestion(), 0.0, 1.0);
	sample.framesTotal = output_.frames();
	sample.framesDropped = output_.dropped();
	if (options_.socketReadable) {
		sample.socket = health::SocketCounters{
			.acked = ByteCount::bytes(tcp_.acked()),
			.queued = ByteCount::bytes(tcp_.queued()),
			.notSent = ByteCount::bytes(tcp_.notSent()),
			.rtt = tcp_.rtt(),
			.minRtt = tcp_.minRtt(),
		};
	}
	sample.framesRendered = sample.framesEncoded = encoded_;
	sample.framesSkipped = skipped_;
	sample.videoBitrate = bitrate_;
	sample.audioBitrate = scene_.audio;
	return sample;
}

std::vector<Duration> LinkSimulator::lags(Duration from, Duration until) const
{
	const auto index = [&](Duration time) {
		return std::min(static_cast<std::size_t>(time.us() / kLagEvery.us()), lagEachHundredth_.size());
	};
	return {lagEachHundredth_.begin() + static_cast<std::ptrdiff_t>(index(from)),
		lagEachHundredth_.begin() + static_cast<std::ptrdiff_t>(index(until))};
}

Duration LinkSimulator::worstLag(Duration from, Duration until) const
{
	const auto all = lags(from, until);
	return all.empty() ? Duration() : *std::ranges::max_element(all);
}

Duration LinkSimulator::lagPercentile(double share, Duration from, Duration until) const
{
	auto all = lags(from, until);
	if (all.empty()) {
		return {};
	}
	const auto place = all.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(all.size() - 1));
	std::ranges::nth_element(all, place);
	return *place;
}

} // namespace support
