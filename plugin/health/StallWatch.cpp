#include "health/StallWatch.hpp"

namespace health {

std::optional<StallNews> StallWatch::onSample(const LinkSample &sample, const HealthReport &report)
{
	const bool runs = sample.streaming || sample.reconnecting;
	if (!runs || report.verdict == Verdict::Idle) {
		return end(sample.at);
	}
	const bool dead = sample.reconnecting || report.verdict == Verdict::NetworkDown ||
			  report.verdict == Verdict::EncoderStopped;
	const bool late = dead || report.queue >= tuning_.backWithin;
	if (!late) {
		lateSince_.reset();
	} else if (!lateSince_) {
		lateSince_ = sample.at;
	}
	if (!stalled_) {
		const bool seen = sample.reconnecting || report.verdict == Verdict::EncoderStopped ||
				  report.queue >= tuning_.lateBy || (dead && sample.at - *lateSince_ >= tuning_.lateBy);
		return seen ? turn(true, *lateSince_) : std::nullopt;
	}
	if (late) {
		wellSince_.reset();
		return std::nullopt;
	}
	if (!wellSince_) {
		wellSince_ = sample.at;
	}
	return sample.at - *wellSince_ >= tuning_.calm ? turn(false, *wellSince_) : std::nullopt;
}

std::optional<StallNews> StallWatch::end(core::Instant at)
{
	lateSince_.reset();
	return stalled_ ? turn(false, at) : std::nullopt;
}

std::optional<StallNews> StallWatch::turn(bool stalled, core::Instant at)
{
	stalled_ = stalled;
	wellSince_.reset();
	return StallNews{stalled, at};
}

} // namespace health
