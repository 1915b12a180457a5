#include "commerce/LevelCollector.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/SoundUpdate.hpp"

#include <utility>

namespace commerce {

void LevelCollector::add(FeedEntry entry)
{
	if (!skuIsSound(entry) || !isNew(*entry.sku)) {
		return;
	}
	StockLevel level{std::move(*entry.sku), excerpt(entry.title, kMaxTitleBytes),
			 excerpt(entry.variant, kMaxTitleBytes), std::nullopt, std::nullopt};
	bool sound = true;
	if (entry.available && !trimmed(*entry.available).empty()) {
		const auto units = readUnits(*entry.available);
		sound = units.has_value();
		if (sound) {
			level.available = *units;
		} else {
			const bool tooMany = units.error() == UnitsFault::TooMany;
			refuse({tooMany ? "Shop.TooManyUnits" : "Shop.BadUnits",
				{{"sku", excerpt(level.sku)}, {"value", excerpt(*entry.available, 40)}}});
		}
	}
	if (entry.updated) {
		level.sourceTime = readTime(*entry.updated);
	}
	level.price = core::Money::parse(trimmed(entry.price), trimmed(entry.currency));
	level.picture = webAddress(entry.picture);
	level.link = webAddress(entry.link);
	index_[level.sku] = update_.levels.size();
	update_.levels.push_back(std::move(level));
	leftOut_.push_back(!sound);
}

void LevelCollector::refuse(core::Message remark)
{
	if (++refused_ <= kMaxRemarks) {
		update_.remarks.push_back(std::move(remark));
	}
}

core::Expected<ShopUpdate> LevelCollector::finish() &&
{
	if (refused_ > kMaxRemarks) {
		core::Message sentence{"Shop.MostlyWrong", {{"count", std::to_string(refused_)}}};
		sentence.parts.push_back({"first", update_.remarks.front()});
		return core::fail(std::move(sentence));
	}
	std::vector<StockLevel> sound;
	sound.reserve(update_.levels.size());
	for (std::size_t level = 0; level < update_.levels.size(); ++level) {
		if (!leftOut_[level]) {
			sound.push_back(std::move(update_.levels[level]));
		}
	}
	update_.levels = std::move(sound);
	update_.complete = update_.remarks.empty();
	return std::move(update_);
}

bool LevelCollector::skuIsSound(const FeedEntry &entry)
{
	const auto complain = [&](const char *key) {
		core::Message remark{key, {{"limit", std::to_string(kMaxIdBytes)}}};
		if (entry.sku) {
			remark.values.emplace_back("sku", excerpt(*entry.sku));
		}
		remark.parts.push_back({"place", entry.place});
		refuse(std::move(remark));
		return false;
	};
	if (!entry.sku || trimmed(*entry.sku).empty()) {
		return complain("Shop.NoSku");
	}
	if (entry.sku->size() > kMaxIdBytes) {
		return complain("Shop.LongSku");
	}
	if (hasControls(*entry.sku)) {
		return complain("Shop.OddSku");
	}
	return true;
}

bool LevelCollector::isNew(const std::string &sku)
{
	const auto found = index_.find(sku);
	if (found == index_.end()) {
		return true;
	}
	if (!leftOut_[found->second]) {
		leftOut_[found->second] = true;
		refuse({"Shop.DuplicateSku", {{"sku", excerpt(sku)}}});
	}
	return false;
}

} // namespace commerce
