#include "profile/AtomicFile.hpp"
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
	commerce::ShopSettings &shop = settings.shops.front();
	shop.id = "feed-1";
	shop.name = "仓库";
	shop.kind = commerce::ShopKind::JsonFeed;
	shop.url = "https://shop.example/stock?x=1";
	shop.account = "reader";
	shop.headerNames = {"Authorization"};
	shop.mapping.sku = "/code";
	shop.mapping.nextPage = "/next";
	shop.mapping.price = "/offer/price";
	shop.mapping.currency = "";
	shop.mapping.picture = "/image";
	shop.mapping.link = "/url";
	shop.pollEvery = core::Duration::seconds(2.5);
	shop.locations = {"7000000000000000001"};
	shop.picked = {"A", "B"};
	shop.renamed = {{"A-OLD", "A"}};
	settings.shops.push_back({.id = "file", .kind = commerce::ShopKind::File, .path = "/stock.csv"});
	settings.push = {true, "0.0.0.0", 9000};
	settings.alerts = {
		25, 0.2, core::Duration::seconds(90), core::Duration::seconds(20), core::Duration::seconds(45), 30, 12};
	settings.alertPlan.snoozeFor = core::Duration::minutes(3);
	settings.alertPlan.restock = {core::Duration::minutes(25), 59.9, 20, 5};
	settings.alertPlan.skus = {{"卫衣 \"M\"",
				    {.lowUnits = 50,
				     .soonUnits = {},
				     .nowUnits = 0,
				     .hotWithin = {},
				     .nowWithin = core::Duration::seconds(30),
				     .price = 99,
				     .cost = {}}},
				   {"TEE", {}}};
	settings.rate.floor = core::BitRate::kbps(500);
	settings.rate.enabled = false;
	settings.rate.sceneAtFloor = "请稍候 \"1\"";
	settings.rate.sceneAfter = core::Duration::seconds(7.5);
	settings.rate.shedLoad = true;
	const auto again = readSettings(writeSettings(settings));
	ASSERT_TRUE(again.has_value());
	EXPECT_EQ(*again, settings);
}

TEST(Settings, RobotsComeBackWithoutTheirSecrets)
{
	Settings settings;
	settings.robots = {{.id = "robot-1",
			    .name = "仓库群",
			    .kind = channels::RobotKind::WeCom,
			    .host = "qyapi.weixin.qq.com",
			    .levels = {channels::NoteLevel::Watch, channels::NoteLevel::Stale},
			    .rehearsals = true,
			    .language = "en-US"},
			   {.id = "robot-2", .name = {}, .kind = channels::RobotKind::Plain, .host = {}, .levels = {}}};
	EXPECT_EQ(readSettings(writeSettings(settings)).value(), settings);
	EXPECT_EQ(errorField(R"({"version":2,"robots":[{"id":"a","kind":"telex"}]})"), "/robots/0/kind");
	EXPECT_EQ(errorField(R"({"version":2,"robots":[{"id":"a","kind":"slack","levels":["loudly"]}]})"),
		  "/robots/0/levels");
	EXPECT_EQ(errorField(R"({"version":2,"robots":[{"id":"a","kind":"slack","language":"fr"}]})"),
		  "/robots/0/language");
	EXPECT_EQ(errorField(R"({"version":2,"robots":[{"id":"a","kind":"slack"},{"id":"a","kind":"slack"}]})"),
		  "/robots/1/id");
}

TEST(Settings, MissingPartsTakeTheirDefaults)
{
	const auto settings = readSettings(R"({"version":1,"shop":{"kind":"file"}})");
	ASSERT_TRUE(settings.has_value());
	EXPECT_EQ(settings->shops.at(0).kind, commerce::ShopKind::File);
	EXPECT_EQ(settings->shops.at(0).id, "shop");
	EXPECT_EQ(settings->alerts, alerts::AlertRules());
	EXPECT_EQ(readSettings(R"({"version":2})")->shops.size(), 1u) << "the rehearsal show, to begin with";
	EXPECT_TRUE(readSettings(R"({"version":2,"shops":[]})")->shops.empty()) << "nobody wants a shop";
}

