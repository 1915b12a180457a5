#include "commerce/JsonFeed.hpp"
#include "commerce/FeedText.hpp"
#include "support/Sentences.hpp"

#include <gtest/gtest.h>

using namespace commerce;

namespace {

using Outcome = core::Expected<ShopUpdate>;

Outcome read(const std::string &text, const FeedMapping &mapping = {})
{
	return readJsonFeed(text, mapping);
}

// A feed of one SKU "A" with this as its available units.
Outcome readUnitsOf(const std::string &available)
{
	return read(R"({"items":[{"sku":"A","available":)" + available + R"(},{"sku":"B","available":1}]})");
}

std::string sentenceOf(const Outcome &outcome)
{
	return outcome ? "fine" : outcome.error().sentence.key;
}

using support::valueOf;

std::string valueOf(const Outcome &outcome, const std::string &name)
{
	return outcome ? "(fine)" : valueOf(outcome.error().sentence, name);
}

// Only "B" is left, and one remark of this kind says why.
void expectOnlyALeftOut(const Outcome &outcome, const std::string &key, const std::string &value)
{
	ASSERT_TRUE(outcome) << sentenceOf(outcome);
	ASSERT_EQ(outcome->levels.size(), 1u);
	EXPECT_EQ(outcome->levels[0].sku, "B");
	ASSERT_EQ(outcome->remarks.size(), 1u);
	EXPECT_EQ(outcome->remarks[0].key, key);
	EXPECT_EQ(valueOf(outcome->remarks[0], "sku"), "A");
	EXPECT_EQ(valueOf(outcome->remarks[0], "value"), value);
	EXPECT_FALSE(outcome->complete) << "what was left out must not count as gone";
}

} // namespace

TEST(JsonFeed, ReadsAListOfItems)
{
	const Outcome update = read(R"({"items":[
		{"sku":"HOODIE-M","title":"Hoodie 卫衣","variant":"M","available":12,"updated":"2026-10-21T07:28:00Z"},
		{"sku":"CAP","title":"Cap","available":"-3"},
		{"sku":"PIN","available":null},
		{"sku":4711}]})");
	ASSERT_TRUE(update) << sentenceOf(update);
	EXPECT_TRUE(update->complete);
	EXPECT_FALSE(update->rehearsal);
	ASSERT_EQ(update->levels.size(), 4u);
	EXPECT_EQ(update->levels[0].title, "Hoodie 卫衣");
	EXPECT_EQ(update->levels[0].variant, "M");
	EXPECT_EQ(update->levels[0].available, 12);
	EXPECT_EQ(update->levels[0].sourceTime, readTime("1792567680"));
	EXPECT_EQ(update->levels[1].available, -3) << "sold beyond stock";
	EXPECT_FALSE(update->levels[2].available) << "not tracked";
	EXPECT_FALSE(update->levels[3].available) << "not tracked";
	EXPECT_EQ(update->levels[3].sku, "4711");
}

TEST(JsonFeed, ReadsWhatACounterShowsBeside)
{
	const Outcome update = read(R"json({"items":[
		{"sku":"A","available":1,"price":19.9,"currency":"CNY","picture":"https://s.example/a.jpg",
		 "link":" http://s.example/a "},
		{"sku":"B","available":1,"price":"1,299.5","currency":"CNY","picture":"javascript:alert(1)",
		 "link":"https://s.example/\nx"},
		{"sku":"C","available":1,"price":null,"picture":["https://s.example/c.jpg"],"link":7},
		{"sku":"D","available":1,"price":199}]
})json");
	ASSERT_TRUE(update) << sentenceOf(update);
	EXPECT_TRUE(update->complete) << "what is no price and no address costs no level, and no remark";
	ASSERT_EQ(update->levels.size(), 4u);
	EXPECT_EQ(update->levels[0].price, core::Money::parse("19.90", "CNY"));
	EXPECT_EQ(update->levels[0].picture, "https://s.example/a.jpg");
	EXPECT_EQ(update->levels[0].link, "http://s.example/a");
	for (const std::size_t nothing : {1u, 2u}) {
		EXPECT_EQ(update->levels[nothing].price, std::nullopt);
		EXPECT_EQ(update->levels[nothing].picture, "");
		EXPECT_EQ(update->levels[nothing].link, "");
	}
	EXPECT_EQ(update->levels[3].price, core::Money::parse("199", "")) << "in the currency of the country";

	const FeedMapping nested{.price = "/offer/amount", .currency = "", .picture = "/images/0", .link = ""};
	const Outcome mapped = read(
		R"({"items":[{"sku":"A","available":1,"offer":{"amount":"5"},"images":["http://s.example/1"],"link":"http://x"}]})",
		nested);
	ASSERT_TRUE(mapped) << sentenceOf(mapped);
	EXPECT_EQ(mapped->levels[0].price, core::Money::parse("5", ""));
	EXPECT_EQ(mapped->levels[0].picture, "http://s.example/1");
	EXPECT_EQ(mapped->levels[0].link, "") << "not wanted";
	const Outcome bare = read(R"({"items":{"A":12}})", {.sku = "/sku", .available = "", .price = ""});
	ASSERT_TRUE(bare) << sentenceOf(bare);
	EXPECT_EQ(bare->levels[0].price, std::nullopt) << "units are no price";
}

