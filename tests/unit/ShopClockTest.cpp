#include "app/ShopClock.hpp"

#include <gtest/gtest.h>

#include <format>

namespace {

core::WallTime clock(std::int64_t ms)
{
	return core::WallTime(std::chrono::milliseconds(1'790'000'000'000 + ms));
}

// As a server writes it: whole seconds.
net::HttpResponse answerAt(core::WallTime time)
{
	net::HttpResponse answer;
	answer.headers.emplace_back(
		"date", std::format("{:%a, %d %b %Y %H:%M:%S} GMT", std::chrono::floor<std::chrono::seconds>(time)));
	return answer;
}

} // namespace

TEST(ShopClock, FollowsAShopThatIsMinutesAhead)
{
	app::ShopClock shop;
	shop.onAnswer(answerAt(clock(600'000)), clock(0));
	EXPECT_EQ(shop.at(clock(1000)), clock(601'000));
}

TEST(ShopClock, KeepsTheOrderOfAnswersWithinASecond)
{
	for (const std::int64_t ahead : {0, 2'900, 3'100, 600'000}) {
		app::ShopClock shop;
		core::WallTime before = core::WallTime::min();
		for (std::int64_t ms = 0; ms < 5'000; ms += 130) {
			shop.onAnswer(answerAt(clock(ms + ahead)), clock(ms));
			EXPECT_GT(shop.at(clock(ms)), before) << ahead << " ms ahead, after " << ms;
			before = shop.at(clock(ms));
		}
	}
}
