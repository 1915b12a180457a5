#ifdef __linux__

#include "obs/PosixSockets.hpp"
#include "obs/SocketProbe.hpp"

#include <algorithm>

#include <linux/sockios.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

using core::ByteCount;
using core::Duration;

namespace host {

namespace {

// The kernel otherwise takes megabytes that OBS can neither see nor drop; this much keeps a fast link busy between two
// wake-ups of the sending thread.
constexpr int kNotSentLowWater = 16 * 1024;
constexpr int kNotSentAsSystem = 0; // gives the say back to the system's own setting

// After an outage TCP tries again after 0.2, 0.4, 0.8 … seconds: as long as the outage was, the stream stays dead after
// it. Linux 6.15 and newer can bound that; older ones refuse, which costs nothing.
constexpr int kRetryAtLeastEveryMs = 1000; // the smallest the kernel allows
constexpr int kTcpRtoMaxMs = 44;           // TCP_RTO_MAX_MS, newer than the headers we build with

// From the kernel's tcp_states.h, which is not among its public headers; glibc's own has an older tcp_info.
constexpr std::uint8_t kEstablished = 1;

std::optional<int> option(int descriptor, int name)
{
	int value = 0;
	socklen_t size = sizeof(value);
	const bool known = getsockopt(descriptor, IPPROTO_TCP, name, &value, &size) == 0;
	return known ? std::optional(value) : std::nullopt;
}

// An older kernel refuses; the stream then only lacks the help.
void setOption(int descriptor, int name, int value)
{
	setsockopt(descriptor, IPPROTO_TCP, name, &value, sizeof(value));
}

class LinuxSocketProbe final : public SocketProbe {
public:
	std::vector<Handle> handles() override { return descriptorsIn("/proc/self/fd"); }
	std::optional<Ports> ports(Handle handle) override { return portsOfDescriptor(static_cast<int>(handle)); }

	std::optional<Reading> read(Handle handle) override
	{
		const int descriptor = static_cast<int>(handle);
		tcp_info info = {};
		socklen_t size = sizeof(info);
		int queued = 0;
		if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0 ||
		    ioctl(descriptor, SIOCOUTQ, &queued) != 0 || info.tcpi_state != kEstablished) {
			return std::nullopt;
		}
		// After a loss the ingest confirms what follows the hole selectively; counting only what is in order
		// would show a stall and then a burst where the link did neither.
		const std::int64_t pastHole =
			std::min<std::int64_t>(static_cast<std::int64_t>(info.tcpi_sacked) * info.tcpi_snd_mss,
					       queued - info.tcpi_notsent_bytes);
		return Reading{
			.counters = {
				.acked = ByteCount::bytes(static_cast<std::int64_t>(info.tcpi_bytes_acked) + pastHole),
				.queued = ByteCount::bytes(queued - pastHole),
				.notSent = ByteCount::bytes(info.tcpi_notsent_bytes),
				.rtt = Duration::us(info.tcpi_rtt),
				.minRtt = Duration::us(info.tcpi_min_rtt),
			}};
	}

	void keepQueueShort(Handle handle, bool wanted) override
	{
		const int descriptor = static_cast<int>(handle);
		if (wanted) {
			retryBefore_ = option(descriptor, kTcpRtoMaxMs);
		}
		setOption(descriptor, TCP_NOTSENT_LOWAT, wanted ? kNotSentLowWater : kNotSentAsSystem);
		if (retryBefore_) {
			setOption(descriptor, kTcpRtoMaxMs, wanted ? kRetryAtLeastEveryMs : *retryBefore_);
		}
	}

private:
	std::optional<int> retryBefore_; // milliseconds
};

} // namespace

std::unique_ptr<SocketProbe> SocketProbe::create()
{
	return std::make_unique<LinuxSocketProbe>();
}

} // namespace host

#endif