TEST(JsonFeed, ReadsAnObjectOfItemsByTheirNames)
{
	const Outcome update =
		read(R"({"stock":{"B":{"left":2},"A":{"left":1}}})", {.items = "/stock", .available = "/left"});
	ASSERT_TRUE(update) << sentenceOf(update);
	ASSERT_EQ(update->levels.size(), 2u);
	EXPECT_EQ(update->levels[0].sku, "A");
	EXPECT_EQ(update->levels[0].available, 1);
}

TEST(JsonFeed, ReadsBareNumbersByTheirNames)
{
	const Outcome update = read(R"({"A":1,"B":"2"})", {.items = "", .available = ""});
	ASSERT_TRUE(update) << sentenceOf(update);
	EXPECT_EQ(update->levels.at(1).available, 2);
}

TEST(JsonFeed, FollowsPointersIntoAnyShape)
{
	const Outcome update = read(R"([{"id":"gid/1","x~y":{"a/b":[{"n":7}]}}])",
				    {.items = "", .sku = "/id", .available = "/x~0y/a~1b/0/n"});
	ASSERT_TRUE(update) << sentenceOf(update);
	EXPECT_EQ(update->levels.at(0).available, 7);
}

TEST(JsonFeed, AnEmptyListIsAnEmptyShop)
{
	const Outcome update = read(R"({"items":[]})");
	ASSERT_TRUE(update);
	EXPECT_TRUE(update->complete);
	EXPECT_TRUE(update->levels.empty());
}

TEST(JsonFeed, RefusesUnitsThatAreNone)
{
	expectOnlyALeftOut(readUnitsOf("1.5"), "Shop.BadUnits", "1.5");
	expectOnlyALeftOut(readUnitsOf("\"1,500\""), "Shop.BadUnits", "1,500");
	expectOnlyALeftOut(readUnitsOf("\"many\""), "Shop.BadUnits", "many");
	expectOnlyALeftOut(readUnitsOf("1e30"), "Shop.BadUnits", "1e30");
	expectOnlyALeftOut(readUnitsOf("true"), "Shop.BadUnits", "true");
	expectOnlyALeftOut(readUnitsOf("[3]"), "Shop.BadUnits", "[1]");
	expectOnlyALeftOut(readUnitsOf("{\"a\":1}"), "Shop.BadUnits", "{a}");
	expectOnlyALeftOut(readUnitsOf("\"-\""), "Shop.BadUnits", "-");
	expectOnlyALeftOut(readUnitsOf("\"0x10\""), "Shop.BadUnits", "0x10");
}

TEST(JsonFeed, RefusesUnitsBeyondAnyShop)
{
	for (const char *huge :
	     {"9223372036854775808", "9223372036854775807", "18446744073709551616", "-9223372036854775809",
	      "1000000000001", "-1000000000001", "99999999999999999999999999999999999999"}) {
		expectOnlyALeftOut(readUnitsOf(huge), "Shop.TooManyUnits", huge);
	}
	const Outcome most = readUnitsOf("1000000000000");
	EXPECT_EQ(most.value().levels.at(0).available, kMaxUnits);
	EXPECT_EQ(readUnitsOf("-1000000000000").value().levels.at(0).available, -kMaxUnits);
}

