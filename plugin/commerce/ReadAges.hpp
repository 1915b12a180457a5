#pragma once

#include "core/Instant.hpp"

#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace commerce {

// When each variant of a shop was last read, the longest ago first. Owned by Pacer.
class ReadAges {
public:
	struct Entry {
		std::string id;
		std::optional<core::Instant> readAt; // absent: never
	};

	// Forgets all others; new ones were never read.
	void setListed(const std::vector<std::string> &ids);
	// `at` must not go back. A variant that is new is added.
	void onRead(const std::string &id, core::Instant at);

	std::optional<core::Instant> readAt(const std::string &id) const;
	const std::list<Entry> &oldestFirst() const { return entries_; }

private:
	std::list<Entry> entries_;
	std::unordered_map<std::string_view, std::list<Entry>::iterator> byId_; // keys are in the entries
};

} // namespace commerce
