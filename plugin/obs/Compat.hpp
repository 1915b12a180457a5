#pragma once

#include <obs.h>

struct encoder_packet_time; // libobs 31's, unknown to the headers we build with

namespace host {

// What newer libobs have and the one we build with has not, looked up once in the libobs that runs us. Any thread.
struct Compat {
	using PacketCallback = void (*)(obs_output_t *output, encoder_packet *packet, encoder_packet_time *time,
					void *data);
	using ChangePacketCallback = void (*)(obs_output_t *output, PacketCallback callback, void *data);

	// libobs 31.0: each packet on its way to an output. Null before; both are there or neither.
	ChangePacketCallback addPacketCallback = nullptr;
	ChangePacketCallback removePacketCallback = nullptr;
};

const Compat &compat();

} // namespace host
