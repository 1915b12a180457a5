#include "commerce/CsvFeed.hpp"
#include "support/Sentences.hpp"

#include <gtest/gtest.h>

#include <format>

using namespace commerce;

namespace {

using Outcome = core::Expected<ShopUpdate>;

Outcome read(const std::string &text, const FeedMapping &mapping = {})
{
	return readCsvFeed(text, mapping);
}

std::string sentenceOf(const Outcome &outcome)
{
	return outcome ? "fine" : outcome.error().sentence.key;
}

using support::valueOf;

} // namespace

TEST(CsvFeed, ReadsQuotedFieldsAndLineEndsInThem)
{
	const Outcome update = read("sku,title,variant,available,updated\r\n"
				    "HOODIE-M,\"Hoodie, \"\"warm\"\"\r\n卫衣\",M,12,2026-10-21T07:28:00Z\r\n"
				    "\r\n"
				    "CAP,Cap,,\r\n"
				    "PIN,Pin,,,\r\n"
				    "MUG,Mug,,-2,");
	ASSERT_TRUE(update) << sentenceOf(update);
	ASSERT_EQ(update->levels.size(), 3u);
	EXPECT_EQ(update->levels[0].title, "Hoodie, \"warm\"  卫衣");
	EXPECT_EQ(update->levels[0].available, 12);
	EXPECT_TRUE(update->levels[0].sourceTime);
	EXPECT_FALSE(update->levels[1].available) << "blank: not tracked";
	EXPECT_EQ(update->levels[2].available, -2);
	ASSERT_EQ(update->remarks.size(), 1u) << "a line that was cut off";
	EXPECT_EQ(update->remarks[0].key, "Shop.RaggedLine");
	EXPECT_EQ(valueOf(update->remarks[0], "line"), "5");
	EXPECT_FALSE(update->complete);
}

TEST(CsvFeed, FindsTheDelimiterInTheHeader)
{
	for (const std::string delimiter : {",", ";", "\t"}) {
		const Outcome update = read(std::format("sku{0}\"tit,le;\t\"{0}available\nA{0}1{0}2\n", delimiter));
		ASSERT_TRUE(update) << sentenceOf(update);
		EXPECT_EQ(update->levels.at(0).available, 2);
		EXPECT_TRUE(update->complete);
	}
}

TEST(CsvFeed, TakesTheColumnsThatTheMappingNames)
{
	const Outcome update = read("\xef\xbb\xbf Article , Name ,Left\rA,Apple,3\rB,Pear,4,,\r",
				    {.sku = "/article", .title = "/x/name", .available = "/LEFT"});
	ASSERT_TRUE(update) << sentenceOf(update);
	ASSERT_EQ(update->levels.size(), 2u);
	EXPECT_EQ(update->levels[0].sku, "A");
	EXPECT_EQ(update->levels[0].title, "Apple");
	EXPECT_EQ(update->levels[1].available, 4);
	EXPECT_TRUE(update->remarks.empty());
}

TEST(CsvFeed, ReadsWhatACounterShowsBeside)
{
	const Outcome update = read("sku,available,Price,currency,picture,link\n"
				    "A,1, 199.00 ,CNY,https://s.example/a.jpg,https://s.example/a\n"
				    "B,2,cheap,,a.jpg,\n");
	ASSERT_TRUE(update) << sentenceOf(update);
	EXPECT_TRUE(update->complete);
	EXPECT_EQ(update->levels[0].price, core::Money::parse("199", "CNY"));
	EXPECT_EQ(update->levels[0].picture, "https://s.example/a.jpg");
	EXPECT_EQ(update->levels[0].link, "https://s.example/a");
	EXPECT_EQ(update->levels[1].price, std::nullopt);
	EXPECT_EQ(update->levels[1].picture, "");
	const Outcome twice = read("sku,available,link,link\nA,1,https://a.example,https://b.example\n");
	ASSERT_TRUE(twice) << "a column beside the figures costs no figure: " << sentenceOf(twice);
	EXPECT_EQ(twice->levels[0].available, 1);
	EXPECT_EQ(twice->levels[0].link, "");
}

TEST(CsvFeed, MissingColumnsAreNamedWithThoseThereAre)
{
	const Outcome update = read("code,stock\nA,1\n");
	ASSERT_EQ(sentenceOf(update), "Shop.NoColumn");
	EXPECT_EQ(valueOf(update.error().sentence, "column"), "sku");
	EXPECT_EQ(valueOf(update.error().sentence, "found"), "code, stock");
	EXPECT_EQ(sentenceOf(read("sku,stock\nA,1\n")), "Shop.NoColumn");
	EXPECT_EQ(sentenceOf(read("sku,available,Available\nA,1,2\n")), "Shop.ColumnTwice");
	EXPECT_EQ(sentenceOf(read("<html>")), "Shop.NoColumn");
}

TEST(CsvFeed, BadLinesAreLeftOutAndTheOthersHold)
{
	const Outcome update = read("sku,available\nA,1.5\nB,9223372036854775808\n,3\nC,3\nD,4\nD,4\nE,1,x\n");
	ASSERT_TRUE(update);
	ASSERT_EQ(update->levels.size(), 1u);
	EXPECT_EQ(update->levels[0].sku, "C");
	ASSERT_EQ(update->remarks.size(), 5u);
	EXPECT_EQ(update->remarks[0].key, "Shop.BadUnits");
	EXPECT_EQ(update->remarks[1].key, "Shop.TooManyUnits");
	EXPECT_EQ(update->remarks[2].key, "Shop.NoSku");
	EXPECT_EQ(valueOf(update->remarks[2].parts.at(0).message, "line"), "4");
	EXPECT_EQ(update->remarks[3].key, "Shop.DuplicateSku");
	EXPECT_EQ(valueOf(update->remarks[3], "sku"), "D");
	EXPECT_EQ(update->remarks[4].key, "Shop.RaggedLine");
}

TEST(CsvFeed, FilesThatAreNoCsv)
{
	EXPECT_EQ(sentenceOf(read("")), "Shop.Empty");
	EXPECT_EQ(sentenceOf(read("\n\r\n")), "Shop.Empty");
	const Outcome open = read("sku,available\nA,1\nB,\"2\nC,3\n");
	ASSERT_EQ(sentenceOf(open), "Shop.OpenQuote");
	EXPECT_EQ(valueOf(open.error().sentence, "line"), "3");
	const Outcome gbk = read("sku,available\n\xce\xc0\xd2\xc2,1\n");
	ASSERT_EQ(sentenceOf(gbk), "Shop.NotUtf8");
	EXPECT_EQ(valueOf(gbk.error().sentence, "line"), "2");
}

TEST(CsvFeed, AHeaderAloneIsAnEmptyShop)
{
	const Outcome update = read("sku,available\n");
	ASSERT_TRUE(update);
	EXPECT_TRUE(update->complete);
	EXPECT_TRUE(update->levels.empty());
}
