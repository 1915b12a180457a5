#pragma once

#include "health/LinkSample.hpp"

#include <obs.hpp>

#include <memory>
#include <optional>

struct encoder_packet_time; // libobs 31's

namespace host {

// Counts what an output is given by its encoders, packet by packet, where libobs lets us (31.0 and newer).
//
// Not thread-safe; owned by ObsOutputPort. Its callback runs on an encoder's thread under a lock of the output's and
// only adds to atomic numbers.
class PacketCounter {
public:
	PacketCounter();
	~PacketCounter();
	PacketCounter(const PacketCounter &) = delete;
	PacketCounter &operator=(const PacketCounter &) = delete;

	// Counts this output's packets from now on; the one it counts already is not started afresh.
	void attach(obs_output_t *output);
	// Absent on an older libobs.
	std::optional<health::EncodedCounters> read() const;

private:
	struct Counts;

	static void onPacket(obs_output_t *output, encoder_packet *packet, encoder_packet_time *time, void *data);
	void detach();

	OBSWeakOutputAutoRelease output_;
	std::unique_ptr<Counts> counts_; // there while the callback is
};

} // namespace host
