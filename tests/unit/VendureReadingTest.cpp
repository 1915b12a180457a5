#include "unit/VendureShapes.hpp"

using namespace vendure_shapes;

TEST_F(VendureTest, ReadsALevelOfEachVariant)
{
	const auto levels = levelsOf(variants(variant({}), 1));
	ASSERT_THAT(levels, SizeIs(1));
	const StockLevel &level = levels.front();
	EXPECT_EQ(level.variantId, "1");
	EXPECT_EQ(level.sku, "LS-S");
	EXPECT_EQ(level.title, "Linen Shirt");
	EXPECT_EQ(level.variant, "S");
	EXPECT_EQ(level.productId, "1");
	EXPECT_EQ(level.location, "1");
	EXPECT_EQ(level.onHand, 12);
	EXPECT_EQ(level.committed, 2);
	EXPECT_EQ(level.available, 10);
	EXPECT_EQ(level.sourceTime, readTime("2026-11-22T22:02:13Z"));
	EXPECT_FALSE(level.paused);
}

TEST_F(VendureTest, ReadsWhatACounterShowsBeside)
{
	logIn();
	const auto levelOf = [&](const VariantShape &shape) {
		return levelsOf(variants(variant(shape), 1)).front();
	};
	const std::string own = R"({"preview":"https://shop.example/assets/preview/01/shirt__preview.jpg"})";
	const std::string common = R"({"preview":"https://cdn.example/p.jpg?key=1"})";
	const StockLevel both = levelOf({.asset = own, .productAsset = common});
	EXPECT_EQ(both.price->text(), "$35.88");
	EXPECT_EQ(both.picture, "https://shop.example/assets/preview/01/shirt__preview.jpg?preset=large");
	EXPECT_EQ(both.link, "") << "the Admin API knows no page of the shop";
	EXPECT_EQ(levelOf({.productAsset = common}).picture, "https://cdn.example/p.jpg?key=1");
	EXPECT_EQ(levelOf({}).picture, "");
}

TEST_F(VendureTest, PricesHaveTheDigitsThatTheServerNamesAtTheLogin)
{
	EXPECT_EQ(levelsOf(variants(variant({}), 1)).front().price, std::nullopt) << "not known yet";
	const auto priceAfter = [&](const std::string &money) {
		logIn(money);
		return levelsOf(variants(variant({}), 1)).front().price;
	};
	EXPECT_EQ(priceAfter(moneyDigits(4))->text(), "$0.3588") << "the shop keeps its money in finer units";
	EXPECT_EQ(priceAfter(moneyDigits(0))->text(), "$3588.00");
	EXPECT_EQ(priceAfter(moneyDigits(77)), std::nullopt);
	EXPECT_EQ(priceAfter(R"({"errors":[{"message":"Cannot query field \"moneyStrategyPrecision\" on type )"
			     R"(\"ServerConfig\".","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]})")
			  ->text(),
		  "$35.88")
		<< "before Vendure 2.2 there were two digits";
}

TEST_F(VendureTest, TheThresholdCountsOnceForAllPlaces)
{
	const auto twoPlaces = [&](const std::string &threshold, int global) {
		std::int64_t sum = 0;
		for (const StockLevel &level : levelsOf(variants(
			     variant({.threshold = threshold, .levels = place(1, 5, 1) + "," + place(2, 20, 3)}), 1,
			     "true", global))) {
			sum += *level.available;
		}
		return sum;
	};
	const char *own = R"("outOfStockThreshold":4,"useGlobalOutOfStockThreshold":false)";
	const char *global = R"("outOfStockThreshold":4,"useGlobalOutOfStockThreshold":true)";
	EXPECT_EQ(twoPlaces(own, 100), 21 - 4);
	EXPECT_EQ(twoPlaces(global, 2), 21 - 2);
	EXPECT_EQ(twoPlaces(global, -10), 21 + 10) << "may sell ten beyond its stock";
}

TEST_F(VendureTest, UntrackedVariantsHaveNoFigure)
{
	const auto figureOf = [&](const std::string &track, const std::string &global) {
		return levelsOf(variants(variant({.track = track}), 1, global)).front().available;
	};
	EXPECT_EQ(figureOf("TRUE", "false"), 10);
	EXPECT_EQ(figureOf("FALSE", "true"), std::nullopt);
	EXPECT_EQ(figureOf("INHERIT", "true"), 10);
	EXPECT_EQ(figureOf("INHERIT", "false"), std::nullopt);
}

TEST_F(VendureTest, WhatIsDisabledIsPaused)
{
	EXPECT_TRUE(levelsOf(variants(variant({.enabled = "false"}), 1)).front().paused);
	std::string page = variants(variant({}), 1);
	const std::string product = R"("name":"Linen Shirt","enabled":true)";
	page.replace(page.find(product), product.size(), R"("name":"Linen Shirt","enabled":false)");
	EXPECT_TRUE(levelsOf(page).front().paused) << "its whole product is";
}

TEST_F(VendureTest, IdsMayBeNumbers)
{
	const auto levels = levelsOf(variants(variant({.id = "9007199254740993"}), 1));
	EXPECT_EQ(levels.front().variantId, "9007199254740993");
}

