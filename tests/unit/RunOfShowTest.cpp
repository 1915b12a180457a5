#include "ShowFacts.hpp"

#include "show/RunOfShow.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using core::Duration;
using core::Instant;
using show::RunEntry;
using show::RunState;

namespace {

// A show with a hand on the clock: four products, five minutes each.
class RunOfShowTest : public ::testing::Test {
protected:
	RunOfShowTest()
	{
		shelf_.has("HAT", 40).has("TEE", 50).has("MUG", 60).has("PIN", 70);
		plan({{"HAT"}, {"TEE"}, {"MUG"}, {"PIN"}});
	}

	void plan(std::vector<RunEntry> entries)
	{
		run_.setEntries(std::move(entries));
		run_.look(shelf_.facts, now_);
	}
	void pass(Duration time)
	{
		for (const Instant end = now_ + time; now_ < end;) {
			now_ = std::min(end, now_ + Duration::seconds(1));
			run_.look(shelf_.facts, now_);
		}
	}
	void put(const std::string &sku)
	{
		shelf_.facts.onAir = sku;
		run_.look(shelf_.facts, now_);
	}
	// What "next" or "previous" puts on air; "-": nothing.
	std::string step(int by)
	{
		const auto sku = run_.step(by, now_);
		if (sku) {
			put(*sku);
		}
		return sku.value_or("-");
	}
	std::string next() const { return run_.next() ? run_.next()->sku : "-"; }
	int place() const { return run_.view().place ? static_cast<int>(*run_.view().place) : -1; }
	double behind() const { return run_.view().behind.value_or(Duration::infinity()).seconds(); }
	RunState stateOf(std::size_t line) const { return run_.view().lines.at(line).state; }

