#pragma once

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <netinet/in.h>
#include <sys/socket.h>
#endif

#include <cstdint>
#include <optional>

namespace host {

// Of an Internet address; other sockets have none. Any thread.
inline std::optional<std::uint16_t> portOf(const sockaddr_storage &name)
{
	switch (name.ss_family) {
	case AF_INET:
		return ntohs(reinterpret_cast<const sockaddr_in &>(name).sin_port);
	case AF_INET6:
		return ntohs(reinterpret_cast<const sockaddr_in6 &>(name).sin6_port);
	default:
		return std::nullopt;
	}
}

} // namespace host