TEST_F(VendureTest, FiguresThatMakeNoSenseAreLeftOutWithARemarkAndTheRestHolds)
{
	const auto exchange = adapter->readAll();
	const std::string odd[] = {
		variant({.id = R"("2")", .levels = R"({"stockLocationId":"1","stockOnHand":null,"stockAllocated":0})"}),
		variant({.id = R"("3")", .levels = R"({"stockLocationId":"1","stockOnHand":1.5,"stockAllocated":0})"}),
		variant({.id = R"("4")", .levels = R"({"stockLocationId":"1","stockOnHand":1e18,"stockAllocated":0})"}),
		variant({.id = R"("5")", .sku = ""}),
		variant({.id = R"("6")", .threshold = R"("outOfStockThreshold":"x")"}),
	};
	std::string items = variant({});
	for (const std::string &one : odd) {
		items += "," + one;
	}
	const auto reply = answer(*exchange, variants(items, 6));
	ASSERT_TRUE(reply);
	EXPECT_THAT(reply->update.levels, SizeIs(1));
	EXPECT_THAT(reply->update.remarks, SizeIs(5));
}

TEST_F(VendureTest, PagesOverlapAndTheLastIsComplete)
{
	std::string items;
	for (int id = 103; id > 3; --id) {
		items += (items.empty() ? "" : ",") + variant({.id = std::to_string(id)});
	}
	const auto exchange = adapter->readAll();
	EXPECT_EQ(optionsOf(exchange->first()), json::parse(R"({"take":100,"skip":0,"sort":{"id":"DESC"}})"));
	const auto first = answer(*exchange, variants(items, 103));
	ASSERT_TRUE(first && first->next);
	EXPECT_FALSE(first->update.complete);
	EXPECT_EQ(optionsOf(*first->next)["skip"], 95);
	const auto second = answer(*exchange, variants(variant({.id = "4"}) + "," + variant({.id = "3"}) + "," +
							       variant({.id = "2"}) + "," + variant({.id = "1"}),
						       103));
	ASSERT_TRUE(second);
	EXPECT_FALSE(second->next);
	EXPECT_TRUE(second->update.complete);
	EXPECT_EQ(second->update.readAt, kNow);
}

TEST_F(VendureTest, ALastPageThatIsShortIsNotComplete)
{
	const auto reply = answer(*adapter->readAll(), variants(variant({}) + "," + variant({.id = "2"}), 3));
	ASSERT_TRUE(reply);
	EXPECT_FALSE(reply->next);
	EXPECT_FALSE(reply->update.complete);
}

TEST_F(VendureTest, AShopThatClaimsMoreThanItTellsEndsTheReading)
{
	const auto exchange = adapter->readAll();
	ASSERT_TRUE(answer(*exchange, variants(variant({}), 1'000'000'000))->next);
	const auto empty = answer(*exchange, variants("", 1'000'000'000));
	ASSERT_TRUE(empty);
	EXPECT_FALSE(empty->next);
	EXPECT_FALSE(empty->update.complete);
}

TEST_F(VendureTest, ReadsSomeByTheirIds)
{
	const auto exchange = adapter->readSome({"4", "5"});
	EXPECT_EQ(optionsOf(exchange->first()), json::parse(R"({"take":2,"filter":{"id":{"in":["4","5"]}}})"));
	const auto reply = answer(*exchange, variants(variant({.id = R"("4")"}), 1));
	ASSERT_TRUE(reply);
	EXPECT_THAT(reply->update.levels, SizeIs(1));
	EXPECT_FALSE(reply->update.complete);
}

TEST_F(VendureTest, FaultsOfTheServerAreToldApart)
{
	const auto fault = [&](const std::string &body, long status = 200, net::HttpHeaders headers = {}) {
		return answer(*adapter->readAll(), body, status, std::move(headers));
	};
	const auto validation = fault(R"({"errors":[{"message":"Cannot query field \"nonsense\"","extensions":)"
				      R"({"code":"GRAPHQL_VALIDATION_FAILED"}}]})",
				      400);
	EXPECT_EQ(kindOf(validation), FaultKind::Refused);
	EXPECT_EQ(sentenceOf(validation), "Vendure.OtherVersion");
	EXPECT_EQ(kindOf(fault(R"({"errors":[{"message":"Cannot take more than 1000 results from a list query",)"
			       R"("extensions":{"code":"USER_INPUT_ERROR"}}],"data":null})")),
		  FaultKind::Refused);
	EXPECT_EQ(kindOf(fault(R"({"errors":[{"message":"FOREIGN KEY constraint failed"}],"data":null})")),
		  FaultKind::Broken);
	EXPECT_EQ(kindOf(fault("<html>", 502)), FaultKind::Broken);
	EXPECT_EQ(kindOf(fault("<html>", 200)), FaultKind::Broken);
	EXPECT_EQ(fault("", 429, {{"retry-after", "7"}}).error().wait, core::Duration::seconds(7));
	for (const char *odd : {R"({"data":{}})", R"({"data":{"productVariants":null}})", "[]", "null", "7", "{}",
				R"({"data":{"productVariants":{"items":{},"totalItems":1}}})",
				R"({"data":{"productVariants":{"items":[],"totalItems":"many"}}})",
				R"({"data":{"productVariants":{"items":[],"totalItems":1}},"data":{}})"}) {
		EXPECT_EQ(sentenceOf(fault(odd)), "Shop.NotGraphQl") << odd;
	}
}

TEST_F(VendureTest, EntriesOfAnyShapeAreNeverTrusted)
{
	const auto reply =
		answer(*adapter->readAll(),
		       variants(R"(null,7,"x",[],{},{"id":{},"sku":[]},{"id":"9","sku":"A","stockLevels":{}})", 7));
	ASSERT_TRUE(reply);
	EXPECT_FALSE(reply->update.complete) << "some had no id";
	EXPECT_THAT(reply->update.remarks, SizeIs(7));
}
