// Secrets in the owner-only file, while the system's store is missing or does not answer, and out of it again.
#include "SecretKeeperFixture.hpp"

#include <filesystem>
#include <fstream>

namespace {

class SecretFallbackTest : public SecretKeeperFixture {};

TEST_F(SecretFallbackTest, WhatAnOlderVersionHadInItsFileMovesIntoTheStore)
{
	std::ofstream(path_) << R"({"Room 1": {"Authorization": "Bearer a"}, "Room 2": {"X": "b"}})";
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {{"Authorization", "Bearer a"}}}});
	waitUntil([&] { return vault->at(shop_) == commerce::Secrets{{"Authorization", "Bearer a"}}; });
	waitUntil([&] { return fileText().find("Bearer a") == std::string::npos; });
	EXPECT_EQ(file().load("Room 2").at("shop").at("X"), "b"); // until that room is opened
}

TEST_F(SecretFallbackTest, ButOnlyWhenTheStoreReallyHasIt)
{
	vault->forgetful = true;
	std::ofstream(path_) << R"({"Room 1": {"shop": {"Authorization": "Bearer a"}}})";
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {{"Authorization", "Bearer a"}}}}, "Secrets.Refused");
	EXPECT_EQ(file().load("Room 1").at("shop").at("Authorization"), "Bearer a");
}

TEST_F(SecretFallbackTest, WithoutAStoreTheFileIsUsedAndThatIsSaid)
{
	vault->trouble = "Secrets.NoStore";
	keeper->open("Room 1", {"shop"});
	newsOf({}); // nothing to keep yet: nothing to say
	keeper->save({{"shop", {"password"}}}, {{"shop", {{"password", "a"}}}});
	const News news = newsOf({{"shop", {{"password", "a"}}}}, "Secrets.NoStore");
	ASSERT_EQ(news.notice.values.size(), 1u);
	EXPECT_NE(news.notice.values.front().second.find("secrets.json"), std::string::npos);
	EXPECT_EQ(file().load("Room 1").at("shop").at("password"), "a");

	start();
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {{"password", "a"}}}}, "Secrets.NoStore");

	keeper->save({{"shop", {"other"}}}, {{"shop", {{"other", "b"}}}});
	waitUntil([&] { return fileText().find("\"a\"") == std::string::npos; });
	const commerce::Secrets wishes{{"other", "b"}, {"password", ""}}; // should a store come that has one
	EXPECT_EQ(file().load("Room 1").at("shop"), wishes);
}

TEST_F(SecretFallbackTest, AStoreThatWaitsForAPasswordHoldsNothingUp)
{
	vault->entries[shop_] = {{"password", "in the store"}, {"refresh", "r"}};
	vault->hangs = true;
	keeper->open("Room 1", {"shop"});
	newsOf({}, "Secrets.NotAnswering");

	// The user types the key once more rather than the keyring's password.
	keeper->save({{"shop", {"password", "refresh"}}}, {{"shop", {{"password", "typed"}}}});
	newsOf({{"shop", {{"password", "typed"}}}}, "Secrets.NotAnswering");
	EXPECT_EQ(file().load("Room 1").at("shop").at("password"), "typed");

	// Then the keyring's after all.
	vault->set([](Vault &there) { there.hangs = false; });
	const commerce::Secrets both{{"password", "typed"}, {"refresh", "r"}};
	newsOf({{"shop", both}});
	waitUntil([&] { return vault->at(shop_) == both; });
	waitUntil([&] { return file().load("Room 1").empty(); });
}

TEST_F(SecretFallbackTest, ASaveThatIsNotAnsweredIsInTheFileUntilItIs)
{
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {}}});
	vault->set([](Vault &there) { there.hangs = true; });
	keeper->save({{"shop", {"password"}}}, {{"shop", {{"password", "one"}}}});
	newsOf({{"shop", {{"password", "one"}}}}, "Secrets.NotAnswering");
	keeper->save({{"shop", {"password"}}}, {{"shop", {{"password", "two"}}}});
	waitUntil([&] { return file().load("Room 1")["shop"]["password"] == "two"; });
	vault->set([](Vault &there) { there.hangs = false; });
	newsOf({{"shop", {{"password", "two"}}}}); // and it no longer says that keys are in the file
	EXPECT_TRUE(file().load("Room 1").empty());
	EXPECT_EQ(vault->at(shop_).at("password"), "two");
}

TEST_F(SecretFallbackTest, ASaveThatWorksInTheEndLeavesNothingOlderInTheFile)
{
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {}}});
	vault->set([](Vault &there) { there.trouble = "Secrets.Refused"; });
	keeper->save({{"shop", {"password"}}}, {{"shop", {{"password", "one"}}}});
	newsOf({{"shop", {{"password", "one"}}}}, "Secrets.Refused");
	vault->set([](Vault &there) { there.trouble.clear(); });
	keeper->save({{"shop", {"password"}}}, {{"shop", {{"password", "two"}}}});
	newsOf({{"shop", {{"password", "two"}}}});
	EXPECT_TRUE(file().load("Room 1").empty());

	start();
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {{"password", "two"}}}});
}

TEST_F(SecretFallbackTest, AFileThatCannotBeWrittenIsSaid)
{
	vault->trouble = "Secrets.NoStore";
	std::filesystem::create_directories(path_ / "a folder in the way");
	keeper->open("Room 1", {"shop"});
	keeper->save({{"shop", {"password"}}}, {{"shop", {{"password", "canary-1"}}}});
	const News news = newsWhere([](const News &said) { return !said.notice.empty(); });
	EXPECT_NE(news.notice.key, "Secrets.NoStore");
	EXPECT_EQ(news.secrets.at("shop").at("password"), "canary-1"); // this show goes on
	EXPECT_EQ(log().find("canary-1"), std::string::npos);
}

} // namespace
