#include "commerce/ExchangeBounds.hpp"

namespace commerce {

ShopFault endless()
{
	return {FaultKind::Broken, {{"Shop.Endless", {}, {}}, {}}};
}

std::optional<ShopFault> ExchangeBounds::onReply(const Reply &reply)
{
	++answers_;
	things_ += reply.update.levels.size() + reply.update.orders.size() + reply.update.moves.size();
	if (things_ > limits_.things) {
		return endless();
	}
	if (!reply.next) {
		return std::nullopt;
	}
	auto asked = std::pair(reply.next->url, reply.next->body);
	if (answers_ >= limits_.answers || asked_ == asked) {
		return endless();
	}
	asked_ = std::move(asked);
	return std::nullopt;
}

} // namespace commerce
