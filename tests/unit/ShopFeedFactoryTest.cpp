#include "app/ShopFeedFactory.hpp"

#include <gtest/gtest.h>

#include <filesystem>

using namespace app;
using commerce::ShopKind;
using commerce::ShopSettings;

namespace {

std::string verdictOn(const ShopSettings &settings, const commerce::Secrets &values = {})
{
	net::HttpClient client;
	const auto feed = makeShopFeed(settings, values, client);
	return feed ? (*feed ? "fine" : "null") : feed.error().sentence.key;
}

ShopSettings web(const std::string &url)
{
	ShopSettings settings;
	settings.kind = ShopKind::JsonFeed;
	settings.url = url;
	return settings;
}

ShopSettings file(const std::string &path)
{
	ShopSettings settings;
	settings.kind = ShopKind::File;
	settings.path = path;
	return settings;
}

} // namespace

TEST(ShopFeedFactory, MakesAFeedOfEachKind)
{
	EXPECT_EQ(verdictOn(ShopSettings()), "fine");
	EXPECT_EQ(verdictOn(web("https://shop.example/stock.json")), "fine");
	EXPECT_EQ(verdictOn(file(std::filesystem::path("/").is_absolute() ? "/stock.csv" : "C:\\stock.csv")), "fine");
}

TEST(ShopFeedFactory, SaysWhatIsMissing)
{
	EXPECT_EQ(verdictOn(web("")), "Shop.UrlMissing");
	EXPECT_EQ(verdictOn(web("shop.example/stock.json")), "Net.BadUrl");
	EXPECT_EQ(verdictOn(web("file:///etc/passwd")), "Net.BadScheme");
	EXPECT_EQ(verdictOn(web("https://key:secret@shop.example/")), "Net.PasswordInUrl");
	EXPECT_EQ(verdictOn(file("")), "Shop.PathMissing");
	EXPECT_EQ(verdictOn(file("~/stock.csv")), "Shop.PathNotFull");
	EXPECT_EQ(verdictOn(file("stock.csv")), "Shop.PathNotFull");
}

TEST(ShopFeedFactory, WantsAValueForEachHeader)
{
	ShopSettings settings = web("https://shop.example/stock.json");
	settings.headerNames = {"X-Key"};
	EXPECT_EQ(verdictOn(settings), "Shop.HeaderMissing");
	EXPECT_EQ(verdictOn(settings, {{"X-Key", "a\nb"}}), "Net.BadHeader");
	EXPECT_EQ(verdictOn(settings, {{"X-Key", "secret"}}), "fine");
}

TEST(ShopFeedFactory, WantsUsableFieldPaths)
{
	ShopSettings settings = web("https://shop.example/stock.json");
	settings.mapping.available = "$.stock";
	EXPECT_EQ(verdictOn(settings), "Shop.BadPointer");
}
