#pragma once

#include "core/Duration.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace app {

// A thread for calls into the system that may never come back, such as one that waits for a password to be typed.
//
// When it is stopped in the middle of such a call it is left behind: the library's code stays in memory until the
// process ends, so that a call that does return finds it. A job must therefore own all that it touches.
class LooseThread {
public:
	// `name` as for nameThread, a literal. The thread begins with the first job.
	explicit LooseThread(const char *name);
	~LooseThread();
	LooseThread(const LooseThread &) = delete;
	LooseThread &operator=(const LooseThread &) = delete;

	// Any thread. One after the other. Must not throw.
	void post(std::function<void()> job);
	// Drops what has not begun and waits so long for what has. Final. False: it was left behind.
	bool stop(core::Duration patience) noexcept;

private:
	struct State {
		std::mutex mutex;
		std::condition_variable changed;
		std::deque<std::function<void()>> jobs;
		bool stopping = false;
		bool ended = false;
	};
	static void run(const std::shared_ptr<State> &state, const char *name);

	const char *name_;
	std::shared_ptr<State> state_ = std::make_shared<State>();
	std::thread thread_;
};

} // namespace app