	show_facts::Shelf shelf_;
	show::RunOfShow run_;
	Instant now_ = Instant::ms(60'000);
};

} // namespace

TEST_F(RunOfShowTest, GoesThroughTheListAndBeginsANewRound)
{
	EXPECT_EQ(place(), -1);
	EXPECT_EQ(step(-1), "-") << "before the first there is nothing";
	for (const char *sku : {"HAT", "TEE", "MUG", "PIN"}) {
		EXPECT_EQ(step(1), sku);
	}
	EXPECT_EQ(step(-1), "MUG");
	EXPECT_EQ(step(1), "PIN");
	EXPECT_EQ(run_.view().round, 1);
	pass(Duration::minutes(3));
	EXPECT_EQ(step(1), "HAT");
	EXPECT_EQ(run_.view().round, 2);
	EXPECT_EQ(run_.view().lines[3].spent, Duration::zero()) << "a new round has a clock of its own";
}

TEST_F(RunOfShowTest, PassesOverWhatIsSoldOutUntilItIsBack)
{
	step(1);
	shelf_.has("TEE", 0);
	put("HAT");
	EXPECT_EQ(stateOf(1), RunState::SoldOut);
	EXPECT_EQ(next(), "MUG");
	shelf_.has("TEE", 20);
	put("HAT");
	EXPECT_EQ(stateOf(1), RunState::Ready);
	EXPECT_EQ(next(), "TEE");
	shelf_.has("TEE", 0).has("MUG", 0).has("PIN", 0);
	put("HAT");
	EXPECT_EQ(next(), "-") << "what is on air is no next product";
	EXPECT_EQ(step(1), "-");
	EXPECT_EQ(place(), 0);
}

TEST_F(RunOfShowTest, PassesOverWhatNoShopHas)
{
	plan({{"HAT"}, {"NO-SUCH"}, {"PIN"}});
	step(1);
	EXPECT_EQ(stateOf(1), RunState::Missing);
	EXPECT_EQ(run_.view().lines[1].title, "NO-SUCH");
	EXPECT_EQ(step(1), "PIN");
}

TEST_F(RunOfShowTest, FollowsWhateverIsPutOnAir)
{
	put("MUG");
	EXPECT_EQ(place(), 2);
	EXPECT_TRUE(run_.view().onAir);
	pass(Duration::seconds(30));
	shelf_.has("SOCK", 5);
	put("SOCK"); // not in the list
	EXPECT_EQ(place(), 2);
	EXPECT_FALSE(run_.view().onAir);
	pass(Duration::seconds(30));
	EXPECT_EQ(run_.view().lines[2].spent, Duration::seconds(30)) << "only what it was on air for";
	EXPECT_EQ(next(), "PIN");
	put("");
	EXPECT_EQ(place(), 2);
}

TEST_F(RunOfShowTest, TellsHowFarBehindThePlanItIs)
{
	EXPECT_FALSE(run_.view().behind) << "it has not begun";
	step(1);
	pass(Duration::minutes(5));
	EXPECT_EQ(behind(), 0);
	pass(Duration::minutes(2));
	EXPECT_EQ(behind(), 120);
	step(1);
	EXPECT_EQ(behind(), 120);
	pass(Duration::minutes(1));
	EXPECT_EQ(behind(), 120) << "within its own minutes a product loses nothing";
	step(1);
	EXPECT_EQ(behind(), -120) << "four minutes early";
	shelf_.has("PIN", 0);
	put("");
	pass(Duration::minutes(1));
	EXPECT_EQ(behind(), -60) << "time passes while nothing is on air";
}

TEST_F(RunOfShowTest, OneEntryStandsForAllSizes)
{
	shelf_.has("HOOD-S", 10, "Hoodie", "S").has("HOOD-M", 10, "Hoodie", "M").has("HOOD-L", 10, "Hoodie", "L");
	RunEntry hoodie{"HOOD-M"};
	hoodie.allVariants = true;
	plan({hoodie, {"HAT"}});
	EXPECT_EQ(run_.view().lines[0].title, "Hoodie");
	EXPECT_EQ(run_.view().lines[0].left, 30);
	put("HOOD-L");
	EXPECT_EQ(place(), 0) << "any of its sizes is the product";
	shelf_.has("HOOD-M", 0, "Hoodie", "M");
	put("HAT");
	EXPECT_EQ(stateOf(0), RunState::Ready);
	EXPECT_EQ(next(), "HOOD-S") << "a size of which there is some";
	shelf_.has("HOOD-S", 0, "Hoodie", "S").has("HOOD-L", 0, "Hoodie", "L");
	put("HAT");
	EXPECT_EQ(stateOf(0), RunState::SoldOut);
}

TEST_F(RunOfShowTest, EditingKeepsThePlaceAndTheTime)
{
	step(1);
	step(1);
	pass(Duration::minutes(2));
	plan({{"PIN"}, {"TEE", 9}, {"HAT"}});
	EXPECT_EQ(place(), 1);
	EXPECT_TRUE(run_.view().onAir);
	EXPECT_EQ(run_.view().lines[1].spent, Duration::minutes(2));
	EXPECT_EQ(next(), "HAT");
	plan({{"PIN"}, {"HAT"}});
	EXPECT_EQ(place(), 1) << "its product is gone, its place is not";
	EXPECT_FALSE(run_.view().onAir);
	plan({});
	EXPECT_EQ(place(), -1);
	EXPECT_EQ(step(1), "-");
}

TEST_F(RunOfShowTest, OneProductTwiceHasTwoPlaces)
{
	plan({{"HAT"}, {"TEE"}, {"HAT"}, {"PIN"}});
	EXPECT_EQ(step(1), "HAT");
	EXPECT_EQ(step(1), "TEE");
	EXPECT_EQ(step(1), "HAT");
	EXPECT_EQ(place(), 2);
	EXPECT_EQ(step(1), "PIN");
}

TEST_F(RunOfShowTest, StartsOver)
{
	step(1);
	step(1);
	pass(Duration::minutes(7));
	run_.restart();
	put("");
	EXPECT_EQ(place(), -1);
	EXPECT_EQ(run_.view().lines[1].spent, Duration::zero());
	EXPECT_EQ(step(1), "HAT");
	EXPECT_EQ(behind(), 0);
}
