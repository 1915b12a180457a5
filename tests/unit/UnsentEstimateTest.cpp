#include "health/UnsentEstimate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

using core::ByteCount;

namespace {

// A sender whose kernel takes what it is given at once and sends it with some framing.
struct Sender {
	health::UnsentEstimate estimate;
	double framing = 0.01;
	std::int64_t handed = 700'000; // the connection was found late
	double sent = 712'345;         // with the handshake
	double unsent = 0;
	std::int64_t estimated = 0;

	void pass(int samples, std::int64_t given, std::int64_t carried)
	{
		for (int sample = 0; sample < samples; ++sample) {
			handed += given;
			unsent += static_cast<double>(given) * (1 + framing);
			const double gone = std::min(unsent, static_cast<double>(carried));
			unsent -= gone;
			sent += gone;
			estimated = estimate.onSample(ByteCount::bytes(handed),
						      ByteCount::bytes(static_cast<std::int64_t>(sent)))
					    .bytes();
		}
	}
};

constexpr int kMinute = 60 * 20;

} // namespace

TEST(UnsentEstimate, SeesNothingOnALinkThatCarriesAll)
{
	Sender sender;
	sender.pass(kMinute, 40'000, 50'000);
	EXPECT_LT(sender.estimated, 1'000);
	sender.framing = -0.001;
	sender.pass(kMinute, 40'000, 50'000);
	EXPECT_LT(sender.estimated, 1'000) << "the output may count more than is sent";
}

TEST(UnsentEstimate, SeesTheQueueGrowAndGo)
{
	Sender sender;
	sender.pass(kMinute, 16'000, 50'000);
	sender.pass(40, 16'000, 10'000); // two seconds of a link that is too slow
	EXPECT_NEAR(static_cast<double>(sender.estimated), sender.unsent, 0.1 * sender.unsent);
	EXPECT_GT(sender.estimated, 200'000);
	sender.pass(40, 5'000, 16'000);
	EXPECT_LT(sender.estimated, 5'000);
}

TEST(UnsentEstimate, APacketUnderWayLeavesNoTrace)
{
	Sender sender;
	sender.pass(kMinute, 16'000, 50'000);
	// 80 KB have left before the output counts the packet they belong to.
	sender.sent += 80'000;
	sender.pass(10, 0, 0);
	sender.handed += 80'000;
	sender.pass(20, 16'000, 50'000);
	EXPECT_LT(sender.estimated, 2'000);
}

TEST(UnsentEstimate, StartsAfreshWithAConnection)
{
	Sender sender;
	sender.pass(20, 16'000, 5'000);
	EXPECT_GT(sender.estimated, 100'000);
	sender.estimate.reset();
	sender.pass(1, 0, 0);
	EXPECT_EQ(sender.estimated, 0);
}
