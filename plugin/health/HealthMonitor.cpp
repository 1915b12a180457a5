#include "health/HealthMonitor.hpp"

#include <cmath>
#include <format>
#include <string>

using core::Duration;
using core::Message;

namespace health {

namespace {

constexpr std::size_t kSamplesKept = 320; // more than five seconds of samples

double share(std::int64_t part, std::int64_t whole, std::int64_t least)
{
	return whole >= least ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

std::string withTenths(std::int64_t tenths)
{
	return std::format("{}.{}", tenths / 10, tenths % 10);
}

std::int64_t tenths(double value)
{
	return std::llround(value * 10);
}

} // namespace

HealthMonitor::HealthMonitor(HealthTuning tuning, LinkTuning link)
	: tuning_(tuning), meter_(link), frames_(kSamplesKept, tuning.framesSpan)
{
}

const HealthReport &HealthMonitor::onSample(const LinkSample &sample)
{
	if (sample.streaming) {
		meter_.onSample(sample);
	} else {
		meter_.reset();
	}
	encoder_.onSample(sample);
	followFrames(sample);
	report_.at = sample.at;
	report_.delivered = meter_.delivered();
	report_.queue = meter_.queue();
	report_.queueBytes = meter_.backlog();
	report_.capacity = meter_.capacity();
	report_.socketKnown = meter_.socketKnown();
	report_.packetsKnown = sample.encoded.has_value();
	settle(sample, judge(sample));
	return report_;
}

void HealthMonitor::followFrames(const LinkSample &sample)
{
	const Frames now{sample.framesRendered, sample.framesLagged, sample.framesEncoded, sample.framesSkipped,
			 sample.framesDropped};
	const bool restarted = !frames_.empty() && (now.encoded < frames_.back().value.encoded ||
						    now.rendered < frames_.back().value.rendered ||
						    now.dropped < frames_.back().value.dropped);
	if (restarted || !sample.streaming) {
		frames_.clear();
	}
	frames_.push(sample.at, now);
	const Frames &then = frames_.front().value;
	report_.skippedShare = share(now.skipped - then.skipped, now.encoded - then.encoded, tuning_.framesLeast);
	report_.laggedShare = share(now.lagged - then.lagged, now.rendered - then.rendered, tuning_.framesLeast);
	dropping_ = now.dropped > frames_.atOrBefore(sample.at - Duration::seconds(1))->value.dropped;
}

// What is wrong at this instant, judged against the gentler limits while that verdict already stands.
Verdict HealthMonitor::judge(const LinkSample &sample) const
{
	if (sample.reconnecting) {
		return Verdict::NetworkDown;
	}
	if (!sample.streaming) {
		return Verdict::Idle;
	}
	if (encoder_.stopped()) {
		return Verdict::EncoderStopped;
	}
	const auto stands = [&](Verdict verdict) {
		return report_.verdict == verdict;
	};
	if (meter_.stalledFor() >= tuning_.downAfter) {
		return Verdict::NetworkDown;
	}
	const bool waiting = stands(Verdict::NetworkWeak) || stands(Verdict::NetworkDown);
	if (dropping_ || report_.queue > (waiting ? tuning_.wellQueue : tuning_.weakQueue)) {
		return Verdict::NetworkWeak;
	}
	if (report_.skippedShare > (stands(Verdict::EncoderBusy) ? tuning_.freeShare : tuning_.busyShare)) {
		return Verdict::EncoderBusy;
	}
	if (report_.laggedShare > (stands(Verdict::RendererBusy) ? tuning_.freeShare : tuning_.busyShare)) {
		return Verdict::RendererBusy;
	}
	return Verdict::Good;
}

void HealthMonitor::settle(const LinkSample &sample, Verdict now)
{
	const Verdict before = report_.verdict;
	const bool certain = now == Verdict::Idle || before == Verdict::Idle ||
			     (before == Verdict::NetworkDown && now == Verdict::NetworkWeak);
	const bool worse = now != Verdict::Good &&
			   (before == Verdict::Good || now == Verdict::NetworkDown || now == Verdict::EncoderStopped);
	if (now == before) {
		troubleAt_ = sample.at;
	} else if (certain || worse || sample.at - troubleAt_ >= tuning_.calmLeast) {
		report_.verdict = now;
		troubleAt_ = sample.at;
	}
	say(sample, report_.verdict != before);
}

void HealthMonitor::say(const LinkSample &sample, bool atOnce)
{
	if (!atOnce && !report_.sentence.empty() && sample.at - saidAt_ < tuning_.sentenceEvery) {
		return;
	}
	saidAt_ = sample.at;
	const Said now = toSay(sample);
	if (now == said_ && !report_.sentence.empty()) {
		return;
	}
	said_ = now;
	const std::string rate = withTenths(now.tenthsOfMbps);
	const std::string time = withTenths(now.tenthsOfSecond) + " s";
	const std::string share = std::format("{} %", now.percent);
	switch (now.verdict) {
	case Verdict::Idle:
		report_.sentence = {"Health.Idle", {}};
		return;
	case Verdict::Good:
		report_.sentence = {"Health.Good", {{"rate", rate}}};
		return;
	case Verdict::NetworkWeak:
		report_.sentence = {"Health.NetworkWeak", {{"rate", rate}, {"queue", time}}};
		return;
	case Verdict::NetworkDown:
		report_.sentence = now.reconnecting ? Message{"Health.Reconnecting", {}}
						    : Message{"Health.NetworkDown", {{"time", time}}};
		return;
	case Verdict::EncoderBusy:
		report_.sentence = {"Health.EncoderBusy", {{"share", share}}};
		return;
	case Verdict::EncoderStopped:
		report_.sentence = {"Health.EncoderStopped", {}};
		return;
	case Verdict::RendererBusy:
		report_.sentence = {"Health.RendererBusy", {{"share", share}}};
		return;
	}
}

// Only the figures that the verdict's sentence shows; the others stay zero and cannot change it.
HealthMonitor::Said HealthMonitor::toSay(const LinkSample &sample) const
{
	Said now{.verdict = report_.verdict, .reconnecting = sample.reconnecting};
	switch (report_.verdict) {
	case Verdict::Idle:
	case Verdict::EncoderStopped:
		break;
	case Verdict::NetworkWeak:
		now.tenthsOfSecond = tenths(report_.queue.seconds());
		[[fallthrough]];
	case Verdict::Good:
		now.tenthsOfMbps = tenths(report_.delivered.mbps());
		break;
	case Verdict::NetworkDown:
		now.tenthsOfSecond = tenths(meter_.stalledFor().seconds());
		break;
	case Verdict::EncoderBusy:
		now.percent = std::llround(report_.skippedShare * 100);
		break;
	case Verdict::RendererBusy:
		now.percent = std::llround(report_.laggedShare * 100);
		break;
	}
	return now;
}

} // namespace health
