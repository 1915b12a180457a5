// The end of OBS while secrets are on their way.
#include "SecretKeeperFixture.hpp"

#include <chrono>
#include <filesystem>

namespace {

class SecretEndingTest : public SecretKeeperFixture {};

TEST_F(SecretEndingTest, EndsWithinASecondThoughTheStoreHangsForEver)
{
	vault->hangs = true;
	keeper->open("Room 1", {"shop"});
	vault->waitForACall();
	keeper->save({{"shop", {"password"}}}, {{"shop", {{"password", "typed in the last moment"}}}});
	const auto began = std::chrono::steady_clock::now();
	keeper->stop();
	const auto took = std::chrono::steady_clock::now() - began;
	EXPECT_LT(took, std::chrono::milliseconds(700));
	EXPECT_EQ(file().load("Room 1").at("shop").at("password"), "typed in the last moment");
	EXPECT_NE(log().find("left behind"), std::string::npos);

	// The call returns when all is gone; nothing is told any more.
	const std::size_t before = count();
	keeper.reset();
	vault->set([](Vault &there) { there.hangs = false; });
	waitUntil([&] {
		std::lock_guard guard(vault->mutex);
		return vault->waiting == 0;
	});
	EXPECT_EQ(count(), before);
}

TEST_F(SecretEndingTest, ACallThatCanBeGivenUpIsNotLeftBehind)
{
	vault->hangs = vault->obeys = true;
	keeper->open("Room 1", {"shop"});
	vault->waitForACall();
	keeper->stop();
	EXPECT_EQ(log().find("left behind"), std::string::npos);
}

TEST_F(SecretEndingTest, WhatIsSavedJustBeforeTheEndIsWaitedFor)
{
	start(core::Duration::seconds(30));
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {}}});
	keeper->save({{"shop", {"password"}}}, {{"shop", {{"password", "a"}}}});
	keeper->stop();
	EXPECT_EQ(vault->at(shop_).at("password"), "a");
	EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(SecretEndingTest, AShopThatIsRemovedJustBeforeTheEndIsForgotten)
{
	start(core::Duration::seconds(30));
	vault->entries[shop_] = {{"password", "a"}};
	keeper->open("Room 1", {"shop"});
	newsOf({{"shop", {{"password", "a"}}}});
	keeper->save({}, {});
	keeper->stop();
	EXPECT_TRUE(vault->all().empty());
	EXPECT_EQ(file().chores(), profile::SecretFile::Chores());
}

} // namespace
