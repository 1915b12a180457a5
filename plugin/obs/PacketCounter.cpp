#include "obs/PacketCounter.hpp"

#include "obs/Compat.hpp"

#include <atomic>
#include <cstdint>
#include <utility>
#include <vector>

namespace host {

struct PacketCounter::Counts {
	std::atomic<std::int64_t> bytes{0};
	std::atomic<std::int64_t> packets{0};
	std::atomic<std::int64_t> keyframes{0};
};

PacketCounter::PacketCounter() = default;

PacketCounter::~PacketCounter()
{
	detach();
}

void PacketCounter::attach(obs_output_t *output)
{
	if (!compat().addPacketCallback || (counts_ && obs_weak_output_references_output(output_, output))) {
		return;
	}
	detach();
	output_ = obs_output_get_weak_output(output);
	counts_ = std::make_unique<Counts>();
	compat().addPacketCallback(output, onPacket, counts_.get());
}

void PacketCounter::detach()
{
	if (!counts_) {
		return;
	}
	if (const OBSOutputAutoRelease output = obs_weak_output_get_output(output_)) {
		compat().removePacketCallback(output, onPacket, counts_.get());
		counts_.reset();
		return;
	}
	// Its last reference is gone, but it may not have come to its end yet and still call: what it writes to stays.
	static std::vector<std::unique_ptr<Counts>> left;
	left.push_back(std::move(counts_));
}

std::optional<health::EncodedCounters> PacketCounter::read() const
{
	if (!counts_) {
		return std::nullopt;
	}
	return health::EncodedCounters{.bytes = core::ByteCount::bytes(counts_->bytes.load(std::memory_order_relaxed)),
				       .packets = counts_->packets.load(std::memory_order_relaxed),
				       .keyframes = counts_->keyframes.load(std::memory_order_relaxed)};
}

void PacketCounter::onPacket(obs_output_t *, encoder_packet *packet, encoder_packet_time *, void *data)
{
	auto &counts = *static_cast<Counts *>(data);
	counts.bytes.fetch_add(static_cast<std::int64_t>(packet->size), std::memory_order_relaxed);
	counts.packets.fetch_add(1, std::memory_order_relaxed);
	if (packet->type == OBS_ENCODER_VIDEO && packet->keyframe) {
		counts.keyframes.fetch_add(1, std::memory_order_relaxed);
	}
}

} // namespace host
