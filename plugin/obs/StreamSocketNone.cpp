// Where the stream's socket cannot be read yet: the control then works with libobs's own counters, and the health
// report says so (`socketKnown`).
#ifndef __linux__

#include "obs/StreamSocket.hpp"

namespace host {

namespace {

class NoStreamSocket final : public StreamSocket {
public:
	void lookFor(std::uint16_t) override {}
	std::optional<health::SocketCounters> read(core::Instant, core::ByteCount) override { return std::nullopt; }
	void keepQueueShort(bool) override {}
};

} // namespace

std::unique_ptr<StreamSocket> StreamSocket::create()
{
	return std::make_unique<NoStreamSocket>();
}

} // namespace host

#endif
