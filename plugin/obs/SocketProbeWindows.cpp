// Written from the system's documentation; not tested until it has run on Windows.
#ifdef _WIN32

#include "obs/SocketAddress.hpp" // Winsock before the others
#include "obs/SocketProbe.hpp"

#include <algorithm>

#include <mstcpip.h>

using core::ByteCount;
using core::Duration;

namespace host {

namespace {

// Handles are multiples of four, given out from the bottom; twice as many as are open covers the gaps.
constexpr SocketProbe::Handle kHandleStep = 4;
constexpr DWORD kHandlesMost = 32'768;

using NameOf = int(WSAAPI *)(SOCKET socket, sockaddr *name, int *size);

std::optional<std::uint16_t> portBy(NameOf nameOf, SOCKET socket)
{
	sockaddr_storage name = {};
	int size = sizeof(name);
	if (nameOf(socket, reinterpret_cast<sockaddr *>(&name), &size) != 0) {
		return std::nullopt;
	}
	return portOf(name);
}

// Winsock works only while somebody has started it.
class WindowsSocketProbe final : public SocketProbe {
public:
	WindowsSocketProbe()
	{
		WSADATA data = {};
		started_ = WSAStartup(MAKEWORD(2, 2), &data) == 0;
	}

	~WindowsSocketProbe() override
	{
		if (started_) {
			WSACleanup();
		}
	}

	WindowsSocketProbe(const WindowsSocketProbe &) = delete;
	WindowsSocketProbe &operator=(const WindowsSocketProbe &) = delete;

	// Sockets look like pipes; asking for that first is cheaper than asking Winsock about each handle.
	std::vector<Handle> handles() override
	{
		std::vector<Handle> found;
		DWORD open = 0;
		if (!GetProcessHandleCount(GetCurrentProcess(), &open)) {
			return found;
		}
		const DWORD most = std::min(open * 2, kHandlesMost);
		for (DWORD index = 1; index <= most; ++index) {
			const Handle handle = index * kHandleStep;
			if (GetFileType(reinterpret_cast<HANDLE>(handle)) == FILE_TYPE_PIPE) {
				found.push_back(handle);
			}
		}
		return found;
	}

	std::optional<Ports> ports(Handle handle) override
	{
		const auto peer = portBy(getpeername, handle);
		const auto local = peer ? portBy(getsockname, handle) : std::nullopt;
		return local ? std::optional(Ports{*local, *peer}) : std::nullopt;
	}

	// Windows 10 1703 and newer; older ones refuse.
	std::optional<Reading> read(Handle handle) override
	{
		DWORD version = 0;
		TCP_INFO_v0 info = {};
		DWORD size = 0;
		if (WSAIoctl(handle, SIO_TCP_INFO, &version, sizeof(version), &info, sizeof(info), &size, nullptr,
			     nullptr) != 0 ||
		    info.State != TCPSTATE_ESTABLISHED) {
			return std::nullopt;
		}
		const auto sentOnce = static_cast<std::int64_t>(info.BytesOut) - info.BytesRetrans;
		return Reading{.counters =
				       {
					       .acked = ByteCount::bytes(sentOnce - info.BytesInFlight),
					       .queued = ByteCount::bytes(info.BytesInFlight),
					       .notSent = {},
					       .rtt = Duration::us(info.RttUs),
					       .minRtt = Duration::us(info.MinRttUs),
				       },
			       .unsentKnown = false};
	}

	// Windows has no such mark.
	void keepQueueShort(Handle, bool) override {}

private:
	bool started_ = false;
};

} // namespace

std::unique_ptr<SocketProbe> SocketProbe::create()
{
	return std::make_unique<WindowsSocketProbe>();
}

} // namespace host

#endif
