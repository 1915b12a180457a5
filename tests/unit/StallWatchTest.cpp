#include "health/StallWatch.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

using namespace health;
using core::Duration;
using core::Instant;

namespace {

// A stream as the watch sees it, sample by sample.
class StallWatchTest : public testing::Test {
protected:
	void play(Duration howLong)
	{
		for (const Instant end = sample.at + howLong; sample.at < end;) {
			sample.at = sample.at + Duration::ms(50);
			if (const auto told = watch.onSample(sample, report)) {
				news.push_back(*told);
			}
		}
	}

	StallWatch watch;
	LinkSample sample{.streaming = true};
	HealthReport report{.verdict = Verdict::Good};
	std::vector<StallNews> news;
};

} // namespace

TEST_F(StallWatchTest, AQueueThatPlayersHideIsNoStall)
{
	report.verdict = Verdict::NetworkWeak;
	report.queue = Duration::ms(1500);
	play(Duration::seconds(30));
	EXPECT_TRUE(news.empty());
}

TEST_F(StallWatchTest, WhatComesTooLateStandsStillFromWhenItBecameLate)
{
	play(Duration::seconds(10));
	report.verdict = Verdict::NetworkWeak;
	report.queue = Duration::ms(1200);
	play(Duration::seconds(2));
	report.queue = Duration::ms(2500);
	play(Duration::seconds(5));
	ASSERT_EQ(news.size(), 1u);
	EXPECT_TRUE(news[0].begun);
	EXPECT_EQ(news[0].at, Instant::ms(10'050));
	report.queue = Duration::ms(300);
	play(Duration::seconds(3));
	ASSERT_EQ(news.size(), 2u);
	EXPECT_FALSE(news[1].begun);
	EXPECT_EQ(news[1].at, Instant::ms(17'050));
}

TEST_F(StallWatchTest, ANetworkThatIsDownForAMomentIsNone)
{
	report.verdict = Verdict::NetworkDown;
	play(Duration::ms(1500));
	report.verdict = Verdict::Good;
	play(Duration::seconds(5));
	EXPECT_TRUE(news.empty());
	report.verdict = Verdict::NetworkDown;
	play(Duration::ms(2500));
	EXPECT_TRUE(watch.stalled());
}

TEST_F(StallWatchTest, AReconnectStallsUntilThePictureRunsAgain)
{
	sample.streaming = false;
	sample.reconnecting = true;
	play(Duration::seconds(4));
	ASSERT_TRUE(watch.stalled());
	sample.streaming = true;
	sample.reconnecting = false;
	play(Duration::ms(500));
	sample.reconnecting = true; // once more
	play(Duration::seconds(2));
	sample.reconnecting = false;
	play(Duration::seconds(2));
	ASSERT_EQ(news.size(), 2u) << "one stall, not two";
	EXPECT_FALSE(watch.stalled());
}

TEST_F(StallWatchTest, AnEncoderThatStoppedStalls)
{
	report.verdict = Verdict::EncoderStopped;
	play(Duration::ms(100));
	EXPECT_TRUE(watch.stalled());
}

TEST_F(StallWatchTest, AStreamThatIsEndedByAPersonEndsItsStall)
{
	report.queue = Duration::seconds(4);
	play(Duration::seconds(1));
	ASSERT_TRUE(watch.stalled());
	sample.streaming = false;
	report.verdict = Verdict::Idle;
	play(Duration::ms(100));
	EXPECT_FALSE(watch.stalled());
	play(Duration::seconds(5));
	EXPECT_EQ(news.size(), 2u);
}
