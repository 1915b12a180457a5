// Written from the system's headers; not tested until it has run on a Mac.
#ifdef __APPLE__

#include "obs/PosixSockets.hpp"
#include "obs/SocketProbe.hpp"

#include <algorithm>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netinet/tcp_fsm.h>
#include <sys/socket.h>

using core::ByteCount;
using core::Duration;

namespace host {

namespace {

// As on Linux; macOS heeds it only where a program asks whether it may write, so a blocking sender keeps its buffer.
constexpr int kNotSentLowWater = 16 * 1024;
constexpr int kNotSentAsSystem = 0;

class MacSocketProbe final : public SocketProbe {
public:
	std::vector<Handle> handles() override { return descriptorsIn("/dev/fd"); }
	std::optional<Ports> ports(Handle handle) override { return portsOfDescriptor(static_cast<int>(handle)); }

	std::optional<Reading> read(Handle handle) override
	{
		tcp_connection_info info = {};
		socklen_t size = sizeof(info);
		if (getsockopt(static_cast<int>(handle), IPPROTO_TCP, TCP_CONNECTION_INFO, &info, &size) != 0 ||
		    info.tcpi_state != TCPS_ESTABLISHED) {
			return std::nullopt;
		}
		// The send buffer holds what is in flight as well, which is not told apart: at most a window of it.
		const auto held = static_cast<std::int64_t>(info.tcpi_snd_sbbytes);
		const std::int64_t inFlight =
			std::min<std::int64_t>(held, std::min(info.tcpi_snd_cwnd, info.tcpi_snd_wnd));
		const auto sentOnce = static_cast<std::int64_t>(info.tcpi_txbytes - info.tcpi_txretransmitbytes);
		return Reading{.counters = {
				       .acked = ByteCount::bytes(sentOnce - inFlight),
				       .queued = ByteCount::bytes(held),
				       .notSent = ByteCount::bytes(held - inFlight),
				       .rtt = Duration::ms(info.tcpi_srtt),
				       .minRtt = {}, // not told
			       }};
	}

	void keepQueueShort(Handle handle, bool wanted) override
	{
		const int value = wanted ? kNotSentLowWater : kNotSentAsSystem;
		setsockopt(static_cast<int>(handle), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &value, sizeof(value));
	}
};

} // namespace

std::unique_ptr<SocketProbe> SocketProbe::create()
{
	return std::make_unique<MacSocketProbe>();
}

} // namespace host

#endif
