#include "unit/VendureShapes.hpp"

using namespace vendure_shapes;

TEST_F(VendureTest, SetsStockWhereThePersonSawItAndReadsItBack)
{
	const auto exchange = adapter->act(
		{.kind = ActKind::SetStock, .variantId = "1", .location = "1", .units = 50, .seen = 10, .key = "k"});
	EXPECT_EQ(optionsOf(exchange->first()), json::parse(R"({"take":1,"filter":{"id":{"eq":"1"}}})"));
	const auto write = answer(*exchange, variants(variant({}), 1));
	ASSERT_TRUE(write && write->next) << sentenceOf(write);
	EXPECT_EQ(json::parse(write->next->body)["variables"],
		  json::parse(R"({"input":[{"id":"1","stockLevels":[{"stockLocationId":"1","stockOnHand":52}]}]})"))
		<< "two are allocated";
	const auto again = answer(*exchange, R"({"data":{"updateProductVariants":[{"id":"1"}]}})");
	ASSERT_TRUE(again && again->next);
	const auto done = answer(*exchange, variants(variant({.levels = place(1, 52, 2)}), 1));
	ASSERT_TRUE(done && done->outcome);
	EXPECT_EQ(done->outcome->before, 10);
	EXPECT_EQ(done->outcome->after, 50);
	EXPECT_TRUE(done->outcome->remark.empty());
	ASSERT_TRUE(done->outcome->undo);
	EXPECT_EQ(*done->outcome->undo,
		  (ShopAct{.kind = ActKind::AddStock, .variantId = "1", .location = "1", .units = -40}))
		<< "takes away what was added, and no sale besides";
	EXPECT_THAT(done->update.levels, SizeIs(1)) << "the new figure is known at once";
}

TEST_F(VendureTest, AFigureThatMovedSinceIsAConflict)
{
	const auto exchange =
		adapter->act({.kind = ActKind::SetStock, .variantId = "1", .location = "1", .units = 5, .seen = 11});
	const auto reply = answer(*exchange, variants(variant({}), 1));
	EXPECT_EQ(kindOf(reply), FaultKind::Conflict);
	EXPECT_EQ(sentenceOf(reply), "Vendure.NotAsSeen");
}

TEST_F(VendureTest, ASaleInTheSameMomentIsSaid)
{
	const auto exchange = adapter->act({.kind = ActKind::AddStock, .variantId = "1", .units = 5});
	ASSERT_TRUE(answer(*exchange, variants(variant({}), 1)));
	ASSERT_TRUE(answer(*exchange, R"({"data":{"updateProductVariants":[{"id":"1"}]}})"));
	const auto done = answer(*exchange, variants(variant({.levels = place(1, 17, 5)}), 1));
	ASSERT_TRUE(done && done->outcome);
	EXPECT_EQ(done->outcome->after, 12);
	EXPECT_EQ(done->outcome->remark.key, "Vendure.MovedMeanwhile");
	EXPECT_EQ(done->outcome->undo->units, -5);
}

TEST_F(VendureTest, StockThatCannotBeChangedIsRefusedBeforeAnythingIsWritten)
{
	const auto refusal = [&](const ShopAct &act, const std::string &page) {
		const auto reply = answer(*adapter->act(act), page);
		return sentenceOf(reply);
	};
	const ShopAct add{.kind = ActKind::AddStock, .variantId = "1", .units = -13};
	EXPECT_EQ(refusal(add, variants(variant({}), 1)), "Vendure.BelowZero");
	EXPECT_EQ(refusal(add, variants(variant({.track = "FALSE"}), 1)), "Vendure.NotTracked");
	EXPECT_EQ(refusal(add, variants("", 0)), "Vendure.VariantGone");
	EXPECT_EQ(refusal(add, variants(variant({.levels = place(1, 5, 0) + "," + place(2, 5, 0)}), 1)),
		  "Vendure.WhichPlace");
	EXPECT_EQ(refusal(add, variants(variant({.id = R"("7")"}), 1)), "Vendure.VariantGone") << "another one";
	EXPECT_EQ(refusal(add, R"({"errors":[{"message":"No ProductVariant with the id \"99\" could be found",)"
			       R"("extensions":{"code":"ENTITY_NOT_FOUND"}}],"data":null})"),
		  "Shop.Says");
}

TEST_F(VendureTest, PausesAndResumes)
{
	const auto exchange = adapter->act({.kind = ActKind::Pause, .variantId = "1"});
	const auto write = answer(*exchange, variants(variant({}), 1));
	ASSERT_TRUE(write && write->next);
	EXPECT_EQ(json::parse(write->next->body)["variables"],
		  json::parse(R"({"input":[{"id":"1","enabled":false}]})"));
	ASSERT_TRUE(answer(*exchange, R"({"data":{"updateProductVariants":[{"id":"1"}]}})"));
	const auto done = answer(*exchange, variants(variant({.enabled = "false"}), 1));
	ASSERT_TRUE(done && done->outcome);
	EXPECT_EQ(*done->outcome->undo, (ShopAct{.kind = ActKind::Resume, .variantId = "1"}));
	EXPECT_TRUE(done->update.levels.front().paused);
}

TEST_F(VendureTest, WhatIsAsWantedIsNotWrittenAndHasNoUndo)
{
	const auto resume =
		answer(*adapter->act({.kind = ActKind::Resume, .variantId = "1"}), variants(variant({}), 1));
	ASSERT_TRUE(resume && resume->outcome);
	EXPECT_FALSE(resume->next);
	EXPECT_FALSE(resume->outcome->undo);
	const auto set = answer(*adapter->act({.kind = ActKind::SetStock, .variantId = "1", .units = 10}),
				variants(variant({}), 1));
	ASSERT_TRUE(set && set->outcome);
	EXPECT_EQ(set->outcome->after, 10);
	EXPECT_FALSE(set->outcome->undo);
}

TEST_F(VendureTest, ASentenceSaysThatNothingWasChanged)
{
	const auto exchange = adapter->act({.kind = ActKind::Pause, .variantId = "1"});
	ASSERT_TRUE(answer(*exchange, variants(variant({}), 1)));
	ASSERT_TRUE(answer(*exchange, R"({"data":{"updateProductVariants":[{"id":"1"}]}})"));
	EXPECT_EQ(sentenceOf(answer(*exchange, variants(variant({}), 1))), "Vendure.NotTaken");
}

TEST_F(VendureTest, TheProbeTellsWhatIsThereAndWhatIsNotAllowed)
{
	const auto exchange = adapter->probe();
	exchange->first();
	ASSERT_TRUE(
		answer(*exchange, R"({"data":{"activeChannel":{"code":"live"},"productVariants":{"totalItems":5}}})"));
	ASSERT_TRUE(answer(*exchange, kPlaces));
	ASSERT_TRUE(answer(*exchange, kForbidden));
	const auto done = answer(*exchange, R"({"data":{"me":{"id":"2"}}})");
	ASSERT_TRUE(done && done->findings);
	EXPECT_EQ(done->findings->shop, "live");
	EXPECT_EQ(done->findings->variants, 5);
	EXPECT_THAT(done->findings->locations,
		    ElementsAre(std::pair<const std::string, std::string>("1", "Default Stock Location")));
	ASSERT_THAT(done->findings->remarks, SizeIs(1));
	EXPECT_EQ(done->findings->remarks[0].key, "Vendure.NoOrders");
}
