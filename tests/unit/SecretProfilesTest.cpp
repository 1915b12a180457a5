// Secrets of profiles that are renamed and switched between.
#include "SecretKeeperFixture.hpp"

#include <map>

using profile::SecretPlace;

namespace {

class SecretProfilesTest : public SecretKeeperFixture {};

TEST_F(SecretProfilesTest, ARenamedProfileKeepsItsKeys)
{
	vault->entries[shop_] = {{"password", "a"}};
	vault->entries[{"Room 1", "second"}] = {{"key", "k"}};
	vault->entries[{"Studio", "shop"}] = {{"password", "of a profile that is no more"}};
	keeper->open("Room 1", {"shop", "second"});
	newsWhere([](const News &said) { return said.secrets.size() == 2; });
	keeper->renameProfile("Room 1", "Studio");
	keeper->update("Room 1", "second", {{"key", "refreshed"}}); // whose shop has not heard of the new name
	const Shops wanted{{"second", {{"key", "refreshed"}}}, {"shop", {{"password", "a"}}}};
	newsWhere([&](const News &said) { return said.profile == "Studio" && said.secrets == wanted; });
	const std::map<SecretPlace, commerce::Secrets> moved{{{"Studio", "second"}, wanted.at("second")},
							     {{"Studio", "shop"}, wanted.at("shop")}};
	waitUntil([&] { return vault->all() == moved; });
	waitUntil([&] { return file().load("Studio").empty(); });
	waitUntil([&] { return file().chores() == profile::SecretFile::Chores(); });
}

TEST_F(SecretProfilesTest, KeysThatWereLockedInFollowTheirProfileLater)
{
	vault->entries[shop_] = {{"password", "a"}, {"refresh", "r"}};
	vault->trouble = "Secrets.Locked";
	keeper->open("Room 1", {"shop"});
	newsOf({}, "Secrets.Locked");
	keeper->save({{"shop", {"password", "refresh"}}}, {{"shop", {{"password", "typed"}}}});
	newsOf({{"shop", {{"password", "typed"}}}}, "Secrets.Locked");
	keeper->renameProfile("Room 1", "Room 2");
	keeper->renameProfile("Room 2", "Studio");
	newsWhere([](const News &said) { return said.profile == "Studio"; });
	EXPECT_EQ(file().load("Studio").at("shop").at("password"), "typed");
	EXPECT_TRUE(file().load("Room 1").empty());

	start();
	vault->set([](Vault &there) { there.trouble.clear(); });
	keeper->open("Studio", {"shop"});
	const commerce::Secrets both{{"password", "typed"}, {"refresh", "r"}};
	newsOf({{"shop", both}});
	const std::map<SecretPlace, commerce::Secrets> moved{{{"Studio", "shop"}, both}};
	waitUntil([&] { return vault->all() == moved; });
	waitUntil([&] { return file().load("Studio").empty(); });
}

TEST_F(SecretProfilesTest, AProfileThatGetsItsOldNameBackLosesNothing)
{
	vault->entries[shop_] = {{"password", "a"}};
	vault->trouble = "Secrets.Locked";
	keeper->open("Room 1", {"shop"});
	newsOf({}, "Secrets.Locked");
	keeper->renameProfile("Room 1", "Studio");
	vault->set([](Vault &there) { there.trouble.clear(); });
	keeper->renameProfile("Studio", "Room 1");
	newsWhere([&](const News &said) {
		return said.profile == "Room 1" && said.secrets == Shops{{"shop", {{"password", "a"}}}};
	});
	const std::map<SecretPlace, commerce::Secrets> there{{shop_, {{"password", "a"}}}};
	waitUntil([&] { return vault->all() == there; });
}

// A login of the room that was just left ended late.
TEST_F(SecretProfilesTest, ARefreshedTokenOfAnotherRoomIsThatRooms)
{
	vault->entries[shop_] = {{"password", "a"}, {"refresh", "old"}};
	vault->entries[{"Room 2", "shop"}] = {{"password", "b"}, {"refresh", "other"}};
	keeper->open("Room 1", {"shop"});
	newsWhere([](const News &said) { return said.profile == "Room 1"; });
	keeper->open("Room 2", {"shop"});
	keeper->update("Room 1", "shop", {{"refresh", "new"}});
	EXPECT_EQ(newsWhere([](const News &said) { return said.profile == "Room 2"; }).secrets.at("shop").at("refresh"),
		  "other");
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {{"password", "a"}, {"refresh", "new"}}}});
	waitUntil([&] { return vault->at(shop_).at("refresh") == "new"; });
	EXPECT_EQ(vault->at({"Room 2", "shop"}).at("refresh"), "other");
}

} // namespace
