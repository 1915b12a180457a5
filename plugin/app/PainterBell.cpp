#include "app/PainterBell.hpp"

#include <chrono>

namespace app {

void PainterBell::ring()
{
	{
		std::lock_guard guard(mutex_);
		rung_ = true;
	}
	changed_.notify_one();
}

void PainterBell::close()
{
	{
		std::lock_guard guard(mutex_);
		closed_ = true;
	}
	changed_.notify_one();
}

bool PainterBell::wait(core::Instant until)
{
	std::unique_lock lock(mutex_);
	const auto woken = [this] {
		return rung_ || closed_;
	};
	if (until == core::Instant::never()) {
		changed_.wait(lock, woken);
	} else {
		changed_.wait_until(lock, std::chrono::steady_clock::time_point(std::chrono::microseconds(until.us())),
				    woken);
	}
	rung_ = false;
	return !closed_;
}

bool PainterBell::isClosed() const
{
	std::lock_guard guard(mutex_);
	return closed_;
}

} // namespace app
