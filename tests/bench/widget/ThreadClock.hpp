#pragma once

#include <string>

#include <sys/types.h>

namespace widget {

// The CPU time that one thread of this process has used so far. Any thread may ask, and a machine that is busy with
// other things changes little of it.
class ThreadClock {
public:
	explicit ThreadClock(pid_t thread) : thread_(thread) {}

	static ThreadClock mine();
	// The thread whose name begins like this. Throws if there is none.
	static ThreadClock named(const std::string &beginning);

	double us() const;

private:
	pid_t thread_;
};

// The steady clock.
double steadyUs();

} // namespace widget
