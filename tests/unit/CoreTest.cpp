#include "core/BitRate.hpp"
#include "core/Message.hpp"
#include "core/RingWindow.hpp"
#include "core/SnapshotCell.hpp"

#include <gtest/gtest.h>

#include <string>

using namespace core;

TEST(Units, RateTimesTimeIsData)
{
	EXPECT_EQ((BitRate::kbps(2500) * Duration::ms(40)).bytes(), 12500);
	EXPECT_EQ((ByteCount::bytes(12500) / Duration::ms(40)).kbps(), 2500);
	EXPECT_EQ((ByteCount::bytes(12500) / BitRate::kbps(2500)).ms(), 40);
}

TEST(Units, NothingFlowsThroughADeadLink)
{
	EXPECT_FALSE((ByteCount::bytes(1) / BitRate()).isFinite());
	EXPECT_EQ(ByteCount::bytes(1) / Duration::zero(), BitRate());
	EXPECT_FALSE((Duration::infinity() + Duration::seconds(1)).isFinite());
	EXPECT_EQ(Instant::ms(5) + Duration::infinity(), Instant::never());
}

TEST(Message, FillsItsGapsAndShowsTheOnesItCannot)
{
	const Translator translate = [](std::string_view) {
		return std::string("{left} of {sku} left, {oops}");
	};
	EXPECT_EQ(render({"Any", {{"sku", "帽子"}, {"left", "3"}}}, translate), "3 of 帽子 left, {oops}");
}

TEST(Message, CarriesASentenceInsideASentence)
{
	const Translator translate = [](std::string_view key) {
		return std::string(key == "Outer" ? "Defaults are used: {why}" : "line {line} is wrong");
	};
	EXPECT_EQ(render({"Outer", {}, {{"why", {"Inner", {{"line", "3"}}}}}}, translate),
		  "Defaults are used: line 3 is wrong");
}

TEST(Message, SurvivesAnOpenBrace)
{
	EXPECT_EQ(render({"Any", {}}, [](std::string_view) { return std::string("a { b"); }), "a { b");
}

TEST(SnapshotCell, HandsOutEachValueOnce)
{
	SnapshotCell<int> cell;
	std::uint64_t seen = 0;
	SnapshotCell<int>::Pointer value;
	EXPECT_FALSE(cell.tryLatest(seen, value));
	cell.publish(1);
	cell.publish(2);
	ASSERT_TRUE(cell.tryLatest(seen, value));
	EXPECT_EQ(*value, 2);
	EXPECT_FALSE(cell.tryLatest(seen, value));
}

TEST(RingWindow, ForgetsByAgeAndByNumber)
{
	RingWindow<int> window(3, Duration::seconds(10));
	for (int second = 0; second < 5; ++second) {
		window.push(Instant() + Duration::seconds(second), second);
	}
	EXPECT_EQ(window.size(), 3u);
	EXPECT_EQ(window.front().value, 2);
	EXPECT_EQ(window.atOrBefore(Instant::ms(3500))->value, 3);
	window.push(Instant::ms(60'000), 9);
	EXPECT_EQ(window.size(), 1u);
}
