#pragma once

#include "core/Duration.hpp"
#include "core/Error.hpp"

#include <expected>
#include <optional>

namespace commerce {

// Why a shop did not do what it was asked, as far as it changes what happens next.
enum class FaultKind {
	Throttled,    // asked too often: wait, then the same again
	Unauthorized, // the session is over or the key is wrong: log in again, once
	Refused,      // the shop understood and says no; asking again changes nothing until a person does something
	Broken,       // the shop's own trouble, or an answer that makes no sense: later again
	Offline,      // no answer at all: later again
	Conflict,     // an act that compared first: the figure was not what the person saw
};

struct ShopFault {
	FaultKind kind = FaultKind::Broken;
	core::Error error;
	std::optional<core::Duration> wait = {}; // what the shop asks for, where it does
	bool mayBeDone = false;                  // an act that perhaps changed something all the same

	bool operator==(const ShopFault &) const = default;
};

template<typename T>
using Asked = std::expected<T, ShopFault>;

} // namespace commerce
