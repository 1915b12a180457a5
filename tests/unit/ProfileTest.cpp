#include "profile/SecretFile.hpp"
#include "profile/SettingsFile.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

using namespace profile;
namespace fs = std::filesystem;

namespace {

class ProfileTest : public ::testing::Test {
protected:
	ProfileTest() : folder_(fs::temp_directory_path() / ("liveshelf-" + std::to_string(std::random_device()())))
	{
		fs::create_directories(folder_);
	}
	~ProfileTest() override { fs::remove_all(folder_); }

	fs::path file(const char *name) const { return folder_ / name; }
	void write(const char *name, const std::string &content) const { std::ofstream(file(name)) << content; }
	std::string read(const char *name) const
	{
		std::ifstream stream(file(name));
		return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
	}

	fs::path folder_;
};

std::string errorField(std::string_view text)
{
	const auto settings = readSettings(text);
	if (settings || settings.error().sentence.values.empty()) {
		return settings ? "no error" : settings.error().sentence.key;
	}
	return settings.error().sentence.values.front().second;
}

} // namespace

TEST(Settings, ComeBackAsTheyWereWritten)
{
	Settings settings;
	settings.shop.kind = commerce::ShopKind::JsonFeed;
	settings.shop.url = "https://shop.example/stock?x=1";
	settings.shop.headerNames = {"Authorization"};
	settings.shop.mapping.sku = "/code";
	settings.shop.pollEvery = core::Duration::seconds(2.5);
	settings.alerts.lowUnits = 25;
	settings.rate.floor = core::BitRate::kbps(500);
	settings.rate.enabled = false;
	settings.rate.sceneAtFloor = "请稍候 \"1\"";
	settings.rate.sceneAfter = core::Duration::seconds(7.5);
	settings.rate.shedLoad = true;
	const auto again = readSettings(writeSettings(settings));
	ASSERT_TRUE(again.has_value());
	EXPECT_EQ(*again, settings);
}

TEST(Settings, MissingPartsTakeTheirDefaults)
{
	const auto settings = readSettings(R"({"version":1,"shop":{"kind":"file"}})");
	ASSERT_TRUE(settings.has_value());
	EXPECT_EQ(settings->shop.kind, commerce::ShopKind::File);
	EXPECT_EQ(settings->alerts, alerts::AlertRules());
}

TEST(Settings, ErrorsNameTheField)
{
	EXPECT_EQ(errorField(R"({"version":1,"shop":[]})"), "/shop");
	EXPECT_EQ(errorField(R"({"version":1,"shop":{"kind":"etsy"}})"), "/shop/kind");
	EXPECT_EQ(errorField(R"({"version":1,"shop":{"headerNames":[1]}})"), "/shop/headerNames");
	EXPECT_EQ(errorField(R"({"version":1,"shop":{"pollEverySeconds":0}})"), "/shop/pollEverySeconds");
	EXPECT_EQ(errorField(R"({"version":1,"alerts":{"lowUnits":1.5}})"), "/alerts/lowUnits");
	EXPECT_EQ(errorField(R"({"version":1,"alerts":{"lowUnits":18446744073709551615}})"), "/alerts/lowUnits");
	EXPECT_EQ(errorField(R"({"version":1,"rate":{"enabled":"yes"}})"), "/rate/enabled");
	EXPECT_EQ(errorField(R"({"version":1,"rate":{"sceneAfterSeconds":0}})"), "/rate/sceneAfterSeconds");
	EXPECT_EQ(errorField(R"({"version":"one"})"), "/version");
	EXPECT_EQ(errorField("[]"), "Settings.Error.NotJson");
	EXPECT_EQ(errorField("{\"version\":1,"), "Settings.Error.NotJson");
}

TEST_F(ProfileTest, NoFileMeansDefaultsWithoutAWord)
{
	const auto loaded = SettingsFile(file("liveshelf.json")).load();
	EXPECT_EQ(loaded.settings, Settings());
	EXPECT_TRUE(loaded.notice.empty());
}

TEST_F(ProfileTest, ABrokenFileIsKeptAside)
{
	write("liveshelf.json", "{ half");
	SettingsFile settings(file("liveshelf.json"));
	const auto loaded = settings.load();
	EXPECT_EQ(loaded.settings, Settings());
	EXPECT_EQ(loaded.notice, (core::Message{"Settings.KeptAside",
						{{"kept", "liveshelf.json.bad"}},
						{{"reason", {"Settings.Error.NotJson", {}}}}}));
	EXPECT_EQ(read("liveshelf.json.bad"), "{ half");
	EXPECT_TRUE(settings.save({}).has_value());
	EXPECT_TRUE(readSettings(read("liveshelf.json")).has_value());
}

TEST_F(ProfileTest, AFileFromANewerVersionIsLeftAlone)
{
	const std::string newer = R"({"version":2,"shop":{"kind":"telepathy"}})";
	write("liveshelf.json", newer);
	SettingsFile settings(file("liveshelf.json"));
	EXPECT_EQ(settings.load().notice.key, "Settings.Error.Newer");
	EXPECT_FALSE(settings.save({}).has_value());
	EXPECT_EQ(read("liveshelf.json"), newer);
}

TEST_F(ProfileTest, SavingLeavesNothingBeside)
{
	SettingsFile settings(file("liveshelf.json"));
	ASSERT_TRUE(settings.save({}).has_value());
	EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

TEST_F(ProfileTest, SavingWhereItCannotSaysTheFile)
{
	write("folder", "a file in the way");
	const auto saved = SettingsFile(file("folder") / "liveshelf.json").save({});
	ASSERT_FALSE(saved.has_value());
	EXPECT_NE(saved.error().sentence.values.front().second.find("liveshelf.json"), std::string::npos);
}

TEST_F(ProfileTest, SecretsAreForTheOwnerOnlyAndGroupedByProfile)
{
	SecretFile secrets(file("secrets.json"));
	ASSERT_TRUE(
		secrets.save("Room 1", {{"Authorization", "Bearer a"}, {"X-Old", "1"}}, {"Authorization", "X-Old"}));
	ASSERT_TRUE(secrets.save("Room 2", {{"Authorization", "Bearer b"}}, {"Authorization"}));
	ASSERT_TRUE(secrets.save("Room 1", {}, {"Authorization"}));
	EXPECT_EQ(secrets.load("Room 1"), (SecretFile::Values{{"Authorization", "Bearer a"}}));
	EXPECT_EQ(secrets.load("Room 2"), (SecretFile::Values{{"Authorization", "Bearer b"}}));
	EXPECT_TRUE(secrets.load("Room 3").empty());
#ifndef _WIN32
	EXPECT_EQ(fs::status(file("secrets.json")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
#endif
}
