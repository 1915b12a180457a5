#include "ui/Text.hpp"

#include <gtest/gtest.h>

using namespace ui;

TEST(Text, WritesNumbersAsItsLanguageDoes)
{
	const Text german([](std::string_view) { return std::string("de-DE"); });
	EXPECT_EQ(german.number(2500), "2.500");
	const Text english([](std::string_view) { return std::string("en-US"); });
	EXPECT_EQ(english.number(2500), "2,500");
}

TEST(Text, AnEmptyMessageIsAnEmptySentence)
{
	const Text text([](std::string_view) { return std::string("never"); });
	EXPECT_EQ(text(core::Message{}), "");
}

TEST(PlainName, DropsMnemonicsAndEndings)
{
	EXPECT_EQ(plainName("Sett&ings…"), "Settings");
	EXPECT_EQ(plainName("设置(&G)…"), "设置");
	EXPECT_EQ(plainName("剩余不超过(&L)："), "剩余不超过");
	EXPECT_EQ(plainName("Low at or below:"), "Low at or below");
}

TEST(Breakable, LetsLongWordsWrapAndKeepsShortOnesWhole)
{
	const QString sentence = "2,140 kbit/s from https://shop.example.com/api/v2/stock.json";
	const QString wrapped = breakable(sentence);
	EXPECT_TRUE(wrapped.contains("kbit/" + QString(QChar(0x2060)) + "s"));
	EXPECT_TRUE(wrapped.contains("com/" + QString(QChar(0x200B)) + "api"));
	EXPECT_EQ(plainText(wrapped), sentence);
	EXPECT_EQ(breakable("Only 9 of Stoneware mug left."), "Only 9 of Stoneware mug left.");
	const QString chinese = "店铺没有响应（错误）：请检查地址、网络与店铺的接口设置，然后在设置中重新填写";
	EXPECT_EQ(breakable(chinese), chinese);
}
