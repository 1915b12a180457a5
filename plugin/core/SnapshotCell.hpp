#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

namespace core {

// Where two threads meet: a writer publishes an immutable value, readers take the latest one.
//
// Any thread may call anything. A publish or a `latest` holds the lock only while a pointer is copied; the graphics
// thread uses `tryLatest`, which never waits at all. The old value is freed by whoever drops the last reference,
// outside the lock.
template<typename T>
class SnapshotCell {
public:
	using Pointer = std::shared_ptr<const T>;

	void publish(Pointer value)
	{
		{
			std::lock_guard guard(mutex_);
			value_.swap(value);
			sequence_.fetch_add(1, std::memory_order_release);
		}
	}

	void publish(T value) { publish(std::make_shared<const T>(std::move(value))); }

	// Null before the first publish.
	Pointer latest() const
	{
		std::lock_guard guard(mutex_);
		return value_;
	}

	// Puts the latest value into `into` and its number into `seen` if it is newer than `seen` and the lock is
	// free this instant. Returns whether it did; if not, ask again next frame.
	bool tryLatest(std::uint64_t &seen, Pointer &into) const
	{
		if (sequence_.load(std::memory_order_acquire) == seen) {
			return false;
		}
		Pointer taken;
		{
			std::unique_lock guard(mutex_, std::try_to_lock);
			if (!guard.owns_lock()) {
				return false;
			}
			taken = value_;
			seen = sequence_.load(std::memory_order_relaxed);
		}
		into = std::move(taken);
		return true;
	}

	// Grows by one with each publish; zero before the first.
	std::uint64_t sequence() const { return sequence_.load(std::memory_order_acquire); }

private:
	mutable std::mutex mutex_;
	Pointer value_;
	std::atomic<std::uint64_t> sequence_{0};
};

} // namespace core
