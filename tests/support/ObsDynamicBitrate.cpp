#include "support/ObsDynamicBitrate.hpp"

#include <algorithm>

using core::BitRate;
using core::Duration;

namespace support {

namespace {

constexpr Duration kTrigger = Duration::ms(200);
constexpr Duration kClimbEvery = Duration::seconds(4);
constexpr Duration kLeastWindow = Duration::seconds(1);
constexpr Duration kMostWindow = Duration::seconds(2);
constexpr std::int64_t kFloor = 50;
constexpr std::int64_t kRound = 100;

} // namespace

ObsDynamicBitrate::ObsDynamicBitrate(BitRate video, BitRate audio)
	: original_(video.kbps()), audio_(audio.kbps()), current_(video.kbps())
{
}

void ObsDynamicBitrate::onSent(Duration began, Duration ended, std::int64_t bytes)
{
	window_.push_back({began, bytes});
	windowBytes_ += bytes;
	const Duration length = ended - window_.front().began;
	if (length >= kMostWindow) { // one a packet, and the length stays as it was
		windowBytes_ -= window_.front().bytes;
		window_.pop_front();
	}
	estimate_ = 0;
	if (length >= kLeastWindow) {
		estimate_ = windowBytes_ * 1000 / length.ms() * 8 / 1000;
		estimate_ = estimate_ > 0 ? std::max(kFloor, estimate_ - audio_) : 0;
	}
}

std::optional<BitRate> ObsDynamicBitrate::onVideo(Duration now, std::optional<Duration> queued)
{
	std::optional<BitRate> change;
	if (climbsAt_ && now >= *climbsAt_) {
		change = climb(now);
	}
	if (queued && *queued >= kTrigger) {
		if (const auto lower = cut(now)) {
			change = lower;
		}
	}
	return change;
}

std::optional<BitRate> ObsDynamicBitrate::climb(Duration now)
{
	climbsAt_.reset();
	previous_ = current_;
	current_ = std::min(original_, current_ + original_ / 10);
	if (current_ < original_) {
		climbsAt_ = now + kClimbEvery;
	}
	return BitRate::kbps(current_);
}

std::optional<BitRate> ObsDynamicBitrate::cut(Duration now)
{
	std::int64_t wanted = previous_; // nothing known: the last climb is taken back
	if (estimate_ > 0 && estimate_ < current_) {
		window_.clear();
		windowBytes_ = 0;
		wanted = std::max(kFloor, estimate_ / kRound * kRound);
	}
	if (wanted == 0 || wanted == current_) {
		return std::nullopt;
	}
	previous_ = 0;
	current_ = wanted;
	climbsAt_ = now + kClimbEvery;
	return BitRate::kbps(current_);
}

} // namespace support
