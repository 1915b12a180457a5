#ifdef __linux__

#include "obs/StreamSocket.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <dirent.h>
#include <vector>

#include <linux/sockios.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>

using core::ByteCount;
using core::Duration;
using core::Instant;
using health::SocketCounters;

namespace host {

namespace {

// A look through all descriptors costs two system calls each; a new connection is rarely made.
constexpr Duration kLookEvery = Duration::seconds(1);
constexpr Duration kLookEveryLater = Duration::seconds(5);
constexpr Duration kSoon = Duration::seconds(10);

// Growth that confirms a socket. The output counts a packet when all of it was taken, so a keyframe under way makes
// the two differ; the framing of RTMP and TLS adds a few per cent.
constexpr std::int64_t kConfirmAfterBytes = std::int64_t{64} * 1024;
constexpr double kConfirmWithin = 0.15;
constexpr std::int64_t kConfirmSlack = std::int64_t{16} * 1024;

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

struct Found {
	int descriptor = -1;
	ino_t inode = 0; // descriptors are reused, sockets are not
	std::int64_t takenAtFirst = 0;
	ByteCount handedAtFirst;
};

bool isSameSocket(const Found &socket)
{
	struct stat status = {};
	return fstat(socket.descriptor, &status) == 0 && S_ISSOCK(status.st_mode) && status.st_ino == socket.inode;
}

std::optional<std::uint16_t> peerPort(int descriptor)
{
	int protocol = 0;
	socklen_t size = sizeof(protocol);
	if (getsockopt(descriptor, SOL_SOCKET, SO_PROTOCOL, &protocol, &size) != 0 || protocol != IPPROTO_TCP) {
		return std::nullopt;
	}
	sockaddr_storage peer = {};
	size = sizeof(peer);
	if (getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &size) != 0) {
		return std::nullopt;
	}
	switch (peer.ss_family) {
	case AF_INET:
		return ntohs(reinterpret_cast<const sockaddr_in &>(peer).sin_port);
	case AF_INET6:
		return ntohs(reinterpret_cast<const sockaddr_in6 &>(peer).sin6_port);
	default:
		return std::nullopt;
	}
}

std::optional<SocketCounters> countersOf(const Found &socket)
{
	tcp_info info = {};
	socklen_t size = sizeof(info);
	int queued = 0;
	if (!isSameSocket(socket) || getsockopt(socket.descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0 ||
	    ioctl(socket.descriptor, SIOCOUTQ, &queued) != 0 || info.tcpi_state != kEstablished) {
		return std::nullopt;
	}
	// After a loss the ingest confirms what follows the hole selectively; counting only what is in order would show
	// a stall and then a burst where the link did neither.
	const std::int64_t pastHole = std::min<std::int64_t>(
		static_cast<std::int64_t>(info.tcpi_sacked) * info.tcpi_snd_mss, queued - info.tcpi_notsent_bytes);
	return SocketCounters{
		.acked = ByteCount::bytes(static_cast<std::int64_t>(info.tcpi_bytes_acked) + pastHole),
		.queued = ByteCount::bytes(queued - pastHole),
		.notSent = ByteCount::bytes(info.tcpi_notsent_bytes),
		.rtt = Duration::us(info.tcpi_rtt),
		.minRtt = Duration::us(info.tcpi_min_rtt),
	};
}

std::int64_t taken(const SocketCounters &counters)
{
	return (counters.acked + counters.queued).bytes();
}

class LinuxStreamSocket final : public StreamSocket {
public:
	void lookFor(std::uint16_t port) override
	{
		port_ = port;
		socket_.reset();
		acked_ = ByteCount();
		queueIsShort_ = false;
		candidates_.clear();
		searching_ = false;
		handedBefore_ = ByteCount();
	}

	std::optional<SocketCounters> read(Instant at, ByteCount handedOver) override
	{
		if (port_ == 0) {
			return std::nullopt;
		}
		if (handedOver < handedBefore_) {
			lookFor(port_); // the output has connected anew
		}
		handedBefore_ = handedOver;
		if (socket_) {
			if (auto counters = countersOf(*socket_)) {
				// The last segments of a frame are shorter than the selective count assumes.
				counters->acked = acked_ = std::max(acked_, counters->acked);
				return counters;
			}
			lookFor(port_);
		}
		search(at, handedOver);
		confirm(handedOver);
		return socket_ ? countersOf(*socket_) : std::nullopt;
	}

	void keepQueueShort(bool wanted) override
	{
		if (!socket_ || queueIsShort_ == wanted || !isSameSocket(*socket_)) {
			return;
		}
		queueIsShort_ = wanted;
		if (wanted) {
			retryBefore_ = get(kTcpRtoMaxMs);
		}
		set(TCP_NOTSENT_LOWAT, wanted ? kNotSentLowWater : kNotSentAsSystem);
		if (retryBefore_) {
			set(kTcpRtoMaxMs, wanted ? kRetryAtLeastEveryMs : *retryBefore_);
		}
	}

private:
	void search(Instant at, ByteCount handedOver)
	{
		if (!searching_) {
			searching_ = true;
			searchingSince_ = at;
		} else if (at - lookedAt_ < (at - searchingSince_ < kSoon ? kLookEvery : kLookEveryLater)) {
			return;
		}
		lookedAt_ = at;
		std::erase_if(candidates_, [](const Found &socket) { return !isSameSocket(socket); });
		DIR *folder = opendir("/proc/self/fd");
		if (!folder) {
			return;
		}
		while (const dirent *entry = readdir(folder)) {
			int descriptor = -1;
			const char *name = entry->d_name;
			if (std::from_chars(name, name + std::strlen(name), descriptor).ec == std::errc() &&
			    descriptor != dirfd(folder)) {
				consider(descriptor, handedOver);
			}
		}
		closedir(folder);
	}

	void consider(int descriptor, ByteCount handedOver)
	{
		struct stat status = {};
		const bool known = std::ranges::any_of(
			candidates_, [&](const Found &socket) { return socket.descriptor == descriptor; });
		if (known || peerPort(descriptor) != port_ || fstat(descriptor, &status) != 0) {
			return;
		}
		Found socket{descriptor, status.st_ino, 0, handedOver};
		if (const auto counters = countersOf(socket)) {
			socket.takenAtFirst = taken(*counters);
			candidates_.push_back(socket);
		}
	}

	void confirm(ByteCount handedOver)
	{
		double closest = 0;
		for (const Found &candidate : candidates_) {
			const auto counters = countersOf(candidate);
			const std::int64_t given = (handedOver - candidate.handedAtFirst).bytes();
			if (!counters || given < kConfirmAfterBytes) {
				continue;
			}
			const double apart =
				std::abs(static_cast<double>(taken(*counters) - candidate.takenAtFirst - given));
			const double most = static_cast<double>(given) * kConfirmWithin + kConfirmSlack;
			if (apart <= most && (!socket_ || apart < closest)) {
				closest = apart;
				socket_ = candidate;
			}
		}
		if (socket_) {
			candidates_.clear();
		}
	}

	// An older kernel refuses; the stream then only lacks the help.
	void set(int option, int value) { setsockopt(socket_->descriptor, IPPROTO_TCP, option, &value, sizeof(value)); }

	std::optional<int> get(int option)
	{
		int value = 0;
		socklen_t size = sizeof(value);
		const bool known = getsockopt(socket_->descriptor, IPPROTO_TCP, option, &value, &size) == 0;
		return known ? std::optional(value) : std::nullopt;
	}

	std::uint16_t port_ = 0;
	std::optional<Found> socket_;
	ByteCount acked_;
	bool queueIsShort_ = false;
	std::optional<int> retryBefore_; // milliseconds
	std::vector<Found> candidates_;
	ByteCount handedBefore_;
	bool searching_ = false;
	Instant searchingSince_;
	Instant lookedAt_;
};

} // namespace

std::unique_ptr<StreamSocket> StreamSocket::create()
{
	return std::make_unique<LinuxStreamSocket>();
}

} // namespace host

#endif
