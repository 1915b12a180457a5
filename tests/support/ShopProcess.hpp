#pragma once

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace support {

// A shop's server from tests/shops, which prints "READY <port>" once it listens. It ends with this object, and with
// this process. POSIX only.
class ShopProcess {
public:
	// `shop` and `script` as tests/shops/run.sh takes them. Throws when it is not up in time.
	ShopProcess(const std::string &shop, const std::string &script,
		    const std::vector<std::string> &environment = {});
	~ShopProcess();
	ShopProcess(const ShopProcess &) = delete;
	ShopProcess &operator=(const ShopProcess &) = delete;

	std::uint16_t port() const { return port_; }
	std::string url(const std::string &path = {}) const;

private:
	void waitUntilReady();

	pid_t process_ = -1;
	int output_ = -1;
	std::uint16_t port_ = 0;
};

} // namespace support
