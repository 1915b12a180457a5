#pragma once

#include "commerce/ShopUpdate.hpp"
#include "core/Error.hpp"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace commerce {

// One entry of a feed as text, before anything is believed.
struct FeedEntry {
	core::Message place;            // where it stands, for sentences
	std::optional<std::string> sku; // absent: the entry has none
	std::string title;
	std::string variant;
	std::optional<std::string> available; // absent or blank: not tracked
	std::optional<std::string> updated;   // what is no time is as good as absent
	// So is what is no price, no currency and no address.
	std::string price;
	std::string currency;
	std::string picture;
	std::string link;
};

// Turns the entries of a whole feed into levels. An entry that cannot be believed is left out with a remark, and the
// others hold; an update with remarks is not complete, so that nothing that was left out counts as gone.
class LevelCollector {
public:
	void add(FeedEntry entry);
	// Leaves an entry out for a reason the caller found.
	void refuse(core::Message remark);

	// An error when so much is wrong that the feed cannot be what it should be.
	core::Expected<ShopUpdate> finish() &&;

private:
	bool skuIsSound(const FeedEntry &entry);
	bool isNew(const std::string &sku);

	ShopUpdate update_;
	std::unordered_map<std::string, std::size_t> index_; // SKU → its level
	std::vector<bool> leftOut_;                          // by level: it has a remark instead
	std::size_t refused_ = 0;
};

} // namespace commerce
