#include "commerce/ReadAges.hpp"

#include <unordered_set>

namespace commerce {

void ReadAges::setListed(const std::vector<std::string> &ids)
{
	const std::unordered_set<std::string_view> listed(ids.begin(), ids.end());
	for (auto entry = entries_.begin(); entry != entries_.end();) {
		if (listed.contains(entry->id)) {
			++entry;
			continue;
		}
		byId_.erase(entry->id);
		entry = entries_.erase(entry);
	}
	auto place = entries_.begin();
	for (const std::string &id : ids) {
		if (!byId_.contains(id)) {
			const auto entry = entries_.insert(place, {id, std::nullopt});
			byId_.emplace(entry->id, entry);
		}
	}
}

void ReadAges::onRead(const std::string &id, core::Instant at)
{
	if (const auto known = byId_.find(id); known != byId_.end()) {
		known->second->readAt = at;
		entries_.splice(entries_.end(), entries_, known->second);
		return;
	}
	const auto entry = entries_.insert(entries_.end(), {id, at});
	byId_.emplace(entry->id, entry);
}

std::optional<core::Instant> ReadAges::readAt(const std::string &id) const
{
	const auto known = byId_.find(id);
	return known == byId_.end() ? std::nullopt : known->second->readAt;
}

} // namespace commerce
