#include "commerce/FeedAdapter.hpp"

#include <gtest/gtest.h>

using namespace commerce;

namespace {

ShopSettings feed(const std::string &url)
{
	ShopSettings settings;
	settings.kind = ShopKind::JsonFeed;
	settings.url = url;
	return settings;
}

// What the only page of a feed says.
Asked<Reply> answerOf(const std::string &url, const net::HttpResponse &answer)
{
	FeedAdapter adapter(feed(url), {});
	const auto exchange = adapter.readAll();
	exchange->first();
	return exchange->onAnswer(answer, {});
}

const std::string kCsv = "sku,title,variant,available,updated\nA,Shirt,M,7,\n";

} // namespace

TEST(FeedAddress, LeadsASharedSpreadsheetToItsCsv)
{
	EXPECT_EQ(feedAddress("https://docs.google.com/spreadsheets/d/e/2PACX-1/pubhtml?gid=3&single=true"),
		  "https://docs.google.com/spreadsheets/d/e/2PACX-1/pub?output=csv&gid=3");
	EXPECT_EQ(feedAddress("https://docs.google.com/spreadsheets/d/1AbC/edit#gid=42"),
		  "https://docs.google.com/spreadsheets/d/1AbC/export?format=csv&gid=42");
	EXPECT_EQ(feedAddress("https://docs.google.com/spreadsheets/d/1AbC/edit?usp=sharing"),
		  "https://docs.google.com/spreadsheets/d/1AbC/export?format=csv");
	for (const char *plain : {"https://docs.google.com/spreadsheets/d/e/2PACX-1/pub?output=csv",
				  "https://shop.example/stock.json?x=/spreadsheets/d/"}) {
		EXPECT_EQ(feedAddress(plain), plain);
	}
}

TEST(FeedAdapter, ReadsCsvByItsTypeOrItsEnding)
{
	const auto byType =
		answerOf("https://shop.example/stock",
			 {.status = 200, .headers = {{"content-type", "text/csv; charset=utf-8"}}, .body = kCsv});
	ASSERT_TRUE(byType);
	EXPECT_EQ(byType->update.levels.at(0).available, 7);
	const auto byEnding =
		answerOf("https://shop.example/stock.csv?day=1", {.status = 200, .headers = {}, .body = kCsv});
	ASSERT_TRUE(byEnding);
	EXPECT_EQ(byEnding->update.levels.at(0).variant, "M");
}

TEST(FeedAdapter, SendsItsKeysToNobodyElse)
{
	ShopSettings settings = feed("https://shop.example/stock");
	EXPECT_TRUE(FeedAdapter(settings, {}).readAll()->first().isPublic);
	settings.headerNames = {"X-Key"};
	FeedAdapter keyed(settings, {{"X-Key", "secret"}});
	EXPECT_FALSE(keyed.readAll()->first().isPublic);
	EXPECT_TRUE(keyed.readAll()->first().headers.empty()) << "only the sealed request has it";
	EXPECT_EQ(keyed.seal(keyed.readAll()->first(), {}).headers, (net::HttpHeaders{{"X-Key", "secret"}}));
}

TEST(FeedAdapter, FindsHowManyThereAre)
{
	FeedAdapter adapter(feed("https://shop.example/stock.csv"), {});
	const auto exchange = adapter.probe();
	exchange->first();
	const auto reply = exchange->onAnswer({.status = 200, .headers = {}, .body = kCsv}, {});
	ASSERT_TRUE(reply && reply->findings);
	EXPECT_EQ(reply->findings->variants, 1);
}
