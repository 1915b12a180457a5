#include "unit/WooShapes.hpp"

using namespace woo_shapes;

namespace {

ShopAct setShirt(std::int64_t units, std::optional<std::int64_t> seen)
{
	return {.kind = ActKind::SetStock, .variantId = "12/121", .productId = "12", .units = units, .seen = seen};
}

Site shirtAt(int units, int after)
{
	const auto body = [](int count) {
		return R"({"id":121,"status":"publish","manage_stock":true,"stock_quantity":)" + std::to_string(count) +
		       "}";
	};
	return Site({{"GET https://shop.example/wp-json/wc/v3/products/12/variations/121", body(units)},
		     {"PUT https://shop.example/wp-json/wc/v3/products/12/variations/121", body(after)}});
}

} // namespace

TEST(WooActs, SetTheStockThatThePersonSaw)
{
	const Told told = shirtAt(2, 20).ask(shop().act(setShirt(20, 2)));
	ASSERT_FALSE(told.fault) << sentenceOf(told);
	EXPECT_EQ(told.requests.back().body, R"({"stock_quantity":20})");
	EXPECT_EQ(told.last.outcome->before, 2);
	EXPECT_EQ(told.last.outcome->after, 20);
	EXPECT_TRUE(told.last.outcome->remark.empty());
	EXPECT_EQ(told.last.outcome->undo->kind, ActKind::AddStock);
	EXPECT_EQ(told.last.outcome->undo->units, -18);
}

TEST(WooActs, SetNothingWhereTheStockHasMoved)
{
	const Told moved = shirtAt(1, 20).ask(shop().act(setShirt(20, 2)));
	ASSERT_TRUE(moved.fault);
	EXPECT_EQ(moved.fault->kind, FaultKind::Conflict);
	EXPECT_EQ(moved.requests.size(), 1u) << "only looked";
	const Told again = shirtAt(20, 20).ask(shop().act(setShirt(20, 2)));
	ASSERT_FALSE(again.fault) << "the answer to the first try was lost";
	EXPECT_EQ(again.requests.size(), 1u);
	EXPECT_EQ(again.last.outcome->after, 20);
}

TEST(WooActs, SayWhenSomethingWasSoldInTheSameMoment)
{
	ShopAct more = setShirt(5, std::nullopt);
	more.kind = ActKind::AddStock;
	const Told told = shirtAt(2, 6).ask(shop().act(more));
	ASSERT_FALSE(told.fault) << sentenceOf(told);
	EXPECT_EQ(told.requests.back().body, R"({"stock_quantity":7})");
	EXPECT_EQ(told.last.outcome->remark.key, "Woo.NotAsAsked");
	EXPECT_EQ(told.last.outcome->after, 6);
}

TEST(WooActs, PauseOneVariationOnly)
{
	const Site site({{"GET https://shop.example/wp-json/wc/v3/products/12/variations/121",
			  R"({"id":121,"status":"publish"})"},
			 {R"({"status":"private"})", R"({"id":121,"status":"private"})"}});
	const Told told = site.ask(shop().act({.kind = ActKind::Pause, .variantId = "12/121", .productId = "12"}));
	ASSERT_FALSE(told.fault) << sentenceOf(told);
	EXPECT_EQ(told.last.outcome->undo->kind, ActKind::Resume);
	EXPECT_FALSE(shop().abilities().pausesProducts);
}
