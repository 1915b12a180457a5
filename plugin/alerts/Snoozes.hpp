#pragma once

#include "core/Instant.hpp"

#include <map>
#include <string>
#include <vector>

namespace alerts {

// A SKU that is to be quiet for a while.
struct Snooze {
	std::string sku;
	core::Instant until;

	bool operator==(const Snooze &) const = default;
};

// The SKUs that a person wants no warnings about for some minutes. Not thread-safe.
class Snoozes {
public:
	void begin(const std::string &sku, core::Instant now, core::Duration howLong);
	// False: it was not snoozed.
	bool end(const std::string &sku) { return snoozed_.erase(sku) > 0; }
	bool contains(const std::string &sku) const { return snoozed_.contains(sku); }
	// Those that are over at `now`, which are then forgotten. A clock that went back makes none longer than it was.
	std::vector<std::string> takeOver(core::Instant now);

	// Which ends first stands first.
	std::vector<Snooze> list() const;

private:
	struct Span {
		core::Instant from;
		core::Duration length;
	};

	std::map<std::string, Span> snoozed_;
};

} // namespace alerts