TEST(JsonFeed, WholeNumbersMayBeWrittenWithAPoint)
{
	EXPECT_EQ(readUnitsOf("12.0").value().levels.at(0).available, 12);
	EXPECT_EQ(readUnitsOf("\" 12 \"").value().levels.at(0).available, 12);
	EXPECT_EQ(readUnitsOf("\"+0012\"").value().levels.at(0).available, 12);
	EXPECT_EQ(readUnitsOf("-0").value().levels.at(0).available, 0);
	EXPECT_FALSE(readUnitsOf("\"\"").value().levels.at(0).available);
}

TEST(JsonFeed, LongIdsKeepAllTheirDigits)
{
	const Outcome update = read(R"({"items":[{"sku":9007199254740993,"available":1},
		{"sku":123456789012345678901234567890,"available":2}]})");
	ASSERT_TRUE(update);
	EXPECT_EQ(update->levels.at(0).sku, "9007199254740993");
	EXPECT_EQ(update->levels.at(1).sku, "123456789012345678901234567890");
}

TEST(JsonFeed, ASkuThatStandsTwiceIsNotBelieved)
{
	const Outcome update = read(R"({"items":[{"sku":"A","available":1},{"sku":"B","available":2},
		{"sku":"A","available":3},{"sku":"A","available":1}]})");
	ASSERT_TRUE(update);
	ASSERT_EQ(update->levels.size(), 1u);
	EXPECT_EQ(update->levels[0].sku, "B");
	ASSERT_EQ(update->remarks.size(), 1u);
	EXPECT_EQ(update->remarks[0].key, "Shop.DuplicateSku");
	EXPECT_EQ(valueOf(update->remarks[0], "sku"), "A");
}

TEST(JsonFeed, ANameThatStandsTwiceIsNotBelieved)
{
	const FeedMapping bare{.items = "", .available = ""};
	const Outcome names = read(R"({"A":1,"B":2,"A":{"deep":[1,{"x":2,"x":{}}]}})", bare);
	ASSERT_TRUE(names);
	EXPECT_EQ(names->levels.size(), 1u);
	EXPECT_EQ(names->remarks.at(0).key, "Shop.DuplicateSku");

	const Outcome field = read(R"({"items":[{"sku":"A","available":1,"available":2},{"sku":"B","available":1}]})");
	ASSERT_TRUE(field);
	EXPECT_EQ(field->levels.size(), 1u);
	EXPECT_EQ(field->remarks.at(0).key, "Shop.GivenTwice");
	EXPECT_EQ(valueOf(field->remarks.at(0), "where"), "A");

	EXPECT_EQ(sentenceOf(read(R"({"items":[],"items":[{"sku":"A","available":1}]})")), "Shop.GivenTwice");
}

TEST(JsonFeed, SkusOfAnyScriptAreFine)
{
	const std::string arabic = "قبعة-٥";
	std::string longOne;
	for (int letter = 0; letter < 200; ++letter) {
		longOne += 'x';
	}
	const Outcome update = read(R"({"items":[{"sku":"🧢-M","available":1},{"sku":")" + arabic +
				    R"(","available":2},{"sku":")" + longOne + R"(","available":3}]})");
	ASSERT_TRUE(update);
	EXPECT_TRUE(update->remarks.empty());
	EXPECT_EQ(update->levels.at(0).sku, "🧢-M");
	EXPECT_EQ(update->levels.at(1).sku, arabic);
	EXPECT_EQ(update->levels.at(2).sku, longOne);
}

