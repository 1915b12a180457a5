#pragma once

#include "core/Instant.hpp"

#include <condition_variable>
#include <mutex>

namespace app {

// What wakes the painter. Its lock is never held while something is drawn. Shared by the board and its counters, so
// that a counter which outlives the board wakes nobody instead of touching freed memory.
class PainterBell {
public:
	void ring();
	void close();
	// Returns when rung, when closed, or once `until` has passed; answers whether the painter goes on.
	bool wait(core::Instant until);
	bool isClosed() const;

private:
	mutable std::mutex mutex_;
	std::condition_variable changed_;
	bool rung_ = false;
	bool closed_ = false;
};

} // namespace app
