#include "app/StreamWords.hpp"

#include <gtest/gtest.h>

using app::StreamWords;
using core::BitRate;
using core::Duration;
using core::Instant;
using core::Message;
using health::HealthReport;
using health::Verdict;

namespace {

constexpr BitRate kFull = BitRate::kbps(2500);

HealthReport report(Verdict verdict, std::optional<BitRate> capacity = {}, std::int64_t second = 1)
{
	HealthReport made;
	made.at = Instant::ms(second * 1000);
	made.verdict = verdict;
	made.sentence = {"Health.Some", {}};
	made.queue = Duration::ms(640);
	made.capacity = capacity;
	return made;
}

} // namespace

TEST(StreamWords, SaysWhyThePictureIsSoftAndThatNothingStalls)
{
	StreamWords words;
	EXPECT_EQ(words.about(report(Verdict::Good), kFull, kFull).key, "Health.Some");
	EXPECT_EQ(words.about(report(Verdict::NetworkWeak, BitRate::kbps(1130)), BitRate::kbps(800), kFull),
		  (Message{"Stream.SoftenedLate", {{"uplink", "1.1"}, {"queue", "0.6 s"}}}));
	EXPECT_EQ(words.about(report(Verdict::Good), BitRate::kbps(950), kFull),
		  (Message{"Stream.Softened", {{"uplink", "1.1"}}}));
	EXPECT_EQ(words.about(report(Verdict::Good), BitRate::kbps(1600), kFull),
		  (Message{"Stream.Recovering", {{"now", "1600"}, {"wanted", "2500"}}}));
	EXPECT_EQ(words.about(report(Verdict::Good), kFull, kFull).key, "Health.Some");
	EXPECT_EQ(words.about(report(Verdict::Good), BitRate::kbps(2000), kFull).key, "Health.Some")
		<< "an old measure says nothing about a new softening";
}

TEST(StreamWords, TheFigureIsCalmEnoughToRead)
{
	StreamWords words;
	words.about(report(Verdict::Good, BitRate::kbps(1100), 1), BitRate::kbps(900), kFull);
	HealthReport next = report(Verdict::Good, BitRate::kbps(1300), 1);
	next.at = next.at + Duration::ms(500);
	EXPECT_EQ(words.about(next, BitRate::kbps(900), kFull).values.front().second, "1.1");
	next.at = next.at + Duration::ms(500);
	EXPECT_EQ(words.about(next, BitRate::kbps(900), kFull).values.front().second, "1.3");
}

TEST(StreamWords, OtherTroublesSpeakForThemselves)
{
	StreamWords words;
	for (const Verdict verdict : {Verdict::NetworkDown, Verdict::EncoderBusy, Verdict::RendererBusy}) {
		EXPECT_EQ(words.about(report(verdict, BitRate::kbps(900)), BitRate::kbps(800), kFull).key,
			  "Health.Some");
	}
}

TEST(StreamWords, NamesWhoElseGetsTheSoftPicture)
{
	EXPECT_TRUE(app::sharedSentence({}).empty());
	EXPECT_EQ(app::sharedSentence({.recording = true}).key, "Shared.Recording");
	EXPECT_EQ(app::sharedSentence({.replayBuffer = true}).key, "Shared.ReplayBuffer");
	EXPECT_EQ(app::sharedSentence({.recording = true, .replayBuffer = true}).key, "Shared.Both");
}

TEST(StreamWords, SaysWhatTheControlCanSee)
{
	HealthReport seen = report(Verdict::Good);
	EXPECT_EQ(app::signalsOf(seen).key, "Signals.CountersOnly");
	seen.socketKnown = true;
	EXPECT_EQ(app::signalsOf(seen).key, "Signals.Socket");
	seen.packetsKnown = true;
	EXPECT_EQ(app::signalsOf(seen).key, "Signals.SocketAndPackets");
	seen.socketKnown = false;
	EXPECT_EQ(app::signalsOf(seen).key, "Signals.CountersAndPackets");
	EXPECT_TRUE(app::signalsOf(report(Verdict::Idle)).empty());
}
