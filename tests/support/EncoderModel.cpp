#include "support/EncoderModel.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

using core::ByteCount;
using core::Duration;

namespace support {

namespace {

constexpr double kKeyframeFiner = 1.4;   // a keyframe's quantiser against its neighbours'
constexpr double kUsualKeyframe = 3;     // its size in ordinary frames, of a moving picture
constexpr double kQuantiserStep = 1.587; // four steps of x264's scale from frame to frame
constexpr double kBlur = 0.4;            // how much of a hard scene the quantiser takes
constexpr double kSparing = 1.02;        // x264 ends a little below what it aims at
constexpr double kUsualFades = 0.95;
constexpr double kFinest = 0.1;  // beyond, a picture has nothing left to win
constexpr double kCoarsest = 16; // x264's last quantiser against one in the middle
constexpr double kThreads = 3;
constexpr double kFirstFill = 0.45; // where the first seconds' hurry leaves it
constexpr double kUnforeseen = 0.1; // a frame's size is known to this part before it is made
constexpr Duration kWave = Duration::seconds(20);
constexpr std::int64_t kHeader = 40; // of a frame whose picture needs nothing

} // namespace

EncoderModel::EncoderModel(const Scene &scene, EncoderOrder order, Kind kind, unsigned seed)
	: scene_(scene), kind_(kind), order_(order), seed_(seed * 2654435761u + 1)
{
	const double framesPerGop = scene.framesPerSecond * scene.keyframeEvery.seconds();
	const double bitsPerGop = static_cast<double>(order.bitrate.bps()) * scene.keyframeEvery.seconds();
	unit_ = bitsPerGop / (framesPerGop - 1 + kUsualKeyframe);
	useBuffer(order);
	fill_ = bufferBits_ * kFirstFill;
	wanted_ = frameBits_;
	spent_ = wanted_ / std::pow(unit_, kBlur);
	nextCut_ = scene.cutsEvery;
	waveFrom_ = kWave * random();
}

void EncoderModel::setScene(const Scene &scene)
{
	scene_ = scene;
	nextCut_ = Duration::infinity();
}

void EncoderModel::set(EncoderOrder order)
{
	if (order == order_) {
		return;
	}
	if (kind_ == Kind::Nvenc) {
		keyDue_ = keyDue_ || order.bitrate != order_.bitrate;
		const double bits = bufferBits_;
		useBuffer(order);
		bufferBits_ = bits;
	} else {
		useBuffer(order);
	}
	order_ = order;
}

void EncoderModel::useBuffer(EncoderOrder order)
{
	const auto rate = static_cast<double>(order.bitrate.bps());
	frameBits_ = rate / scene_.framesPerSecond;
	bufferBits_ = order.buffer > ByteCount() ? static_cast<double>(order.buffer.bytes()) * 8 : rate;
	bufferBits_ = std::max(bufferBits_, frameBits_);
	fading_ = 1 - 0.25 * frameBits_ / bufferBits_;
}

Frame EncoderModel::next(Duration now)
{
	Frame frame;
	frame.skipped = scene_.skippedShare > 0 && random() < scene_.skippedShare;
	if (frame.skipped) {
		return frame;
	}
	frame.key = keyDue_ || now >= nextKey_;
	if (frame.key) {
		// The stream began some time before: the grid lies anywhere.
		const double interval = began_ ? 1 : random();
		keyDue_ = false;
		nextKey_ = now + scene_.keyframeEvery * interval - Duration::ms(1); // frames fall on microseconds
	}
	const double hard = complexity(now, frame.key);
	const double wanted = quantiser(hard, frame.key);
	const double used = withinBuffer(wanted, hard, frame.key);
	double bits = spend(hard, used, frame.key);

	fill_ = std::max(fill_ - bits, 0.0) + frameBits_;
	if (fill_ > bufferBits_) {
		bits += scene_.padded ? fill_ - bufferBits_ : 0;
		fill_ = bufferBits_;
	}
	frame.size = ByteCount::bytes(static_cast<std::int64_t>(bits / 8) + kHeader);
	return frame;
}

double EncoderModel::complexity(Duration now, bool key)
{
	const bool cut = now >= nextCut_;
	if (cut) {
		nextCut_ = nextCut_ + scene_.cutsEvery;
	}
	const double wave = std::sin((now + waveFrom_) / kWave * 2 * std::numbers::pi);
	double hard = unit_ * scene_.fill * (1 + scene_.motion * wave);
	hard *= 1 + scene_.jitter * (2 * random() - 1) * (key ? 0.3 : 1);
	return key || cut ? hard * scene_.keyframeTimes : hard;
}

double EncoderModel::quantiser(double hard, bool key)
{
	recent_ = recent_ * 0.5 + hard;
	recentCount_ = recentCount_ * 0.5 + 1;
	term_ = std::pow(recent_ / recentCount_, kBlur);
	if (key && usualCount_ > 0) {
		return std::exp2(usualLog_ / usualCount_) / kKeyframeFiner;
	}
	const double even = kSparing * term_ * spent_ / wanted_;
	return began_ ? std::clamp(even, lastOrdinary_ / kQuantiserStep, lastOrdinary_ * kQuantiserStep) : even;
}

double EncoderModel::withinBuffer(double wanted, double hard, bool key)
{
	double used = wanted;
	if (!key && fill_ < bufferBits_ / 2) {
		used /= std::clamp(2 * fill_ / bufferBits_, 0.5, 1.0);
	}
	const double share = bufferBits_ >= 5 * frameBits_ ? 2 : 1;
	double bits = hard / used;
	if (bits > fill_ / share) {
		const double finer = std::clamp(fill_ / (share * bits), 0.2, 1.0);
		used /= finer;
		bits *= finer;
	}
	if (bits < frameBits_ / 2) {
		used *= bits * 2 / frameBits_;
	}
	used = std::max(used, wanted);
	const double mustGo = fill_ + frameBits_ - bufferBits_;
	bits = hard / used;
	if (!key && bits < mustGo) {
		used *= std::max(bits / mustGo, bits / (bufferBits_ / 2));
	}
	return std::clamp(used, scene_.fill < 1 ? 1.0 : kFinest, kCoarsest);
}

double EncoderModel::spend(double hard, double used, bool key)
{
	const double planned = hard / used;
	const double left = std::max(fill_ - planned, 0.0);
	const double tolerated = planned + left / kThreads / (key ? 1 : 2);
	const double bits = std::min(planned * (1 + kUnforeseen * (2 * random() - 1)), tolerated);

	spent_ = (spent_ + bits * used / term_) * fading_;
	wanted_ = (wanted_ + frameBits_) * fading_;
	usualLog_ = usualLog_ * kUsualFades + std::log2(used * (key ? kKeyframeFiner : 1));
	usualCount_ = usualCount_ * kUsualFades + 1;
	if (!key) {
		lastOrdinary_ = used;
	} else if (!began_) {
		lastOrdinary_ = used * kKeyframeFiner;
	}
	began_ = true;
	return bits;
}

// 0 … 1; our own so that every platform's test sees the same frames.
double EncoderModel::random()
{
	seed_ = seed_ * 1664525u + 1013904223u;
	return static_cast<double>(seed_ >> 8) / static_cast<double>(1u << 24);
}

} // namespace support
