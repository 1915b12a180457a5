#include "support/SimulatedControl.hpp"

#include "rate/BitrateController.hpp"
#include "rate/RateBuffer.hpp"
#include "rate/RateSettings.hpp"
#include "support/SimulatedOracle.hpp"

using core::BitRate;
using core::Duration;

namespace support {

namespace {

constexpr Duration kPatient = Duration::seconds(5); // as obs/DropPatience

} // namespace

LinkSimulator::Options optionsFor(SimulatedControl control, LinkSimulator::Options options)
{
	const bool ours = control == SimulatedControl::LiveShelf || control == SimulatedControl::Oracle;
	options.socketReadable = ours;
	options.dropThreshold = ours ? kPatient : LinkSimulator::Options().dropThreshold;
	options.dynamicBitrate = control == SimulatedControl::ObsDynamic;
	return options;
}

void streamUnder(SimulatedControl control, LinkSimulator &simulator, BitRate bitrate, Duration end)
{
	const BitRate floor = rate::RateSettings().floor;
	if (control == SimulatedControl::LiveShelf) {
		rate::BitrateController controller({floor, bitrate});
		rate::RateBuffer buffer(bitrate * Duration::seconds(1));
		simulator.runUntil(end, [&](const health::LinkSample &sample) -> EncoderOrder {
			const BitRate video = controller.onSample(sample).target;
			return {video, buffer.next(sample.at, video, bitrate)};
		});
	} else if (control == SimulatedControl::Oracle) {
		SimulatedOracle oracle(simulator, bitrate, floor);
		simulator.runUntil(end, [&](const health::LinkSample &sample) { return oracle.steer(sample); });
	} else {
		simulator.runUntil(end, {});
	}
}

} // namespace support
