#include "app/ShopActs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace app;
using commerce::ActKind;

namespace {

ActWish pauseHat()
{
	return {"shop", "HAT", {.kind = ActKind::Pause, .variantId = "7"}, "Corner shop"};
}

commerce::ActOutcome paused()
{
	return {.undo = commerce::ShopAct{.kind = ActKind::Resume, .variantId = "7"}};
}

} // namespace

TEST(ShopActs, CanBeTakenBackOnce)
{
	ShopActs acts;
	const auto id = acts.begin(pauseHat(), {});
	EXPECT_FALSE(acts.undoOf(id)) << "nothing is done yet";
	acts.onOutcome(id, paused());
	ASSERT_TRUE(acts.undoOf(id));
	EXPECT_EQ(acts.undoOf(id)->act.kind, ActKind::Resume);
	const auto undo = acts.begin(*acts.undoOf(id), {}, id);
	EXPECT_FALSE(acts.undoOf(id));
	acts.onOutcome(undo, commerce::ActOutcome{});
	EXPECT_FALSE(acts.undoOf(undo));
}

TEST(ShopActs, NameTheShopAsThePersonDoes)
{
	ShopActs acts;
	const auto names = testing::Contains(std::pair<std::string, std::string>("shop", "Corner shop"));
	const auto id = acts.begin(pauseHat(), {});
	EXPECT_THAT(acts.entry(id)->sentence.values, names);
	acts.onOutcome(id, paused());
	EXPECT_THAT(acts.entry(id)->sentence.values, names);
	const auto undo = acts.begin(*acts.undoOf(id), {}, id);
	EXPECT_THAT(acts.entry(undo)->sentence.values, names);
	acts.onOutcome(undo, commerce::ActOutcome{});
	EXPECT_THAT(acts.entry(undo)->sentence.values, names);
}

TEST(ShopActs, OfAnotherProfileAreOnlyToRead)
{
	ShopActs acts;
	const auto done = acts.begin(pauseHat(), {});
	const auto underWay = acts.begin(pauseHat(), {});
	acts.onOutcome(done, paused());
	acts.keepToRead();
	acts.onOutcome(underWay, paused());
	EXPECT_FALSE(acts.undoOf(done));
	EXPECT_FALSE(acts.undoOf(underWay)) << "the same id may mean another shop now";
	EXPECT_EQ(acts.list().size(), 2u);
	EXPECT_FALSE(acts.list()[0].canUndo || acts.list()[1].canUndo);
	const auto later = acts.begin(pauseHat(), {});
	acts.onOutcome(later, paused());
	EXPECT_TRUE(acts.undoOf(later));
}
