#include "net/Backoff.hpp"

#include <gtest/gtest.h>

#include <random>

using core::Duration;
using net::Backoff;

namespace {

Backoff steady(double random)
{
	return Backoff([random] { return random; });
}

} // namespace

TEST(Backoff, WaitsTwiceAsLongEachTimeUpToAMinute)
{
	Backoff backoff = steady(0.5);
	EXPECT_EQ(backoff.onFailure(), Duration::ms(500));
	EXPECT_EQ(backoff.onFailure(), Duration::seconds(1));
	EXPECT_EQ(backoff.onFailure(), Duration::seconds(2));
	for (int failure = 0; failure < 100; ++failure) {
		backoff.onFailure();
	}
	EXPECT_EQ(backoff.onFailure(), Duration::seconds(30));
}

TEST(Backoff, StartsAgainAfterASuccess)
{
	Backoff backoff = steady(0.5);
	for (int failure = 0; failure < 8; ++failure) {
		backoff.onFailure();
	}
	backoff.onSuccess();
	EXPECT_EQ(backoff.onFailure(), Duration::ms(500));
}

TEST(Backoff, NeverHammers)
{
	Backoff backoff = steady(0);
	EXPECT_GE(backoff.onFailure(), Duration::ms(200));
}

TEST(Backoff, ObeysTheServerButNotForADay)
{
	Backoff backoff = steady(0.5);
	EXPECT_EQ(backoff.onFailure(Duration::seconds(30)), Duration::seconds(30.5));
	EXPECT_EQ(backoff.onFailure(Duration::minutes(60 * 24)), Duration::minutes(10) + Duration::ms(500));
}

TEST(Backoff, SpreadsFortyRoomsOverTheWholeWait)
{
	std::mt19937 random(1);
	int early = 0, late = 0;
	for (int room = 0; room < 400; ++room) {
		Backoff backoff([&] { return static_cast<double>(random()) / 4294967296.0; });
		for (int failure = 0; failure < 4; ++failure) {
			backoff.onFailure();
		}
		const Duration wait = backoff.onFailure();
		EXPECT_LE(wait, Duration::seconds(16));
		early += wait < Duration::seconds(4);
		late += wait > Duration::seconds(12);
	}
	EXPECT_NEAR(early, 100, 30);
	EXPECT_NEAR(late, 100, 30);
}
