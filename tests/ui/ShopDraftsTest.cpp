#include "ui/ShopDrafts.hpp"
#include "ui/ShopKindLook.hpp"

#include "profile/ShopJson.hpp"

#include <gtest/gtest.h>

using commerce::ShopKind;

namespace {

commerce::ShopSettings shop(const char *id, ShopKind kind = ShopKind::JsonFeed)
{
	commerce::ShopSettings made;
	made.id = id;
	made.kind = kind;
	return made;
}

} // namespace

TEST(ShopDraftsTest, ANewShopGetsAnIdThatIsFreeAndValid)
{
	ui::ShopDrafts drafts({shop("feed-00ff"), shop("feed-0100")});
	drafts.add(ShopKind::JsonFeed, 0xff);
	EXPECT_EQ(drafts.at(2).settings.id, "feed-0101");
	for (const ui::ShopKindLook &look : ui::shopKinds()) {
		ui::ShopDrafts fresh({});
		fresh.add(look.kind, 0xffffffff);
		EXPECT_TRUE(profile::isShopId(fresh.at(0).settings.id)) << fresh.at(0).settings.id;
		EXPECT_EQ(fresh.at(0).settings.kind, look.kind);
	}
}

TEST(ShopDraftsTest, TheIdOfARemovedShopDoesNotComeBack)
{
	ui::ShopDrafts drafts({shop("feed-0001")});
	drafts.remove(0);
	drafts.add(ShopKind::JsonFeed, 1);
	EXPECT_EQ(drafts.at(0).settings.id, "feed-0002") << "the secrets of feed-0001 are another shop's";
}

TEST(ShopDraftsTest, HandsOnOnlySecretsThatTheKindHas)
{
	ui::ShopDrafts drafts({shop("one"), shop("two", ShopKind::File)});
	drafts.at(0).settings.headerNames = {"Authorization", "X-Empty"};
	drafts.at(0).typed = {{"Authorization", "a"}, {"X-Unknown", "x"}, {"password", "typed for another kind"}};
	drafts.at(1).typed = {{"password", "b"}};
	EXPECT_EQ(drafts.typed(), (app::Desk::TypedSecrets{{"one", {{"Authorization", "a"}}}}));
}

TEST(ShopDraftsTest, ThereIsAnEnd)
{
	ui::ShopDrafts drafts({});
	while (!drafts.isFull()) {
		drafts.add(ShopKind::Rehearsal, 7);
	}
	EXPECT_EQ(drafts.size(), profile::Settings::kMostShops);
}

TEST(ShopDraftsTest, EverySecretOfEveryKindHasALabel)
{
	for (const ui::ShopKindLook &look : ui::shopKinds()) {
		for (const std::string &name : commerce::secretNames(shop("x", look.kind))) {
			EXPECT_FALSE(ui::secretLabel(name).empty()) << look.id << ": " << name;
		}
	}
}
