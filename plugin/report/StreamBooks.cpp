#include "report/StreamBooks.hpp"

#include <algorithm>

namespace report {

namespace {

constexpr std::size_t kMostSamples = 720;
constexpr double kSilence = 60; // as long without a sample: the process was dead

} // namespace

StreamBooks::Output &StreamBooks::output(const std::string &name)
{
	const auto known = std::ranges::find(outputs_, name, [](const Output &it) { return it.curve.output; });
	if (known != outputs_.end()) {
		return *known;
	}
	outputs_.emplace_back().curve.output = name;
	return outputs_.back();
}

void StreamBooks::onStream(double at, const stock::StreamNote &note)
{
	if (at < 0 || at > length_) {
		return;
	}
	Output &it = output(note.output);
	if (it.since && at - it.seen > kSilence) {
		end(it, it.seen);
	}
	if (!it.since) {
		it.since = at;
		it.frames = it.dropped = 0;
	}
	it.seen = at;
	it.frames = std::max(it.frames, note.frames);
	it.dropped = std::max(it.dropped, note.dropped);
	if (note.what == stock::StreamNote::What::Stopped) {
		end(it, at);
	} else if (note.what == stock::StreamNote::What::Sample) {
		addSample(it, {at, static_cast<double>(note.set.kbps()), static_cast<double>(note.delivered.kbps()),
			       note.queue.seconds()});
	}
}

// What got through is joined by its mean; how far behind the sender was, by the worst.
void StreamBooks::addSample(Output &output, const StreamCurve::Sample &sample)
{
	auto &samples = output.curve.samples;
	if (output.joined > 0 && output.joined < output.joins) {
		StreamCurve::Sample &last = samples.back();
		const auto weight = static_cast<double>(output.joined);
		last.delivered = (last.delivered * weight + sample.delivered) / (weight + 1);
		last.set = (last.set * weight + sample.set) / (weight + 1);
		last.queue = std::max(last.queue, sample.queue);
		++output.joined;
		return;
	}
	samples.push_back(sample);
	output.joined = 1;
	if (samples.size() < kMostSamples) {
		return;
	}
	std::size_t kept = 0;
	for (std::size_t i = 0; i + 1 < samples.size(); i += 2) {
		StreamCurve::Sample joined = samples[i];
		joined.set = (joined.set + samples[i + 1].set) / 2;
		joined.delivered = (joined.delivered + samples[i + 1].delivered) / 2;
		joined.queue = std::max(joined.queue, samples[i + 1].queue);
		samples[kept++] = joined;
	}
	samples.resize(kept);
	output.joins *= 2;
	output.joined = output.joins;
}

void StreamBooks::end(Output &output, double at)
{
	output.curve.spans.push_back({*output.since, at});
	output.curve.frames += output.frames;
	output.curve.dropped += output.dropped;
	output.since.reset();
	output.joined = 0;
}

void StreamBooks::onStall(double at, const stock::StallNote &note)
{
	if (note.begun) {
		stalledSince_ = stalledSince_.value_or(at);
		return;
	}
	if (stalledSince_ && at > 0 && *stalledSince_ < length_) {
		stalls_.push_back({{std::max(*stalledSince_, 0.0), std::min(at, length_)}, at > length_, {}});
	}
	stalledSince_.reset();
}

std::vector<StreamCurve> StreamBooks::streams() const
{
	std::vector<StreamCurve> curves;
	for (Output output : outputs_) {
		if (output.since) {
			end(output, length_ - output.seen > kSilence ? output.seen : length_);
		}
		curves.push_back(std::move(output.curve));
	}
	return curves;
}

std::vector<Stall> StreamBooks::stalls() const
{
	auto all = stalls_;
	if (stalledSince_ && *stalledSince_ < length_) {
		all.push_back({{std::max(*stalledSince_, 0.0), length_}, true, {}});
	}
	return all;
}

} // namespace report
