#ifndef _WIN32

#include "obs/PosixSockets.hpp"

#include "obs/SocketAddress.hpp"

#include <charconv>
#include <cstring>
#include <dirent.h>

namespace host {

namespace {

using NameOf = int (*)(int descriptor, sockaddr *name, socklen_t *size);

std::optional<std::uint16_t> portBy(NameOf nameOf, int descriptor)
{
	sockaddr_storage name = {};
	socklen_t size = sizeof(name);
	if (nameOf(descriptor, reinterpret_cast<sockaddr *>(&name), &size) != 0) {
		return std::nullopt;
	}
	return portOf(name);
}

} // namespace

std::vector<SocketProbe::Handle> descriptorsIn(const char *folder)
{
	std::vector<SocketProbe::Handle> found;
	DIR *open = opendir(folder);
	if (!open) {
		return found;
	}
	while (const dirent *entry = readdir(open)) {
		int descriptor = -1;
		const char *name = entry->d_name;
		if (std::from_chars(name, name + std::strlen(name), descriptor).ec == std::errc() &&
		    descriptor != dirfd(open)) {
			found.push_back(static_cast<SocketProbe::Handle>(descriptor));
		}
	}
	closedir(open);
	return found;
}

std::optional<SocketProbe::Ports> portsOfDescriptor(int descriptor)
{
	int type = 0;
	socklen_t size = sizeof(type);
	if (getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) != 0 || type != SOCK_STREAM) {
		return std::nullopt;
	}
	const auto peer = portBy(getpeername, descriptor);
	const auto local = peer ? portBy(getsockname, descriptor) : std::nullopt;
	return local ? std::optional(SocketProbe::Ports{*local, *peer}) : std::nullopt;
}

} // namespace host

#endif
