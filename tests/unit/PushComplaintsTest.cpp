#include "app/PushComplaints.hpp"

#include <gtest/gtest.h>

using app::PushComplaints;
using core::Duration;
using core::Instant;

TEST(PushComplaints, AFloodIsOneLineAMinuteWithItsCount)
{
	PushComplaints complaints;
	const Instant begun = Instant::ms(5000);
	EXPECT_EQ(complaints.onBadPush("main", "Push.BadSignature", begun), "push for main: Push.BadSignature");
	for (int ms = 1; ms < 60'000; ++ms) {
		ASSERT_FALSE(complaints.onBadPush("main", "Push.BadSignature", begun + Duration::ms(ms))) << ms;
	}
	EXPECT_EQ(complaints.onBadPush("main", "Push.BadSignature", begun + Duration::minutes(1)),
		  "push for main: Push.BadSignature, and 59999 more before it");
	EXPECT_EQ(complaints.onBadPush("main", "Push.BadSignature", begun + Duration::minutes(10)),
		  "push for main: Push.BadSignature")
		<< "begun anew";
}

TEST(PushComplaints, AnotherReasonOrShopIsSaidAtOnceAndReasonsInTurnAreNoFlood)
{
	PushComplaints complaints;
	const Instant begun;
	EXPECT_TRUE(complaints.onBadPush("main", "Push.BadSignature", begun));
	EXPECT_TRUE(complaints.onBadPush("main", "Push.TooOld", begun));
	EXPECT_TRUE(complaints.onBadPush("other", "Push.BadSignature", begun));
	for (int ms = 1; ms < 1000; ++ms) {
		const char *reason = ms % 2 == 0 ? "Push.BadSignature" : "Push.TooOld";
		ASSERT_FALSE(complaints.onBadPush("main", reason, begun + Duration::ms(ms)));
	}
}