TEST(JsonFeed, SkusThatAreNoneAreLeftOut)
{
	const std::string tooLong(257, 'x');
	const Outcome update = read(R"({"items":[{"sku":"","available":1},{"sku":"  ","available":1},{"available":1},
		{"sku":null,"available":1},{"sku":{"a":1},"available":1},{"sku":"a\u0000b","available":1},
		{"sku":"a\nb","available":1},{"sku":")" +
				    tooLong + R"(","available":1},{"sku":"OK","available":1},7]})");
	ASSERT_TRUE(update) << sentenceOf(update);
	ASSERT_EQ(update->levels.size(), 1u);
	EXPECT_EQ(update->levels[0].sku, "OK");
	ASSERT_EQ(update->remarks.size(), 9u);
	EXPECT_EQ(update->remarks[0].key, "Shop.NoSku");
	ASSERT_EQ(update->remarks[2].parts.size(), 1u);
	EXPECT_EQ(valueOf(update->remarks[2].parts[0].message, "pointer"), "/items/2");
	EXPECT_EQ(update->remarks[5].key, "Shop.OddSku");
	EXPECT_EQ(update->remarks[6].key, "Shop.OddSku");
	EXPECT_EQ(update->remarks[7].key, "Shop.LongSku");
	EXPECT_LT(valueOf(update->remarks[7], "sku").size(), 80u);
	EXPECT_EQ(update->remarks[8].key, "Shop.NoSku");
}

TEST(JsonFeed, AnotherShapeIsNamedWithWhatIsThere)
{
	const Outcome noItems = read(R"({"products":[],"total":3})");
	ASSERT_EQ(sentenceOf(noItems), "Shop.NothingAt");
	EXPECT_EQ(valueOf(noItems, "pointer"), "/items");
	EXPECT_EQ(valueOf(noItems, "found"), "{products, total}");

	const Outcome noList = read(R"({"items":"soon"})");
	ASSERT_EQ(sentenceOf(noList), "Shop.NotAList");
	EXPECT_EQ(valueOf(noList, "found"), "soon");

	const Outcome noSku = read(R"({"items":[{"code":"A","available":1}]})");
	ASSERT_EQ(sentenceOf(noSku), "Shop.NothingAt");
	EXPECT_EQ(valueOf(noSku, "pointer"), "/sku");
	EXPECT_EQ(valueOf(noSku, "found"), "{available, code}");

	const Outcome noUnits =
		read(R"({"items":[{"sku":"A","stock":{"left":1}}]})", {.available = "/stock/available"});
	ASSERT_EQ(sentenceOf(noUnits), "Shop.NothingAt");
	EXPECT_EQ(valueOf(noUnits, "pointer"), "/stock/available");
	EXPECT_EQ(valueOf(noUnits, "found"), "{left}");

	EXPECT_EQ(sentenceOf(read("[1,2]")), "Shop.NothingAt");
	EXPECT_EQ(sentenceOf(read("12.5", {.items = ""})), "Shop.NotAList");
	EXPECT_EQ(sentenceOf(read("null", {.items = "/0"})), "Shop.NothingAt");
}

TEST(JsonFeed, WhatIsNotJsonIsNamedWithItsPlace)
{
	const Outcome page = read("<!DOCTYPE html><html>");
	ASSERT_EQ(sentenceOf(page), "Shop.NotJson");
	EXPECT_EQ(valueOf(page, "line"), "1");
	EXPECT_EQ(valueOf(page, "column"), "1");
	EXPECT_EQ(valueOf(page, "near"), "<!DOCTYPE html><html>");

	const Outcome comma = read("{\"items\":[\n  {\"sku\":\"卫衣\" oops}\n]}");
	ASSERT_EQ(sentenceOf(comma), "Shop.NotJson");
	EXPECT_EQ(valueOf(comma, "line"), "2");
	EXPECT_NEAR(std::stoi(valueOf(comma, "column")), 15, 1);

	EXPECT_EQ(sentenceOf(read(R"({"items":[{"sku":"A")")), "Shop.NotJson") << "half written";
	EXPECT_EQ(sentenceOf(read(R"({"items":[NaN]})")), "Shop.NotJson");
	EXPECT_EQ(sentenceOf(read(R"({"items":["\ud800"]})")), "Shop.NotJson");
	EXPECT_EQ(sentenceOf(read(R"({"items":[]} extra)")), "Shop.NotJson");
	EXPECT_EQ(sentenceOf(read("")), "Shop.Empty");
	EXPECT_EQ(sentenceOf(read(" \n ")), "Shop.Empty");
}

