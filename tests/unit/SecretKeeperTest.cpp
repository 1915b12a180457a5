// The keeper of secrets with a system's store that answers, or refuses and answers later.
#include "SecretKeeperFixture.hpp"

#include <filesystem>

namespace {

class SecretKeeperTest : public SecretKeeperFixture {};

TEST_F(SecretKeeperTest, WhatTheStoreHoldsIsThereAtOnceAndNothingIsSaid)
{
	vault->entries[shop_] = {{"password", "a"}};
	vault->entries[{"Room 2", "shop"}] = {{"password", "b"}};
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {{"password", "a"}}}});
	keeper->open("Room 2", {"shop"});
	EXPECT_EQ(newsOf({{"shop", {{"password", "b"}}}}).profile, "Room 2");
}

TEST_F(SecretKeeperTest, ARoomWithoutKeysDoesNotTouchTheStore)
{
	vault->hangs = true;
	keeper->open("Room 1", {});
	newsOf({});
	EXPECT_EQ(vault->calls, 0);
}

TEST_F(SecretKeeperTest, TypedValuesGoIntoTheStoreAndNowhereElse)
{
	vault->entries[shop_] = {{"password", "a"}, {"refresh", "r"}, {"X-Old", "o"}};
	keeper->open("Room 1", {"shop"});
	newsWhere([](const News &said) { return !said.secrets.empty(); });
	keeper->save({{"shop", {"password", "refresh"}}, {"second", {"key"}}},
		     {{"shop", {{"password", "new"}}}, {"second", {{"key", "k"}}}});
	const Shops wanted{{"second", {{"key", "k"}}}, {"shop", {{"password", "new"}, {"refresh", "r"}}}};
	newsOf(wanted);
	waitUntil([&] { return vault->at({"Room 1", "second"}) == wanted.at("second"); });
	waitUntil([&] { return vault->at(shop_) == wanted.at("shop"); });
	EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(SecretKeeperTest, ARefreshedTokenIsKeptBesideTheOthers)
{
	vault->entries[shop_] = {{"password", "a"}, {"refresh", "old"}};
	keeper->open("Room 1", {"shop"});
	newsWhere([](const News &said) { return !said.secrets.empty(); });
	keeper->update("Room 1", "shop", {{"refresh", "new"}});
	newsOf({{"shop", {{"password", "a"}, {"refresh", "new"}}}});
	waitUntil([&] { return vault->at(shop_).at("refresh") == "new"; });
}

TEST_F(SecretKeeperTest, WhatTheStoreRefusedIsOfferedAgainWithTheNextSave)
{
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {}}});
	vault->set([](Vault &there) { there.trouble = "Secrets.Locked"; });
	keeper->save({{"shop", {"password"}}}, {{"shop", {{"password", "a"}}}});
	newsOf({{"shop", {{"password", "a"}}}}, "Secrets.Locked");
	vault->set([](Vault &there) { there.trouble.clear(); });
	keeper->save({{"shop", {"password"}}}, {});
	newsOf({{"shop", {{"password", "a"}}}});
	EXPECT_EQ(vault->at(shop_).at("password"), "a");
}

TEST_F(SecretKeeperTest, AnEntryThatMakesNoSenseIsToBeTypedAgain)
{
	vault->trouble = "Secrets.Unreadable";
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {}}}, "Secrets.Unreadable");
	vault->set([](Vault &there) { there.trouble.clear(); });
	keeper->save({{"shop", {"password"}}}, {{"shop", {{"password", "a"}}}});
	newsOf({{"shop", {{"password", "a"}}}});
	EXPECT_EQ(vault->at(shop_), (commerce::Secrets{{"password", "a"}}));
}

TEST_F(SecretKeeperTest, AStoreThatIsUnlockedIsReadWhenTheSettingsAreConfirmed)
{
	vault->entries[shop_] = {{"password", "a"}};
	vault->trouble = "Secrets.Locked";
	keeper->open("Room 1", {"shop"});
	newsOf({}, "Secrets.Locked");
	vault->set([](Vault &there) { there.trouble.clear(); });
	keeper->save({{"shop", {"password"}}}, {}); // OK, with nothing typed
	newsOf({{"shop", {{"password", "a"}}}});
}

TEST_F(SecretKeeperTest, ALockedStoreIsNeverWrittenOver)
{
	vault->entries[shop_] = {{"password", "a"}, {"refresh", "r"}};
	vault->trouble = "Secrets.Locked";
	keeper->open("Room 1", {"shop"});
	newsOf({}, "Secrets.Locked");
	vault->set([](Vault &there) { there.trouble.clear(); }); // unlocked elsewhere
	keeper->save({{"shop", {"password", "refresh"}}}, {{"shop", {{"password", "b"}}}});
	newsOf({{"shop", {{"password", "b"}, {"refresh", "r"}}}});
}

} // namespace
