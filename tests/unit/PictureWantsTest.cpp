// Which picture is got next, and how many are kept in memory.

#include "app/PictureWants.hpp"
#include "app/PictureCache.hpp"
#include "unit/PictureBytes.hpp"

#include <gtest/gtest.h>

using namespace app;
using core::ByteCount;
using core::Duration;
using core::Instant;

namespace {

const Instant kStart = Instant::ms(1000);

PictureWants wantsOf(std::size_t most)
{
	return {most,
		[] { return 0.999; },
		{.first = Duration::seconds(5), .longest = Duration::minutes(10), .least = Duration::seconds(2)}};
}

std::string urlOf(std::size_t number)
{
	return "https://shop.example/" + std::to_string(number) + ".png";
}

} // namespace

TEST(PictureWants, WhatWasAskedForLastComesFirst)
{
	PictureWants wants = wantsOf(10);
	EXPECT_TRUE(wants.ask("a", kStart));
	EXPECT_TRUE(wants.ask("b", kStart));
	EXPECT_TRUE(wants.ask("c", kStart));
	EXPECT_FALSE(wants.ask("a", kStart));
	EXPECT_EQ(wants.take(kStart), "a");
	EXPECT_EQ(wants.take(kStart), "c");
	EXPECT_EQ(wants.take(kStart), "b");
	EXPECT_EQ(wants.take(kStart), std::nullopt);
	EXPECT_EQ(wants.underWay(), 3u);
	EXPECT_EQ(wants.nextAt(), Instant::never());
}

TEST(PictureWants, OfTooManyTheOldestAreDroppedButNotWhatIsUnderWay)
{
	PictureWants wants = wantsOf(100);
	wants.ask("first", kStart);
	ASSERT_EQ(wants.take(kStart), "first");
	for (std::size_t i = 0; i < 10'000; ++i) {
		wants.ask(urlOf(i), kStart);
	}
	EXPECT_EQ(wants.size(), 100u);
	EXPECT_FALSE(wants.ask("first", kStart));
	for (std::size_t i = 10'000; i-- > 10'000 - 99;) {
		EXPECT_EQ(wants.take(kStart), urlOf(i));
	}
	EXPECT_EQ(wants.take(kStart), std::nullopt);
}

TEST(PictureWants, OneThatFailsWaitsLongerAndLongerWhoeverAsks)
{
	PictureWants wants = wantsOf(10);
	wants.ask("a", kStart);
	Instant at = kStart;
	Duration before;
	for (int i = 0; i < 12; ++i) {
		ASSERT_EQ(wants.take(at), "a");
		wants.onFailed("a", at);
		EXPECT_FALSE(wants.ask("a", at));
		EXPECT_EQ(wants.take(at), std::nullopt);
		const Duration wait = wants.nextAt() - at;
		EXPECT_GE(wait, before);
		EXPECT_GE(wait, Duration::seconds(2));
		EXPECT_LE(wait, Duration::minutes(10));
		before = wait;
		at = wants.nextAt();
	}
	EXPECT_GT(before, Duration::minutes(9));
	ASSERT_EQ(wants.take(at), "a");
	wants.onFailed("a", at, Duration::minutes(3)); // as the server asks
	EXPECT_GE(wants.nextAt() - at, Duration::minutes(3));
	EXPECT_LT(wants.nextAt() - at, Duration::minutes(4));
}

TEST(PictureWants, WhatIsDoneBeginsAnew)
{
	PictureWants wants = wantsOf(10);
	wants.ask("a", kStart);
	wants.take(kStart);
	wants.onDone("a");
	EXPECT_EQ(wants.size(), 0u);
	EXPECT_EQ(wants.underWay(), 0u);
	EXPECT_TRUE(wants.ask("a", kStart));
	EXPECT_EQ(wants.take(kStart), "a");
}

TEST(PictureCache, KeepsWhatWasUsedLast)
{
	PictureCache cache(ByteCount::bytes(35'000));
	cache.put("a", keptPicture("a", 10'000));
	cache.put("b", keptPicture("b", 10'000));
	cache.put("c", keptPicture("c", 10'000));
	ASSERT_NE(cache.find("a"), nullptr);
	cache.put("d", keptPicture("d", 10'000));
	EXPECT_EQ(cache.find("b"), nullptr);
	for (const char *url : {"a", "c", "d"}) {
		ASSERT_NE(cache.find(url), nullptr) << url;
		EXPECT_EQ(cache.find(url)->file->bytes, pngBytes(url, 10'000));
	}
	EXPECT_LE(cache.bytes(), ByteCount::bytes(35'000));
}

TEST(PictureCache, AnotherPictureOfAnAddressReplacesItsOld)
{
	PictureCache cache(ByteCount::bytes(35'000));
	for (int i = 0; i < 10; ++i) {
		cache.put("a", keptPicture(std::to_string(i), 10'000));
	}
	EXPECT_EQ(cache.find("a")->file->bytes, pngBytes("9", 10'000));
	EXPECT_LT(cache.bytes(), ByteCount::bytes(11'000));
}

TEST(PictureCache, ManyTinyPicturesAreBoundedToo)
{
	PictureCache cache(ByteCount::bytes(100'000));
	for (std::size_t i = 0; i < 10'000; ++i) {
		cache.put(urlOf(i), keptPicture("t", 20));
	}
	std::size_t kept = 0;
	for (std::size_t i = 0; i < 10'000; ++i) {
		kept += cache.find(urlOf(i)) ? 1 : 0;
	}
	EXPECT_GT(kept, 50u);
	EXPECT_LT(kept, 200u);
}

TEST(PictureCache, WhatSomebodyHoldsIsFoundThoughItHadToGo)
{
	PictureCache cache(ByteCount::bytes(25'000));
	cache.put("a", keptPicture("a", 10'000));
	auto held = cache.find("a")->file;
	cache.put("b", keptPicture("b", 10'000));
	cache.put("c", keptPicture("c", 10'000));
	ASSERT_NE(cache.find("a"), nullptr);
	EXPECT_EQ(cache.find("a")->file, held);
	EXPECT_EQ(cache.find("a")->etag, "\"a\"");
	EXPECT_LE(cache.bytes(), ByteCount::bytes(25'000));
	cache.put("d", keptPicture("d", 10'000));
	cache.put("e", keptPicture("e", 10'000));
	held.reset();
	EXPECT_EQ(cache.find("a"), nullptr);
}
