#include "support/ShopProcess.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <poll.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace support {

namespace {

constexpr std::chrono::seconds kPatience(120); // a cold disk and other builds beside it

[[noreturn]] void become(const std::string &shop, const std::string &script,
			 const std::vector<std::string> &environment, int output)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	dup2(output, STDOUT_FILENO);
	for (const std::string &one : environment) {
		putenv(const_cast<char *>(one.c_str())); // NOLINT: it is the environment from here on
	}
	const std::string run = std::string(LIVESHELF_SOURCE_DIR) + "/tests/shops/run.sh";
	execlp("bash", "bash", run.c_str(), shop.c_str(), script.c_str(), static_cast<char *>(nullptr));
	_exit(127);
}

} // namespace

ShopProcess::ShopProcess(const std::string &shop, const std::string &script,
			 const std::vector<std::string> &environment)
{
	std::array<int, 2> pipe{};
	if (::pipe(pipe.data()) != 0) {
		throw std::runtime_error("no pipe");
	}
	process_ = fork();
	if (process_ == 0) {
		close(pipe[0]);
		become(shop, script, environment, pipe[1]);
	}
	close(pipe[1]);
	output_ = pipe[0];
	waitUntilReady();
}

ShopProcess::~ShopProcess()
{
	kill(process_, SIGKILL);
	waitpid(process_, nullptr, 0);
	close(output_);
}

std::string ShopProcess::url(const std::string &path) const
{
	return "http://127.0.0.1:" + std::to_string(port_) + path;
}

void ShopProcess::waitUntilReady()
{
	using Clock = std::chrono::steady_clock;
	const auto end = Clock::now() + kPatience;
	std::string said;
	while (Clock::now() < end) {
		pollfd waiting{output_, POLLIN, 0};
		std::array<char, 512> some{};
		if (poll(&waiting, 1, 100) <= 0) {
			continue;
		}
		const ssize_t count = read(output_, some.data(), some.size());
		if (count <= 0) {
			break;
		}
		said.append(some.data(), static_cast<std::size_t>(count));
		const auto ready = said.find("READY ");
		if (ready != std::string::npos && said.find('\n', ready) != std::string::npos) {
			port_ = static_cast<std::uint16_t>(std::strtoul(said.c_str() + ready + 6, nullptr, 10));
			return;
		}
	}
	kill(process_, SIGKILL);
	waitpid(process_, nullptr, 0);
	close(output_);
	throw std::runtime_error("the shop did not come up; it said: " + said);
}

} // namespace support
