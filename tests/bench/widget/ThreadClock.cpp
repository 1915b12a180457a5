#include "widget/ThreadClock.hpp"

#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <unistd.h>

namespace widget {

namespace {

// As the kernel builds a clock's id of a thread's (posix-timers.h); glibc has it for whoever holds the pthread_t only.
clockid_t clockOf(pid_t thread)
{
	constexpr unsigned kOfOneThread = 4;
	constexpr unsigned kScheduled = 2;
	return static_cast<clockid_t>((~static_cast<unsigned>(thread) << 3) | kOfOneThread | kScheduled);
}

} // namespace

ThreadClock ThreadClock::mine()
{
	return ThreadClock(gettid());
}

ThreadClock ThreadClock::named(const std::string &beginning)
{
	for (const auto &task : std::filesystem::directory_iterator("/proc/self/task")) {
		std::string name;
		std::getline(std::ifstream(task.path() / "comm"), name);
		if (name.starts_with(beginning)) {
			return ThreadClock(std::stoi(task.path().filename()));
		}
	}
	throw std::runtime_error("there is no thread " + beginning);
}

double ThreadClock::us() const
{
	timespec used = {};
	clock_gettime(clockOf(thread_), &used);
	return static_cast<double>(used.tv_sec) * 1e6 + static_cast<double>(used.tv_nsec) / 1e3;
}

double steadyUs()
{
	return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace widget
