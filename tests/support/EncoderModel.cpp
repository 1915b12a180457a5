#include "support/EncoderModel.hpp"

#include <algorithm>

using core::BitRate;
using core::ByteCount;
using core::Duration;

namespace support {

namespace {

constexpr double kKeyframeShareOfBuffer = 0.6; // the largest seen of x264 under OBS

} // namespace

EncoderModel::EncoderModel(const Scene &scene, BitRate bitrate) : scene_(scene), used_(bitrate) {}

void EncoderModel::setBitrate(Duration now, BitRate bitrate)
{
	coming_.push_back({now + scene_.follows, bitrate});
}

Frame EncoderModel::next(Duration now)
{
	while (!coming_.empty() && coming_.front().seenFrom <= now) {
		used_ = coming_.front().bitrate;
		coming_.pop_front();
	}
	Frame frame;
	frame.skipped = scene_.skippedShare > 0 && random() < scene_.skippedShare;
	if (frame.skipped) {
		return frame;
	}
	const double framesPerGop = scene_.framesPerSecond * scene_.keyframeEvery.seconds();
	const double gop = static_cast<double>((used_ * scene_.keyframeEvery).bytes()) * scene_.fill;
	const double ordinary = gop / (framesPerGop - 1 + scene_.keyframeTimes);
	frame.key = !lastKey_ || now - *lastKey_ >= scene_.keyframeEvery;
	if (frame.key) {
		lastKey_ = now;
		const double most = static_cast<double>((used_ * scene_.rateBuffer).bytes()) * kKeyframeShareOfBuffer;
		frame.size =
			ByteCount::bytes(static_cast<std::int64_t>(std::min(ordinary * scene_.keyframeTimes, most)));
	} else {
		const double factor = 1 + scene_.jitter * (2 * random() - 1);
		frame.size = ByteCount::bytes(static_cast<std::int64_t>(ordinary * factor));
	}
	return frame;
}

// 0 … 1; our own so that every platform's test sees the same frames.
double EncoderModel::random()
{
	seed_ = seed_ * 1664525u + 1013904223u;
	return static_cast<double>(seed_ >> 8) / static_cast<double>(1u << 24);
}

} // namespace support
