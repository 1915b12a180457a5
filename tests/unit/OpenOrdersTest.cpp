#include "commerce/ShopAdapter.hpp"
#include "commerce/VendureOpenOrders.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace commerce;

namespace {

ShopOrder openOrder(std::size_t number)
{
	return {.id = std::to_string(number),
		.code = "T",
		.placedAt = {},
		.updatedAt = {},
		.lines = {{.id = "1", .variantId = "A", .units = 1, .open = 1, .taken = {}}}};
}

} // namespace

TEST(OpenOrders, TellsAnOrderOnce)
{
	vendure::OpenOrders orders;
	EXPECT_EQ(orders.news({openOrder(1)}).size(), 1u);
	EXPECT_TRUE(orders.news({openOrder(1)}).empty());
}

TEST(OpenOrders, BeginsAnewInsteadOfGrowingWithoutEnd)
{
	vendure::OpenOrders orders;
	std::vector<ShopOrder> many;
	for (std::size_t number = 1; number <= kMostRemembered; ++number) {
		many.push_back(openOrder(number));
	}
	EXPECT_EQ(orders.news(std::move(many)).size(), kMostRemembered);
	EXPECT_EQ(orders.news({openOrder(1)}).size(), 1u) << "told once more, which changes nothing";
	EXPECT_EQ(orders.take(25, 100), std::vector<std::string>{"1"});
}
