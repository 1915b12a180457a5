#pragma once

#include "core/Duration.hpp"
#include "show/RunEntry.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace show {

// Whether an entry can be pitched now. The words differ, not only the looks.
enum class RunState {
	Ready,
	SoldOut,
	Paused,  // there, but not for sale at any shop
	Missing, // no shop on the shelf has it
};

struct RunLine {
	RunEntry entry;
	std::string title; // with the variant where one is pitched; the SKU while the shelf does not know it
	RunState state = RunState::Ready;
	std::optional<std::int64_t> left; // of all its variants; absent: not tracked or not known
	core::Duration spent;             // in this round

	bool operator==(const RunLine &) const = default;
};

struct RunNext {
	std::string sku;
	std::string title;

	bool operator==(const RunNext &) const = default;
};

// The run of show as people see it.
struct RunView {
	std::vector<RunLine> lines;
	std::optional<std::size_t> place;     // the line that is pitched, or was last; absent: it has not begun
	bool onAir = false;                   // that line is on air; false: something else is, or nothing
	std::optional<core::Duration> behind; // the plan; less than zero: ahead of it
	int round = 1;                        // after the last product comes the first again
	std::optional<RunNext> next;          // what "next" would put on air

	bool operator==(const RunView &) const = default;
};

} // namespace show
