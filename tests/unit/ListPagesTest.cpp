#include "commerce/ListPages.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

using commerce::ListPages;
using Then = ListPages::Then;

namespace {

// A list, newest first, that changes between two questions.
struct MovingList {
	std::vector<std::string> entries;
	int newest = 0;

	void comes() { entries.insert(entries.begin(), std::to_string(++newest)); }
	void leaves(std::size_t at) { entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(at)); }
	std::vector<std::string> page(std::size_t offset, std::size_t count) const
	{
		const std::size_t from = std::min(offset, entries.size());
		const std::size_t to = std::min(from + count, entries.size());
		return {entries.begin() + static_cast<std::ptrdiff_t>(from),
			entries.begin() + static_cast<std::ptrdiff_t>(to)};
	}
};

std::vector<std::string> numbers(int from, int to)
{
	std::vector<std::string> ids;
	for (int id = from; id < to; ++id) {
		ids.push_back(std::to_string(id));
	}
	return ids;
}

} // namespace

TEST(ListPages, MissNothingThatStaysWhateverComesAndLeaves)
{
	int whole = 0;
	for (unsigned seed = 0; seed < 2000; ++seed) {
		std::minstd_rand random(seed);
		const auto below = [&](std::size_t end) {
			return end == 0 ? 0 : random() % end;
		};
		MovingList list;
		for (std::size_t count = below(120); count > 0; --count) {
			list.comes();
		}
		std::set<std::string> stayed(list.entries.begin(), list.entries.end());
		std::set<std::string> told;
		ListPages pages(20);
		Then then = Then::Next;
		for (int asked = 0; then == Then::Next || then == Then::Again; ++asked) {
			ASSERT_LT(asked, 100);
			const auto ids = list.page(pages.offset(), pages.atOnce());
			then = pages.take(ids, list.entries.size());
			if (then != Then::Again) {
				told.insert(ids.begin(), ids.end());
			}
			for (std::size_t left = below(12); left > 0 && !list.entries.empty(); --left) {
				const std::size_t at = below(list.entries.size());
				stayed.erase(list.entries[at]);
				list.leaves(at);
			}
			for (std::size_t come = below(6); come > 0; --come) {
				list.comes();
			}
		}
		whole += then == Then::Over && pages.isWhole() ? 1 : 0;
		if (then == Then::Over && pages.isWhole()) {
			EXPECT_TRUE(std::ranges::includes(told, stayed)) << "seed " << seed;
		}
	}
	EXPECT_GT(whole, 1900) << "and nearly always they get through";
}

TEST(ListPages, ReadAnEarlierPageAgainWhereSomethingSlippedThrough)
{
	ListPages pages(100);
	EXPECT_EQ(pages.take(numbers(0, 100), 150), Then::Next);
	EXPECT_EQ(pages.offset(), 95u);
	EXPECT_EQ(pages.take(numbers(105, 150), 140), Then::Again) << "ten of the first page left";
	EXPECT_EQ(pages.offset(), 0u);
	EXPECT_EQ(pages.take(numbers(10, 110), 140), Then::Next);
	EXPECT_EQ(pages.take(numbers(105, 150), 140), Then::Over);
	EXPECT_TRUE(pages.isFull());
}

TEST(ListPages, AreNotWholeWithoutACountOrWithNamelessEntries)
{
	ListPages uncounted(100);
	EXPECT_EQ(uncounted.take(numbers(0, 3), std::nullopt), Then::Over);
	EXPECT_FALSE(uncounted.isWhole());
	ListPages nameless(100);
	EXPECT_EQ(nameless.take(std::vector<std::string>{"1", ""}, 2), Then::Over);
	EXPECT_FALSE(nameless.isWhole());
	ListPages shorter(100);
	EXPECT_EQ(shorter.take(numbers(0, 3), 4), Then::Over);
	EXPECT_TRUE(shorter.isWhole());
	EXPECT_FALSE(shorter.isFull()) << "one is hidden from us";
}

TEST(ListPages, AreEndlessWhereThePageIsAlwaysTheSame)
{
	ListPages pages(100);
	EXPECT_EQ(pages.take(numbers(0, 100), 1'000'000), Then::Next);
	EXPECT_EQ(pages.take(numbers(0, 100), 1'000'000), Then::Endless);
	ListPages few(100);
	EXPECT_EQ(few.take(numbers(0, 2), 1'000'000), Then::Next);
	EXPECT_EQ(few.take(numbers(0, 2), 1'000'000), Then::Next) << "perhaps the others are hidden";
	EXPECT_EQ(few.take(numbers(0, 2), 1'000'000), Then::Next);
	EXPECT_EQ(few.take(numbers(0, 2), 1'000'000), Then::Endless);
}
