// Secrets that are to be forgotten, at once or when the store lets it be done.
#include "SecretKeeperFixture.hpp"

#include <filesystem>
#include <map>
#include <set>

using profile::SecretPlace;

namespace {

class SecretForgettingTest : public SecretKeeperFixture {};

TEST_F(SecretForgettingTest, AShopThatIsRemovedIsForgotten)
{
	vault->entries[shop_] = {{"password", "a"}};
	vault->entries[{"Room 1", "second"}] = {{"key", "k"}};
	keeper->open("Room 1", {"shop", "second"});
	newsWhere([](const News &said) { return said.secrets.size() == 2; });
	keeper->save({{"shop", {"password"}}}, {});
	newsOf({{"shop", {{"password", "a"}}}});
	waitUntil([&] {
		std::lock_guard guard(vault->mutex);
		return !vault->entries.contains({"Room 1", "second"});
	});
}

TEST_F(SecretForgettingTest, ARemovedShopsRefreshedTokenIsNotKept)
{
	vault->entries[shop_] = {{"refresh", "old"}};
	keeper->open("Room 1", {"shop"});
	newsWhere([](const News &said) { return !said.secrets.empty(); });
	keeper->save({}, {});
	waitUntil([&] { return vault->at(shop_).empty(); });
	keeper->update("Room 1", "shop", {{"refresh", "new"}});
	keeper->stop();
	EXPECT_EQ(vault->at(shop_), commerce::Secrets());
	EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(SecretForgettingTest, AnEmptyValueForgetsTheStoredOne)
{
	vault->entries[shop_] = {{"password", "a"}, {"refresh", "r"}};
	keeper->open("Room 1", {"shop"});
	newsWhere([](const News &said) { return !said.secrets.empty(); });
	keeper->save({{"shop", {"password", "refresh"}}}, {{"shop", {{"password", ""}}}});
	newsOf({{"shop", {{"refresh", "r"}}}});
	waitUntil([&] { return vault->at(shop_) == commerce::Secrets{{"refresh", "r"}}; });
	keeper->save({{"shop", {"password", "refresh"}}}, {{"shop", {{"refresh", ""}}}});
	waitUntil([&] { return vault->all().empty(); });
}

TEST_F(SecretForgettingTest, AnEmptyValueAlsoForgetsOneThatIsLockedIn)
{
	vault->entries[shop_] = {{"password", "a"}, {"refresh", "r"}};
	vault->trouble = "Secrets.Locked";
	keeper->open("Room 1", {"shop"});
	newsOf({}, "Secrets.Locked");
	keeper->save({{"shop", {"password", "refresh"}}}, {{"shop", {{"password", ""}}}});

	start();
	vault->set([](Vault &there) { there.trouble.clear(); });
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {{"refresh", "r"}}}});
	waitUntil([&] { return vault->at(shop_) == commerce::Secrets{{"refresh", "r"}}; });
	waitUntil([&] { return file().load("Room 1").empty(); });
}

TEST_F(SecretForgettingTest, AForgottenKeyStaysForgottenThoughTheStoreStillHasIt)
{
	vault->entries[shop_] = {{"clientSecret", "c"}, {"token", "old"}};
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {{"clientSecret", "c"}, {"token", "old"}}}});
	vault->set([](Vault &there) { there.hangs = true; });
	const commerce::Secrets without{{"clientSecret", "c"}};
	keeper->save({{"shop", {"clientSecret", "token"}}}, {{"shop", {{"token", ""}}}});
	newsOf({{"shop", without}}, "Secrets.NotAnswering");
	keeper->open("Room 1", {"shop"}); // OBS is started again
	newsOf({{"shop", without}}, "Secrets.NotAnswering");
	vault->set([](Vault &there) { there.hangs = false; });
	waitUntil([&] { return vault->at(shop_) == without; });
	newsOf({{"shop", without}});
}

TEST_F(SecretForgettingTest, WhatIsNoLongerNamedGoesOnceTheStoreAnswers)
{
	vault->entries[shop_] = {{"password", "a"}, {"X-Old", "o"}};
	vault->trouble = "Secrets.Locked";
	keeper->open("Room 1", {"shop"});
	newsOf({}, "Secrets.Locked");
	vault->set([](Vault &there) { there.trouble.clear(); });
	keeper->save({{"shop", {"password"}}}, {});
	newsOf({{"shop", {{"password", "a"}}}});
	waitUntil([&] { return vault->at(shop_) == commerce::Secrets{{"password", "a"}}; });
}

TEST_F(SecretForgettingTest, AShopThatCouldNotBeForgottenIsAtTheNextStart)
{
	vault->entries[shop_] = {{"password", "a"}};
	vault->entries[{"Room 1", "second"}] = {{"key", "k"}};
	keeper->open("Room 1", {"shop", "second"});
	newsWhere([](const News &said) { return said.secrets.size() == 2; });
	vault->set([](Vault &there) { there.trouble = "Secrets.Locked"; });
	keeper->save({{"shop", {"password"}}}, {});
	waitUntil([&] { return log().find("still to be forgotten") != std::string::npos; });
	waitUntil([&] { return file().chores().forget == std::set{SecretPlace("Room 1", "second")}; });

	start();
	vault->set([](Vault &there) { there.trouble.clear(); });
	keeper->open("Room 1", {"shop"});
	const std::map<SecretPlace, commerce::Secrets> left{{shop_, {{"password", "a"}}}};
	waitUntil([&] { return vault->all() == left; });
	waitUntil([&] { return file().chores() == profile::SecretFile::Chores(); });
}

TEST_F(SecretForgettingTest, AlsoInAProfileThatHasNoKeys)
{
	vault->entries[shop_] = {{"password", "a"}};
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {{"password", "a"}}}});
	vault->set([](Vault &there) { there.hangs = true; });
	keeper->save({}, {});
	vault->waitForACall();
	start();
	vault->set([](Vault &there) { there.hangs = there.gaveUp = false; });
	vault->set([&](Vault &there) { there.entries[shop_] = {{"password", "a"}}; }); // the late call got nowhere
	keeper->open("Room 2", {});
	waitUntil([&] { return vault->all().empty(); });
}

TEST_F(SecretForgettingTest, AForgottenShopDoesNotComeBackWithANewOneOfItsName)
{
	vault->entries[shop_] = {{"password", "a"}, {"refresh", "r"}};
	keeper->open("Room 1", {"shop"});
	newsWhere([](const News &said) { return !said.secrets.empty(); });
	vault->set([](Vault &there) { there.trouble = "Secrets.Locked"; });
	keeper->save({}, {});
	keeper->save({{"shop", {"password", "refresh"}}}, {{"shop", {{"password", "new"}}}});
	newsOf({{"shop", {{"password", "new"}}}}, "Secrets.Locked");

	start();
	vault->set([](Vault &there) { there.trouble.clear(); });
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {{"password", "new"}}}});
	waitUntil([&] { return vault->at(shop_) == commerce::Secrets{{"password", "new"}}; });
	waitUntil([&] { return file().chores() == profile::SecretFile::Chores(); });
}

} // namespace
