#include "shops/shopify/ShopifyMock.hpp"

using namespace shopify_mock;

namespace {

class ShopifyOrders : public ShopifyMock {
protected:
	void buy(const std::vector<std::pair<std::string, int>> &lines)
	{
		json list = json::array();
		for (const auto &[sku, units] : lines) {
			list.push_back(json::array({sku, units}));
		}
		control({{"do", "order"}, {"lines", list}});
	}

	static std::vector<std::string> codesOf(const Asked<Exchanged> &read)
	{
		std::vector<std::string> codes;
		for (const ShopOrder &order : read->update.orders) {
			codes.push_back(order.code);
		}
		return codes;
	}
};

} // namespace

TEST_F(ShopifyOrders, ComeOpenOnesFirstAndThenWhatChanges)
{
	buy({{"LS-S", 2}, {"LS-M", 1}});
	buy({{"LS-L", 1}});
	buy({{"MUG-1", 3}});
	control({{"do", "ship"}, {"name", "#1002"}});
	const auto open1 = runner.run(open.ordersSince(""));
	ASSERT_TRUE(open1) << sentenceOf(open1);
	EXPECT_THAT(codesOf(open1), testing::UnorderedElementsAre("#1003", "#1001"));
	const auto &orders = open1->update.orders;
	const ShopOrder &first = orders[0].code == "#1001" ? orders[0] : orders[1];
	ASSERT_EQ(first.lines.size(), 2u);
	EXPECT_EQ(first.lines[0].variantId, kShirtS);
	EXPECT_EQ(first.lines[0].sku, "LS-S");
	EXPECT_EQ(first.lines[0].units, 2);
	EXPECT_EQ(first.lines[0].open, 2);
	EXPECT_EQ(first.lines[0].taken, std::nullopt);
	ASSERT_FALSE(open1->last.mark.empty());

	control({{"do", "ship"}, {"name", "#1001"}});
	control({{"do", "cancel"}, {"name", "#1003"}});
	const auto then = runner.run(open.ordersSince(open1->last.mark));
	ASSERT_TRUE(then) << sentenceOf(then);
	for (const ShopOrder &order : then->update.orders) {
		for (const OrderLine &line : order.lines) {
			EXPECT_EQ(line.open, 0) << order.code << " is shipped or cancelled";
			EXPECT_EQ(line.units == 0, order.code == "#1003") << order.code;
		}
	}
	EXPECT_THAT(codesOf(then), testing::UnorderedElementsAre("#1001", "#1002", "#1003"));
}

TEST_F(ShopifyOrders, AreReadToTheirLastLineAndPage)
{
	std::vector<std::pair<std::string, int>> many;
	for (int pin = 1; pin <= 45; ++pin) {
		many.emplace_back("PIN-" + std::to_string(pin), 1);
	}
	buy(many);
	for (int order = 0; order < 25; ++order) {
		buy({{"PIN-100", 1}});
	}
	const auto read = runner.run(open.ordersSince(""));
	ASSERT_TRUE(read) << sentenceOf(read);
	ASSERT_EQ(read->update.orders.size(), 26u);
	const auto &orders = read->update.orders;
	const auto large = std::ranges::find(orders, "#1001", &ShopOrder::code);
	ASSERT_NE(large, orders.end());
	EXPECT_EQ(large->lines.size(), 45u);
}

TEST_F(ShopifyOrders, ShowAnOversellThatTheStockHides)
{
	buy({{"LS-L", 2}});
	buy({{"LS-L", 2}});
	control({{"do", "set"}, {"sku", "LS-L"}, {"units", 0}}); // somebody puts the figure right
	const auto read = runner.run(open.ordersSince(""));
	ASSERT_TRUE(read) << sentenceOf(read);
	std::int64_t promised = 0;
	for (const ShopOrder &order : read->update.orders) {
		promised += order.lines.at(0).open;
	}
	EXPECT_EQ(promised, 4) << "of three";
}
