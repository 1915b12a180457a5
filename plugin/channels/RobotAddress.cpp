#include "channels/RobotAddress.hpp"

#include "net/HttpMessage.hpp"
#include "net/Url.hpp"

namespace channels {

core::Expected<void> checkAddress(RobotKind kind, const std::string &address)
{
	if (address.empty()) {
		return core::fail({"Robot.NoAddress", {}});
	}
	const auto url = net::Url::parse(address);
	if (!url || !net::check({.url = address, .headers = {}, .limits = {}, .body = {}})) {
		return core::fail({"Robot.BadAddress", {}});
	}
	const bool here = url->host == "localhost" || url->host == "127.0.0.1" || url->host == "[::1]";
	if (url->scheme == "http" && !here && kind != RobotKind::Plain) {
		return core::fail({"Robot.NotSecret", {}});
	}
	return {};
}

std::string hostIn(const std::string &address)
{
	return net::hostOf(address);
}

} // namespace channels