TEST(Settings, TheOneShopOfVersion1IsTheFirstOfTheList)
{
	const auto settings = readSettings(
		R"({"version":1,"shop":{"kind":"jsonFeed","url":"https://shop.example/","pollEverySeconds":9}})");
	ASSERT_TRUE(settings.has_value());
	ASSERT_EQ(settings->shops.size(), 1u);
	EXPECT_EQ(settings->shops[0].url, "https://shop.example/");
	EXPECT_EQ(settings->shops[0].pollEvery, core::Duration::seconds(9));
	EXPECT_EQ(*readSettings(writeSettings(*settings)), *settings);
}

TEST(Settings, EachShopHasAnIdOfItsOwn)
{
	EXPECT_EQ(errorField(R"({"version":2,"shops":[{"id":"a"},{"id":"a"}]})"), "/shops/1/id");
	EXPECT_EQ(errorField(R"({"version":2,"shops":[{},{}]})"), "/shops/1/id");
	EXPECT_EQ(errorField(R"({"version":2,"shops":[{"id":"../etc"}]})"), "/shops/0/id");
	EXPECT_EQ(errorField(R"({"version":2,"shops":[{"id":""}]})"), "/shops/0/id");
}

TEST(Settings, ErrorsNameTheField)
{
	EXPECT_EQ(errorField(R"({"version":1,"shop":[]})"), "/shop");
	EXPECT_EQ(errorField(R"({"version":1,"shop":{"kind":"etsy"}})"), "/shop/kind");
	EXPECT_EQ(errorField(R"({"version":1,"shop":{"headerNames":[1]}})"), "/shop/headerNames");
	EXPECT_EQ(errorField(R"({"version":1,"shop":{"pollEverySeconds":0}})"), "/shop/pollEverySeconds");
	EXPECT_EQ(errorField(R"({"version":2,"shops":{}})"), "/shops");
	EXPECT_EQ(errorField(R"({"version":2,"shops":[1]})"), "/shops");
	EXPECT_EQ(errorField(R"({"version":2,"shops":[{"id":"a"},{"id":"b","kind":"etsy"}]})"), "/shops/1/kind");
	EXPECT_EQ(errorField(R"({"version":2,"shops":[{"renamed":{"A":1}}]})"), "/shops/0/renamed");
	EXPECT_EQ(errorField(R"({"version":2,"push":{"port":70000}})"), "/push/port");
	EXPECT_EQ(errorField(R"({"version":1,"alerts":{"lowUnits":1.5}})"), "/alerts/lowUnits");
	EXPECT_EQ(errorField(R"({"version":1,"alerts":{"lowUnits":18446744073709551615}})"), "/alerts/lowUnits");
	EXPECT_EQ(errorField(R"({"version":2,"alerts":{"nowWithinSeconds":5}})"), "/alerts/nowWithinSeconds");
	EXPECT_EQ(errorField(R"({"version":2,"alerts":{"snoozeForSeconds":"long"}})"), "/alerts/snoozeForSeconds");
	EXPECT_EQ(errorField(R"({"version":2,"alerts":{"restock":{"price":-1}}})"), "/alerts/restock/price");
	EXPECT_EQ(errorField(R"({"version":2,"alerts":{"skus":{}}})"), "/alerts/skus");
	EXPECT_EQ(errorField(R"({"version":2,"alerts":{"skus":[{"lowUnits":3}]}})"), "/alerts/skus/0/sku");
	EXPECT_EQ(errorField(R"({"version":2,"alerts":{"skus":[{"sku":"A"},{"sku":"A"}]}})"), "/alerts/skus/1/sku");
	EXPECT_EQ(errorField(R"({"version":2,"alerts":{"skus":[{"sku":"A","nowUnits":1.5}]}})"),
		  "/alerts/skus/0/nowUnits");
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
	const std::string newer = R"({"version":3,"shop":{"kind":"telepathy"}})";
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

#ifndef _WIN32
TEST_F(ProfileTest, ASecretFileThatOthersCanReadIsClosedToThem)
{
	write("secrets.json", "{}");
	fs::permissions(file("secrets.json"), fs::perms::all);
	EXPECT_TRUE(SecretFile(file("secrets.json")).load("Room 1").empty());
	EXPECT_EQ(fs::status(file("secrets.json")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}
#endif

TEST_F(ProfileTest, AFolderInTheFilesPlaceIsAnErrorAndNothingIsThrown)
{
	fs::create_directories(file("liveshelf.json"));
	EXPECT_FALSE(readWholeFile(file("liveshelf.json")));
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
	ASSERT_TRUE(secrets.save("Room 1", {{"shop", {{"Authorization", "Bearer a"}}}, {"two", {{"token", "t"}}}}));
	ASSERT_TRUE(secrets.save("Room 2", {{"shop", {{"Authorization", "Bearer b"}}}}));
	ASSERT_TRUE(secrets.save("Room 1", {{"shop", {{"Authorization", "Bearer a"}}}}));
	EXPECT_EQ(secrets.load("Room 1"), (SecretFile::Shops{{"shop", {{"Authorization", "Bearer a"}}}}));
	EXPECT_EQ(secrets.load("Room 2"), (SecretFile::Shops{{"shop", {{"Authorization", "Bearer b"}}}}));
	EXPECT_TRUE(secrets.load("Room 3").empty());
#ifndef _WIN32
	EXPECT_EQ(fs::status(file("secrets.json")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
#endif
}

TEST_F(ProfileTest, SecretsOfTheTimeOfOneShopAreThatShops)
{
	write("secrets.json", R"({"Room 1":{"Authorization":"Bearer a"}})");
	EXPECT_EQ(SecretFile(file("secrets.json")).load("Room 1"),
		  (SecretFile::Shops{{"shop", {{"Authorization", "Bearer a"}}}}));
}
