#include "app/StreamRecord.hpp"

namespace app {

namespace {

using stock::StreamNote;

constexpr core::Duration kSampleEvery = core::Duration::seconds(5);

} // namespace

StreamNote StreamRecord::noteOf(const OutputGuard &guard, StreamNote::What what)
{
	const health::LinkSample &sample = guard.sample();
	return {guard.port()->name(),  what,
		guard.state().current, guard.health().delivered,
		guard.health().queue,  sample.framesTotal,
		sample.framesDropped};
}

void StreamRecord::look(const std::vector<OutputGuard> &guards, core::Instant now)
{
	if (!tell_) {
		return;
	}
	for (auto &[name, output] : outputs_) {
		output.seen = false;
	}
	for (const OutputGuard &guard : guards) {
		if (!guard.streams()) {
			continue;
		}
		const auto [output, isNew] = outputs_.try_emplace(guard.port()->name(), Output{now, true});
		output->second.seen = true;
		if (isNew) {
			tell_(noteOf(guard, StreamNote::What::Started), now);
		} else if (now - output->second.sampledAt >= kSampleEvery) {
			output->second.sampledAt = now;
			tell_(noteOf(guard, StreamNote::What::Sample), now);
		}
	}
	std::erase_if(outputs_, [&](const auto &output) {
		if (!output.second.seen) {
			tell_({.output = output.first, .what = StreamNote::What::Stopped}, now);
		}
		return !output.second.seen;
	});
}

void StreamRecord::end(core::Instant now)
{
	look({}, now);
}

} // namespace app
