#include "support/SimulatedFigures.hpp"

using core::ByteCount;
using core::Duration;

namespace support {

namespace {

constexpr Duration kTooLate = Duration::seconds(2);

} // namespace

SimulatedFigures figuresOf(const LinkSimulator &simulator, Duration from, Duration until)
{
	SimulatedFigures figures;
	int frames = 0;
	int frozen = 0;
	bool broken = false;
	ByteCount shown;
	for (const auto &frame : simulator.frames()) {
		broken = !frame.arrived.isFinite() || (broken && !frame.key);
		if (frame.captured < from || frame.captured >= until) {
			continue;
		}
		++frames;
		frozen += broken || frame.arrived - frame.captured > kTooLate;
		shown = shown + (broken ? ByteCount() : frame.size);
	}
	figures.frozen = frames > 0 ? static_cast<double>(frozen) / frames : 0;
	figures.shown = shown / (until - from);
	figures.lag95 = simulator.lagPercentile(0.95, from, until);
	figures.worstLag = simulator.worstLag(from, until);
	const auto &targets = simulator.targets();
	for (std::size_t index = 1; index < targets.size(); ++index) {
		const bool within = targets[index].at >= from && targets[index].at < until;
		figures.cuts += within && targets[index].bitrate < targets[index - 1].bitrate;
	}
	return figures;
}

} // namespace support
