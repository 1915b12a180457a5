#include "app/ShopRemarks.hpp"

#include <string>
#include <utility>
#include <vector>

namespace app {

void ShopRemarks::Remarks::add(const std::vector<core::Message> &remarks)
{
	if (count == 0 && !remarks.empty()) {
		first = remarks.front();
	}
	count += remarks.size();
}

void ShopRemarks::take(const std::string &shop, const commerce::ShopUpdate &update)
{
	if (update.unchanged) { // so is what could not be used
		return;
	}
	Readings &readings = shops_[shop][update.reading];
	if (update.begins) {
		readings.underWay = {};
	}
	readings.underWay.add(update.remarks);
	if (update.ends) {
		readings.standing = std::exchange(readings.underWay, {});
	}
}

// Readings of several kinds meet the same things; what the one with the most of them says is said.
core::Message ShopRemarks::sentence() const
{
	for (const auto &[shop, kinds] : shops_) {
		Remarks said;
		for (const auto &[kind, readings] : kinds) {
			if (readings.most().count > said.count) {
				said = readings.most();
			}
		}
		if (said.count > 0) {
			return {"Shelf.Remarks", {{"count", std::to_string(said.count)}}, {{"first", said.first}}};
		}
	}
	return {};
}

} // namespace app
