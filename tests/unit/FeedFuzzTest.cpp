#include "commerce/CsvFeed.hpp"
#include "commerce/JsonFeed.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string_view>

using namespace commerce;

namespace {

// A text with a few bytes changed, taken out, put in or repeated.
std::string mutated(std::string text, std::mt19937 &random)
{
	constexpr std::string_view kNasty = "{}[]\",:;\t\r\n\\0e-.1\xff\xc3~/";
	for (auto changes = random() % 4 + 1; changes > 0 && !text.empty(); --changes) {
		const std::size_t at = random() % text.size();
		switch (random() % 4) {
		case 0:
			text[at] = kNasty[random() % kNasty.size()];
			break;
		case 1:
			text.erase(at, random() % 8);
			break;
		case 2:
			text.insert(at, 1, kNasty[random() % kNasty.size()]);
			break;
		default:
			text.insert(at, text.substr(at, random() % 40));
			break;
		}
	}
	return text;
}

// Whatever was read, what came out can be believed.
void expectSound(const core::Expected<ShopUpdate> &update, const std::string &text)
{
	if (!update) {
		EXPECT_FALSE(update.error().sentence.empty()) << text;
		return;
	}
	EXPECT_EQ(update->complete, update->remarks.empty()) << text;
	std::set<std::string> skus;
	for (const StockLevel &level : update->levels) {
		EXPECT_TRUE(skus.insert(level.sku).second) << text;
		EXPECT_FALSE(level.sku.empty()) << text;
		EXPECT_LE(level.sku.size(), 256u) << text;
		EXPECT_LE(std::abs(level.available.value_or(0)), kMaxUnits) << text;
	}
}

} // namespace

TEST(FeedFuzz, DamagedJsonNeverGivesAnythingUnsound)
{
	const std::string sound =
		R"({"items":[{"sku":"A","title":"卫衣","available":12,"updated":"2026-10-21T07:28:00Z"},
		{"sku":"B","available":"-3"},{"sku":"C","variant":null,"available":1000000000000}],"x":[[{"a":{}}]]})";
	std::mt19937 random(1);
	int readable = 0;
	for (int run = 0; run < 20'000; ++run) {
		const std::string text = mutated(sound, random);
		const auto update = readJsonFeed(text, {});
		readable += update.has_value();
		expectSound(update, text);
	}
	EXPECT_GT(readable, 1000) << "else the mutations are too rough to test anything";
}

TEST(FeedFuzz, DamagedCsvNeverGivesAnythingUnsound)
{
	const std::string sound = "sku,title,available,updated\r\nA,\"卫衣, \"\"M\"\"\",12,1792567680\r\n"
				  "B,,-3,\r\nC,x,1000000000000,2026-10-21\r\n";
	std::mt19937 random(2);
	int readable = 0;
	for (int run = 0; run < 20'000; ++run) {
		const std::string text = mutated(sound, random);
		const auto update = readCsvFeed(text, {});
		readable += update.has_value();
		expectSound(update, text);
	}
	EXPECT_GT(readable, 1000);
}