TEST(JsonFeed, OnlyUtf8)
{
	EXPECT_EQ(sentenceOf(read("\xef\xbb\xbf{\"items\":[]}")), "fine") << "a byte order mark is allowed";
	const Outcome gbk = read("{\n\"items\":[{\"sku\":\"\xce\xc0\xd2\xc2\"}]}");
	ASSERT_EQ(sentenceOf(gbk), "Shop.NotUtf8");
	EXPECT_EQ(valueOf(gbk, "line"), "2");
	EXPECT_EQ(sentenceOf(read(std::string("\xff\xfe{\0", 4))), "Shop.NotUtf8") << "UTF-16";
	for (const char *bad :
	     {"\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80", "\xf8\x88\x80\x80"}) {
		EXPECT_EQ(firstLineNotUtf8(bad), 1u);
	}
	EXPECT_FALSE(firstLineNotUtf8("aé€😀\xed\x9f\xbf\xf4\x8f\xbf\xbf"));
}

TEST(JsonFeed, NestingHasALimit)
{
	const auto nested = [](int depth) {
		return "{\"items\":[],\"x\":" + std::string(static_cast<std::size_t>(depth), '[') +
		       std::string(static_cast<std::size_t>(depth), ']') + "}";
	};
	EXPECT_EQ(sentenceOf(read(nested(63))), "fine");
	EXPECT_EQ(sentenceOf(read(nested(64))), "Shop.TooDeep");
	EXPECT_EQ(sentenceOf(read(std::string(5'000'000, '['))), "Shop.TooDeep");
}

TEST(JsonFeed, SmallChangeInMillionsIsNoFeed)
{
	std::string ones = "[1";
	for (int value = 0; value < 3'000'000; ++value) {
		ones += ",1";
	}
	EXPECT_EQ(sentenceOf(read(ones + "]")), "Shop.TooManyValues");
}

TEST(JsonFeed, AFeedFullOfNonsenseIsOneError)
{
	std::string items;
	for (int entry = 0; entry < 200'000; ++entry) {
		items += "{},";
	}
	const Outcome update = read("{\"items\":[" + items + R"({"sku":"A","available":1}]})");
	ASSERT_EQ(sentenceOf(update), "Shop.MostlyWrong");
	EXPECT_EQ(valueOf(update, "count"), "200000");
	EXPECT_EQ(update.error().sentence.parts.at(0).message.key, "Shop.NoSku");
}

TEST(JsonFeed, WrongPointersAreNamed)
{
	EXPECT_TRUE(check(FeedMapping()));
	for (const char *wrong : {"items", "/a~2", "/a~", "$.items"}) {
		const auto verdict = check(FeedMapping{.items = wrong});
		ASSERT_FALSE(verdict) << wrong;
		EXPECT_EQ(verdict.error().sentence.key, "Shop.BadPointer");
		EXPECT_EQ(valueOf(verdict.error().sentence, "pointer"), wrong);
	}
}

TEST(FeedText, ReadsTimesAsShopsWriteThem)
{
	const core::WallTime moment(std::chrono::milliseconds(1'792'567'680'500));
	for (const char *text : {"2026-10-21T07:28:00.5Z", "2026-10-21 07:28:00.500", "2026-10-21T15:28:00.5+08:00",
				 "2026-10-21T15:28:00,5+0800", "2026-10-21T02:58:00.500-04:30", "1792567680.5",
				 "1792567680500", " 20261021T07:28:00.5Z "}) {
		EXPECT_EQ(readTime(text), moment) << text;
	}
	EXPECT_EQ(readTime("2026-10-21"), core::WallTime(std::chrono::seconds(1'792'540'800)));
	EXPECT_EQ(readTime("2026-10-21T07:28Z"), core::WallTime(std::chrono::seconds(1'792'567'680)));
	for (const char *text : {"", "soon", "2026-13-01", "2026-02-30", "2026-10-21T25:00Z", "2026-10-21T07:28:00+",
				 "2026-10-21T07:28:00Zz", "12/31/2026", "99999999999999999999", "-5", "."}) {
		EXPECT_FALSE(readTime(text)) << text;
	}
}

TEST(FeedText, CutsBetweenCharacters)
{
	EXPECT_EQ(excerpt("卫衣卫衣", 7), "卫衣…");
	EXPECT_EQ(excerpt("a\tb\nc"), "a b c");
}
