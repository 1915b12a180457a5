#include "core/Money.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

using namespace core;

namespace {

std::string shown(std::string_view text, std::string_view currency)
{
	const auto money = Money::parse(text, currency);
	return money ? money->text() : "none";
}

} // namespace

TEST(Money, IsWrittenAsViewersKnowIt)
{
	EXPECT_EQ(shown("199.00", "CNY"), "¥199");
	EXPECT_EQ(shown("199", "CNY"), "¥199");
	EXPECT_EQ(shown("19.9", "CNY"), "¥19.90");
	EXPECT_EQ(shown("0.05", "CNY"), "¥0.05");
	EXPECT_EQ(shown("19.9", "USD"), "$19.90");
	EXPECT_EQ(shown("20", "USD"), "$20.00");
	EXPECT_EQ(shown("19.90", "EUR"), "€19.90");
	EXPECT_EQ(shown("1990", "JPY"), "¥1990");
	EXPECT_EQ(shown("1990.00", "JPY"), "¥1990");
	EXPECT_EQ(shown("19.9", "KWD"), "19.900 KWD");
	EXPECT_EQ(shown("19.9", "xyz"), "19.90 XYZ");
	EXPECT_EQ(shown("19.9", ""), "19.90");
	EXPECT_EQ(shown("199", ""), "199.00");
	EXPECT_EQ(shown("19.9", "US$"), "19.90") << "no code: as good as none";
	EXPECT_EQ(shown("8.2645", "EUR"), "€8.2645") << "as fine as the shop reckons";
	EXPECT_EQ(shown("0", "CNY"), "¥0");
}

TEST(Money, TakesPlainAmountsOnly)
{
	for (const char *text : {"", ".", ".5", "5.", "1,299.5", "1 299", "-1", "+1", "1e3", "1.2.3", "¥5", "0x10",
				 "NaN", "1.23456", "１９", "1000000000001", "99999999999999999999999999", " 5"}) {
		EXPECT_EQ(Money::parse(text, "CNY"), std::nullopt) << text;
	}
	EXPECT_EQ(Money::parse(std::string(100, '0'), "CNY"), std::nullopt);
	EXPECT_EQ(shown("000000000000000000000000000007.5000000000000", "CNY"), "¥7.50");
	EXPECT_EQ(shown("1000000000000", "CNY"), "¥1000000000000");
	EXPECT_EQ(shown("999999999999.9999", "CNY"), "¥999999999999.9999");
}

TEST(Money, EqualPricesAreEqualHoweverTheyWereWritten)
{
	const auto price = Money::parse("19.90", "CNY");
	EXPECT_EQ(Money::parse("19.9", "cny"), price);
	EXPECT_EQ(Money::ofMinor(1990, 2, "CNY"), price);
	EXPECT_EQ(Money::ofMinor(199000, 4, "CNY"), price);
	EXPECT_EQ(Money::ofMinor(199, 1, "CNY"), price);
	EXPECT_NE(Money::parse("19.9", "USD"), price);
	EXPECT_EQ(price->minorUnits(), 1990);
	EXPECT_EQ(price->digits(), 2);
	EXPECT_EQ(price->currency(), "CNY");
	EXPECT_EQ(Money::parse("5", "")->currency(), "");
	EXPECT_EQ(Money::ofMinor(18, 0, "USD")->text(), "$18.00") << "a shop that shows whole amounts only";
	EXPECT_EQ(Money::ofMinor(199000, 2, "JPY")->text(), "¥1990");
}

TEST(Money, HasBounds)
{
	constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
	EXPECT_EQ(Money::ofMinor(-1, 2, "CNY"), std::nullopt);
	EXPECT_EQ(Money::ofMinor(1, -1, "CNY"), std::nullopt);
	EXPECT_EQ(Money::ofMinor(1, 5, "CNY"), std::nullopt);
	EXPECT_EQ(Money::ofMinor(kMost, 0, "CNY"), std::nullopt);
	EXPECT_EQ(Money::ofMinor(kMost, 4, "CNY"), std::nullopt);
	EXPECT_TRUE(Money::ofMinor(Money::kMostWhole, 0, "KWD"));
}
