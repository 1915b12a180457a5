#include "commerce/VendureOpenOrders.hpp"

#include "commerce/ShopAdapter.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace commerce::vendure {

namespace {

bool isOpen(const ShopOrder &order)
{
	return std::ranges::any_of(order.lines, [](const OrderLine &line) { return line.open > 0; });
}

bool isSame(const ShopOrder &a, const ShopOrder &b)
{
	return a.updatedAt == b.updatedAt &&
	       std::ranges::equal(a.lines, b.lines, [](const OrderLine &one, const OrderLine &other) {
		       return one.id == other.id && one.units == other.units && one.open == other.open;
	       });
}

} // namespace

std::vector<std::string> OpenOrders::take(std::size_t inTurn, std::size_t atMost)
{
	++question_;
	const std::size_t most = std::clamp(urgent_, inTurn, atMost);
	urgent_ -= std::min(urgent_, most);
	std::vector<std::string> ids;
	for (std::size_t looked = line_.size(); looked > 0 && ids.size() < most; --looked) {
		std::string id = std::move(line_.front());
		line_.pop_front();
		const auto known = orders_.find(id);
		if (isOpen(known->second.order)) {
			ids.push_back(id);
		} else if (known->second.readBy + 1 < question_) {
			orders_.erase(known);
			continue;
		}
		line_.push_back(std::move(id));
	}
	return ids;
}

std::vector<ShopOrder> OpenOrders::news(std::vector<ShopOrder> orders)
{
	if (orders_.size() >= kMostRemembered) { // they are told once more
		orders_.clear();
		line_.clear();
		urgent_ = 0;
	}
	std::erase_if(orders, [this](const ShopOrder &order) {
		const auto [known, isNew] = orders_.try_emplace(order.id);
		if (isNew) {
			line_.push_back(order.id);
		}
		known->second.readBy = question_;
		if (!isNew && isSame(known->second.order, order)) {
			return true;
		}
		known->second.order = order;
		return false;
	});
	return orders;
}

void OpenOrders::note(const std::vector<StockLevel> &levels)
{
	std::unordered_set<std::string> fell;
	if (onHand_.size() >= kMostRemembered) {
		onHand_.clear();
	}
	for (const StockLevel &level : levels) {
		if (!level.onHand) {
			continue;
		}
		const auto [before, isNew] = onHand_.try_emplace(level.id() + '\n' + level.location, *level.onHand);
		if (!isNew && *level.onHand < before->second) {
			fell.insert(level.id());
		}
		before->second = *level.onHand;
	}
	if (fell.empty()) {
		return;
	}
	const auto others = std::stable_partition(line_.begin(), line_.end(), [&](const std::string &id) {
		return std::ranges::any_of(orders_.at(id).order.lines, [&](const OrderLine &line) {
			return line.open > 0 && fell.contains(line.variant());
		});
	});
	urgent_ = std::min(line_.size(), urgent_ + static_cast<std::size_t>(others - line_.begin()));
}

} // namespace commerce::vendure
