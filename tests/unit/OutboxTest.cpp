#include "channels/Outbox.hpp"

#include <gtest/gtest.h>

using namespace channels;
using core::Duration;
using core::Instant;

namespace {

Outcome sent()
{
	return {};
}
Outcome later(std::optional<Duration> after = {})
{
	return {Outcome::Kind::Later, after, {"Test.Busy", {}}};
}
Outcome refused()
{
	return {Outcome::Kind::Refused, {}, {"Test.Refused", {}}};
}

// Five in two seconds; the longest back-off that chance gives.
class OutboxTest : public testing::Test {
protected:
	void raise(std::uint64_t id, const std::string &sku)
	{
		outbox.add({.alertId = id,
			    .level = NoteLevel::Soon,
			    .sku = sku,
			    .text = sku,
			    .language = {},
			    .raisedAt = {}},
			   now);
	}
	std::uint64_t take()
	{
		const auto taken = outbox.take(now);
		return taken ? taken->note.alertId : 0;
	}
	void pass(Duration time) { now = now + time; }

	Instant now = Instant::ms(1'000'000);
	Outbox outbox{{{5, Duration::seconds(2)}}, [] {
			      return 0.999;
		      }};
};

} // namespace

TEST_F(OutboxTest, OneAfterTheOther)
{
	raise(1, "A");
	raise(2, "B");
	EXPECT_EQ(take(), 1u);
	EXPECT_EQ(take(), 0u) << "the first is under way";
	EXPECT_EQ(outbox.nextAt(now), Instant::never());
	outbox.onOutcome(sent(), now);
	EXPECT_EQ(take(), 2u);
	outbox.onOutcome(sent(), now);
	EXPECT_EQ(take(), 0u);
	EXPECT_EQ(outbox.waiting(), 0u);
}

TEST_F(OutboxTest, ANewerAlertOfASkuTakesTheOldOnesPlace)
{
	raise(1, "A");
	raise(2, "B");
	raise(3, "A");
	EXPECT_EQ(outbox.waiting(), 2u);
	EXPECT_EQ(take(), 3u);
	outbox.onOutcome(sent(), now);
	EXPECT_EQ(take(), 2u);
}

TEST_F(OutboxTest, WhatIsOverIsNotSent)
{
	raise(1, "A");
	outbox.onCleared(1);
	EXPECT_EQ(take(), 0u);
	raise(2, "A");
	EXPECT_EQ(take(), 2u);
	outbox.onCleared(2);
	outbox.onOutcome(later(), now);
	pass(Duration::minutes(1));
	EXPECT_EQ(take(), 0u) << "its second try is not worth it any more";
}

TEST_F(OutboxTest, KeepsToTheRobotsPace)
{
	for (std::uint64_t id = 1; id <= 7; ++id) {
		raise(id, "S" + std::to_string(id));
	}
	for (std::uint64_t id = 1; id <= 5; ++id) {
		EXPECT_EQ(take(), id);
		outbox.onOutcome(sent(), now);
	}
	EXPECT_EQ(take(), 0u);
	EXPECT_EQ(outbox.nextAt(now), now + Duration::seconds(2));
	pass(Duration::ms(1999));
	EXPECT_EQ(take(), 0u);
	pass(Duration::ms(1));
	EXPECT_EQ(take(), 6u);
}

TEST_F(OutboxTest, ABusyRobotIsAskedAgainLaterAndLater)
{
	raise(1, "A");
	Duration before;
	for (int attempt = 0; attempt < 4; ++attempt) {
		EXPECT_EQ(take(), 1u);
		outbox.onOutcome(later(), now);
		EXPECT_EQ(outbox.trouble().key, "Test.Busy");
		const Duration wait = outbox.nextAt(now) - now;
		EXPECT_GT(wait, before);
		before = wait;
		pass(wait);
	}
	EXPECT_EQ(take(), 1u);
	outbox.onOutcome(sent(), now);
	EXPECT_TRUE(outbox.trouble().empty());
}

TEST_F(OutboxTest, ARobotThatSaysHowLongIsObeyed)
{
	raise(1, "A");
	take();
	outbox.onOutcome(later(Duration::seconds(30)), now);
	raise(2, "B");
	pass(Duration::ms(29'999));
	EXPECT_EQ(take(), 0u) << "nor is another alert sent meanwhile";
	pass(Duration::seconds(2));
	EXPECT_EQ(take(), 1u);
	EXPECT_EQ(outbox.waiting(), 1u);
}

TEST_F(OutboxTest, GivesUpAfterMinutesAndSaysWhy)
{
	raise(1, "A");
	take();
	outbox.onOutcome(later(Duration::minutes(8)), now);
	pass(Duration::minutes(4));
	raise(2, "B");
	pass(Duration::minutes(1));
	EXPECT_EQ(take(), 0u);
	EXPECT_EQ(outbox.waiting(), 1u) << "the younger one";
	EXPECT_EQ(outbox.trouble().key, "Robot.GaveUp");
	ASSERT_EQ(outbox.trouble().parts.size(), 1u);
	EXPECT_EQ(outbox.trouble().parts[0].message.key, "Test.Busy");
	pass(Duration::minutes(3.1));
	EXPECT_EQ(take(), 2u);
	outbox.onOutcome(sent(), now);
	EXPECT_TRUE(outbox.trouble().empty());
}

TEST_F(OutboxTest, WhatIsRefusedIsNotTriedAgain)
{
	raise(1, "A");
	raise(2, "B");
	take();
	outbox.onOutcome(refused(), now);
	EXPECT_EQ(outbox.trouble().key, "Test.Refused");
	EXPECT_EQ(take(), 2u) << "the next may pass: somebody may have helped";
	outbox.onOutcome(refused(), now);
	EXPECT_EQ(take(), 0u);
	outbox.onWorks();
	EXPECT_TRUE(outbox.trouble().empty()) << "a test went through";
}

TEST_F(OutboxTest, StaysBounded)
{
	for (std::uint64_t id = 1; id <= 10'000; ++id) {
		raise(id, "S" + std::to_string(id));
	}
	EXPECT_EQ(outbox.waiting(), 50u);
	EXPECT_EQ(take(), 9951u) << "the newest stay";
	EXPECT_EQ(outbox.trouble().key, "Robot.Overrun");
}
