#pragma once

#include "core/Instant.hpp"
#include "core/WallTime.hpp"

namespace stock {

// When we heard something: for ages on air, and as a date, which stands in where a shop says no time itself.
struct Heard {
	core::Instant at;
	core::WallTime wall;
};

} // namespace stock
