#pragma once

#include "core/Instant.hpp"

#include <cstddef>
#include <vector>

namespace core {

// The newest entries of a stream of timed values, bounded by number and by age, in one block of memory that is taken
// once. Oldest first. Not thread-safe.
template<typename T>
class RingWindow {
public:
	struct Entry {
		Instant at;
		T value;
	};

	RingWindow(std::size_t capacity, Duration span) : entries_(capacity), span_(span) {}

	// `at` must not go backwards. Drops what is older than the span, and the oldest when full.
	void push(Instant at, T value)
	{
		while (size_ > 0 && at - front().at > span_) {
			popFront();
		}
		if (size_ == entries_.size()) {
			popFront();
		}
		entries_[(first_ + size_) % entries_.size()] = Entry{at, std::move(value)};
		++size_;
	}

	void clear() { first_ = size_ = 0; }
	bool empty() const { return size_ == 0; }
	std::size_t size() const { return size_; }
	const Entry &operator[](std::size_t index) const { return entries_[(first_ + index) % entries_.size()]; }
	const Entry &front() const { return (*this)[0]; }
	const Entry &back() const { return (*this)[size_ - 1]; }

	// The newest entry at or before `at`, or the oldest there is; null when empty.
	const Entry *atOrBefore(Instant at) const
	{
		for (std::size_t index = size_; index > 0; --index) {
			if ((*this)[index - 1].at <= at || index == 1) {
				return &(*this)[index - 1];
			}
		}
		return nullptr;
	}

private:
	void popFront()
	{
		first_ = (first_ + 1) % entries_.size();
		--size_;
	}

	std::vector<Entry> entries_;
	std::size_t first_ = 0;
	std::size_t size_ = 0;
	Duration span_;
};

} // namespace core
