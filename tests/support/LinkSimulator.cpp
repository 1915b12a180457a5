#include "support/LinkSimulator.hpp"

#include <algorithm>

using core::BitRate;
using core::ByteCount;
using core::Duration;

namespace support {

namespace {

constexpr Duration kSampleEvery = Duration::ms(50); // as app/StreamLoop
constexpr Duration kSampleSoon = Duration::ms(20);
constexpr Duration kAudioEvery = Duration::us(21'333); // 1024 samples at 48 kHz
constexpr Duration kLagEvery = Duration::ms(10);
constexpr std::int64_t kLowWater = std::int64_t{16} * 1024;
constexpr std::int64_t kConfirmAfter = std::int64_t{64} * 1024; // the stream's socket shows by its growth
// x264 hands a frame out when three later ones have been given to its threads, and then needs a few milliseconds.
constexpr double kFramesInEncoder = 3;
constexpr Duration kEncodes = Duration::ms(5);

std::optional<ObsDynamicBitrate> dynamicBitrate(const LinkSimulator::Options &options, BitRate video, BitRate audio)
{
	return options.dynamicBitrate ? std::optional(ObsDynamicBitrate(video, audio)) : std::nullopt;
}

} // namespace

LinkSimulator::LinkSimulator(LinkPlan link, Scene scene, BitRate bitrate, Options options)
	: plan_(std::move(link)), scene_(scene), options_(options), order_{bitrate, {}},
	  encoder_(scene, order_, options.encoder, options.seed), tcp_(plan_, options.congestion),
	  output_(options.dropThreshold, dynamicBitrate(options, bitrate, scene.audio))
{
	nextFrame_ = Duration::ms(options.seed * 7 % 33);
	nextAudio_ = Duration::ms(options.seed * 5 % 21);
	nextSample_ = Duration::ms(options.seed * 11 % 50);
	targets_.push_back({Duration::zero(), bitrate});
	if (options.sendBuffer > ByteCount()) {
		tcp_.fixSendBuffer(options.sendBuffer.bytes());
	}
}

void LinkSimulator::setScene(const Scene &scene)
{
	scene_ = scene;
	encoder_.setScene(scene);
}

void LinkSimulator::runUntil(Duration end, const Steer &steer)
{
	const auto arrives = [this](std::int64_t number) {
		onArrival(number);
	};
	while (true) {
		const Duration next = std::max(nextEvent(), now_);
		if (next >= end) {
			break;
		}
		now_ = next;
		if (now_ >= nextFrame_) {
			capture();
		}
		emerge();
		if (now_ >= nextAudio_) {
			addAudio();
		}
		tcp_.run(now_);
		if (output_.send(now_, tcp_)) {
			tcp_.run(now_);
		}
		output_.receive(tcp_, arrives);
		if (now_ >= nextSample_) {
			const health::LinkSample seen = sample();
			meter_.onSample(seen);
			nextSample_ = nextSample_ + (meter_.queue() > Duration::zero() ? kSampleSoon : kSampleEvery);
			if (steer) {
				order(steer(seen));
			}
		}
	}
	now_ = std::max(now_, end);
}

Duration LinkSimulator::nextEvent() const
{
	Duration next = std::min({nextFrame_, nextAudio_, nextSample_, tcp_.nextAt()});
	if (!emerging_.empty()) {
		next = std::min(next, emerging_.front().at);
	}
	return next;
}

void LinkSimulator::capture()
{
	const Duration interval = Duration::seconds(1 / scene_.framesPerSecond);
	const Frame frame = encoder_.next(now_);
	++encoded_;
	if (frame.skipped) {
		++skipped_;
	} else {
		emerging_.push_back({now_ + interval * kFramesInEncoder + kEncodes,
				     static_cast<std::int64_t>(frames_.size()), frame});
		frames_.push_back({.captured = now_, .size = frame.size, .key = frame.key});
	}
	nextFrame_ = nextFrame_ + interval;
}

void LinkSimulator::emerge()
{
	while (!emerging_.empty() && emerging_.front().at <= now_) {
		const Emerging &frame = emerging_.front();
		const Duration captured = frames_[static_cast<std::size_t>(frame.number)].captured;
		if (const auto wanted = output_.onVideo(now_, frame.number, frame.frame, captured)) {
			order({*wanted, {}});
		}
		emerging_.pop_front();
	}
}

void LinkSimulator::addAudio()
{
	nextAudio_ = nextAudio_ + kAudioEvery;
	output_.onAudio(now_, scene_.audio * kAudioEvery);
}

void LinkSimulator::order(EncoderOrder order)
{
	if (order.bitrate != order_.bitrate) {
		targets_.push_back({now_, order.bitrate});
	}
	order_ = order;
	encoder_.set(order);
}

void LinkSimulator::onArrival(std::int64_t number)
{
	SentFrame &frame = frames_[static_cast<std::size_t>(number)];
	frame.arrived = now_;
	shown_.push_back({now_, frame.captured});
}

health::LinkSample LinkSimulator::sample()
{
	if (options_.socketReadable && !socketFound_ && output_.handedOver() >= kConfirmAfter) {
		socketFound_ = true;
		tcp_.keepQueueShort(kLowWater, options_.longestRetry);
	}
	health::LinkSample sample;
	sample.at = core::Instant() + now_;
	sample.streaming = true;
	sample.handedOver = ByteCount::bytes(output_.handedOver());
	sample.dropThreshold = options_.dropThreshold;
	sample.congestion = std::clamp(output_.congestion(), 0.0, 1.0);
	sample.framesTotal = output_.frames();
	sample.framesDropped = output_.dropped();
	if (socketFound_) {
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
	sample.videoBitrate = order_.bitrate;
	sample.audioBitrate = scene_.audio;
	return sample;
}

ByteCount LinkSimulator::backlog() const
{
	return ByteCount::bytes(output_.queuedBytes() + tcp_.queued());
}

Duration LinkSimulator::unavoidable() const
{
	return Duration::seconds(kFramesInEncoder / scene_.framesPerSecond) + kEncodes + plan_.roundTrip * 0.5;
}

Duration LinkSimulator::worstLag(Duration from, Duration until) const
{
	Duration worst;
	for (std::size_t index = 0; index < shown_.size(); ++index) {
		const Duration replaced = index + 1 < shown_.size() ? shown_[index + 1].at : now_;
		if (replaced >= from && shown_[index].at < until) {
			worst = std::max(worst, std::min(replaced, until) - shown_[index].captured);
		}
	}
	return std::max(worst - unavoidable(), Duration::zero());
}

Duration LinkSimulator::lagPercentile(double share, Duration from, Duration until) const
{
	std::vector<Duration> all;
	std::size_t next = 0;
	for (Duration at = from; at < until; at = at + kLagEvery) {
		while (next < shown_.size() && shown_[next].at <= at) {
			++next;
		}
		if (next > 0) {
			all.push_back(at - shown_[next - 1].captured - unavoidable());
		}
	}
	if (all.empty()) {
		return {};
	}
	const auto place = all.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(all.size() - 1));
	std::ranges::nth_element(all, place);
	return *place;
}

} // namespace support
