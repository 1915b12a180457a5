#include "commerce/RehearsalShop.hpp"
#include "app/RehearsalFeed.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>

using namespace commerce;
using core::Duration;
using core::Instant;

namespace {

const std::string kHot = "HOODIE-M";

struct Figures {
	std::int64_t opening = 0, sold = 0, released = 0, restocked = 0;
	std::int64_t left() const { return opening - sold + released + restocked; }
};

// Someone who watches the shop through one or more shows and keeps account.
class Watcher {
public:
	explicit Watcher(std::uint64_t seed, double speed = 1) : shop(seed, speed), speed_(speed) {}

	// Watches until this show time of the first show, looking ten times a second.
	void watchUntil(Duration showTime)
	{
		while ((now_ - start_) * speed_ <= showTime) {
			for (const ShopUpdate &update : shop.advance(now_)) {
				take(update);
			}
			now_ = now_ + Duration::ms(100);
		}
	}

	Duration showTime() const { return (now_ - start_) * speed_; }
	Instant now() const { return now_; }

	RehearsalShop shop;
	std::map<std::string, Figures> figures;
	std::map<std::string, Duration> soldOutAt;
	std::set<std::string> ids;
	std::string story; // every move, for comparison
	std::vector<std::pair<Duration, std::string>> pitches;
	Duration longestSilence, silenceEndedAt; // of real time; show time
	std::int64_t least = 0;
	int shows = 0;

private:
	void take(const ShopUpdate &update)
	{
		EXPECT_TRUE(update.rehearsal);
		if (now_ - lastAnswer_ > longestSilence) {
			longestSilence = now_ - lastAnswer_;
			silenceEndedAt = showTime();
		}
		lastAnswer_ = now_;
		if (update.complete) {
			++shows;
			figures.clear();
		}
		for (const StockLevel &level : update.levels) {
			figures[level.sku].opening = level.available.value();
		}
		for (const StockMove &move : update.moves) {
			count(move);
		}
		if (update.pitchedSku) {
			pitches.emplace_back(showTime(), *update.pitchedSku);
		}
	}

	void count(const StockMove &move)
	{
		EXPECT_TRUE(ids.insert(move.id).second) << "twice: " << move.id;
		EXPECT_GT(move.units, 0);
		Figures &of = figures.at(move.sku);
		(move.kind == MoveKind::Sale      ? of.sold
		 : move.kind == MoveKind::Release ? of.released
						  : of.restocked) += move.units;
		least = std::min(least, of.left());
		if (of.left() == 0) {
			soldOutAt.try_emplace(move.sku, showTime());
		}
		story += std::to_string(showTime().ms()) + move.id + move.sku + std::to_string(move.units) + "\n";
	}

	double speed_;
	Instant start_ = Instant::ms(5000);
	Instant now_ = start_;
	Instant lastAnswer_ = start_;
};

} // namespace

TEST(RehearsalShop, OpensWithACompleteShelfInBothLanguages)
{
	RehearsalShop shop(1, 1);
	const auto updates = shop.advance(Instant::ms(0));
	ASSERT_EQ(updates.size(), 1u);
	EXPECT_TRUE(updates[0].complete);
	EXPECT_TRUE(updates[0].rehearsal);
	EXPECT_EQ(updates[0].levels.size(), 12u);
	EXPECT_EQ(updates[0].levels[1].sku, kHot);
	EXPECT_EQ(updates[0].levels[1].title, "Hoodie 卫衣");
	EXPECT_EQ(updates[0].levels[1].available, 1500);
	for (const commerce::StockLevel &level : updates[0].levels) {
		EXPECT_EQ(level.price->currency(), "CNY");
		EXPECT_GT(level.price->minorUnits(), 0);
		EXPECT_EQ(level.link, "https://example.com/rehearsal/" + level.sku);
		EXPECT_EQ(level.picture, "");
	}
}

TEST(RehearsalShop, TheHotSkuSellsOutAboutFiveMinutesIn)
{
	for (std::uint64_t seed = 1; seed <= 20; ++seed) {
		Watcher watcher(seed);
		watcher.watchUntil(Duration::minutes(6));
		ASSERT_TRUE(watcher.soldOutAt.contains(kHot)) << "seed " << seed;
		EXPECT_GE(watcher.soldOutAt[kHot], Duration::seconds(270)) << "seed " << seed;
		EXPECT_LE(watcher.soldOutAt[kHot], Duration::seconds(330)) << "seed " << seed;
		EXPECT_EQ(watcher.figures[kHot].sold, 1500) << "seed " << seed;
	}
}

TEST(RehearsalShop, ThreeThousandOrdersComeInTenMinutes)
{
	// The same show with so much stock that no order is refused: what is left out is only what comes without a
	// pitch.
	RehearsalScript script = RehearsalScript::standard();
	script.quietForReal = Duration::zero();
	for (ScriptedSku &sku : script.skus) {
		sku.opening = 1'000'000;
		sku.ordersPerMinute = 0;
	}
	RehearsalShop shop(7, 1, script);
	int orders = 0;
	Duration first = Duration::infinity(), last;
	for (Duration time; time < Duration::minutes(15); time = time + Duration::ms(100)) {
		for (const ShopUpdate &update : shop.advance(Instant() + time)) {
			for (const StockMove &move : update.moves) {
				if (move.sku == kHot) {
					++orders;
					first = std::min(first, time);
					last = time;
				}
			}
		}
	}
	EXPECT_EQ(orders, 3000);
	EXPECT_GE(first, Duration::seconds(165));
	EXPECT_LE(last - Duration::seconds(165), Duration::minutes(10) + Duration::ms(100));
}

TEST(RehearsalShop, UnitsReconcileAndNothingIsSoldThatIsNotThere)
{
	Watcher watcher(3);
	watcher.watchUntil(Duration::minutes(15) + Duration::seconds(5));
	EXPECT_EQ(watcher.shows, 1);
	EXPECT_EQ(watcher.least, 0);
	EXPECT_EQ(watcher.figures["CAP-BLACK"].released, 5);
	EXPECT_EQ(watcher.figures["MUG-WHITE"].restocked, 300);
	EXPECT_GT(watcher.figures["MUG-WHITE"].sold, 150) << "it sold more than it opened with";
	EXPECT_EQ(watcher.figures[kHot].left(), 0);
	for (const auto &[sku, figures] : watcher.figures) {
		EXPECT_GT(figures.sold, 0) << sku;
		EXPECT_GE(figures.left(), 0) << sku;
	}
}

TEST(RehearsalShop, TheFeedGoesQuietOnceAndThenTellsEverything)
{
	Watcher watcher(4);
	watcher.watchUntil(Duration::minutes(15));
	EXPECT_GE(watcher.longestSilence, Duration::seconds(25));
	EXPECT_LE(watcher.longestSilence, Duration::seconds(27));
	EXPECT_NEAR(watcher.silenceEndedAt.seconds(), 8 * 60 + 25, 1.5);
	EXPECT_GT(watcher.silenceEndedAt, watcher.soldOutAt[kHot]);
}

TEST(RehearsalShop, QuietLastsTheSameForTheViewerAtAnySpeed)
{
	Watcher watcher(4, 8);
	watcher.watchUntil(Duration::minutes(14));
	EXPECT_GE(watcher.longestSilence, Duration::seconds(25));
	EXPECT_LE(watcher.longestSilence, Duration::seconds(27));
}

TEST(RehearsalShop, ConfirmsItsFiguresEverySecond)
{
	Watcher watcher(5);
	watcher.watchUntil(Duration::minutes(7));
	EXPECT_LE(watcher.longestSilence, Duration::ms(1100));
}

TEST(RehearsalShop, TheSameSeedPlaysTheSameShow)
{
	Watcher one(11), same(11), other(12);
	for (Watcher *watcher : {&one, &same, &other}) {
		watcher->watchUntil(Duration::minutes(8));
	}
	EXPECT_EQ(one.story, same.story);
	EXPECT_NE(one.story, other.story);
}

TEST(RehearsalShop, PlaysFasterOnDemand)
{
	Watcher watcher(1, 10);
	watcher.watchUntil(Duration::minutes(6));
	ASSERT_TRUE(watcher.soldOutAt.contains(kHot));
	EXPECT_NEAR(watcher.soldOutAt[kHot].seconds(), 300, 30);
}

TEST(RehearsalShop, SaysWhatIsOnAirUntilAPersonLeads)
{
	Watcher scripted(2), led(2);
	scripted.watchUntil(Duration::minutes(7));
	ASSERT_EQ(scripted.pitches.size(), 3u);
	EXPECT_EQ(scripted.pitches[0].second, "CAP-BLACK");
	EXPECT_NEAR(scripted.pitches[0].first.seconds(), 10, 0.5);
	EXPECT_EQ(scripted.pitches[1].second, kHot);
	EXPECT_EQ(scripted.pitches[2].second, "MUG-WHITE");

	led.watchUntil(Duration::minutes(1));
	led.shop.pitch("PIN-STAR", led.now());
	led.watchUntil(Duration::minutes(7));
	EXPECT_EQ(led.pitches.size(), 1u);
	EXPECT_TRUE(led.soldOutAt.contains(kHot)) << "the script still plays";
}

TEST(RehearsalShop, ViewersBuyWhatAPersonPitches)
{
	Watcher alone(2), led(2);
	for (Watcher *watcher : {&alone, &led}) {
		watcher->watchUntil(Duration::minutes(1));
	}
	led.shop.pitch("CAP-RED", led.now());
	led.shop.pitch("CAP-RED", led.now() + Duration::ms(300)); // a double click is one pitch
	led.shop.pitch("NO-SUCH-SKU", led.now());
	const std::int64_t before = led.figures["CAP-RED"].sold;
	for (Watcher *watcher : {&alone, &led}) {
		watcher->watchUntil(Duration::minutes(2.5));
	}
	EXPECT_GT(led.figures["CAP-RED"].sold - before, 80);
	EXPECT_LE(led.figures["CAP-RED"].sold - before, 160);
	EXPECT_LT(alone.figures["CAP-RED"].sold, 20);
}

TEST(RehearsalShop, BeginsANewShowAfterTheEnd)
{
	Watcher watcher(6, 20);
	watcher.watchUntil(Duration::minutes(15.2));
	EXPECT_EQ(watcher.shows, 1);
	watcher.watchUntil(Duration::minutes(17));
	EXPECT_EQ(watcher.shows, 2);
	EXPECT_EQ(watcher.figures[kHot].opening, 1500);
	watcher.watchUntil(Duration::minutes(22));
	EXPECT_TRUE(watcher.figures[kHot].left() < 1500) << "the second show is played too";
}

TEST(RehearsalFeed, TwoRehearsalsNeverUseTheSameId)
{
	app::RehearsalFeed first(20), second(20);
	std::set<std::string> ids;
	std::size_t moves = 0;
	for (app::RehearsalFeed *feed : {&first, &second}) {
		for (int ms = 0; ms <= 5000; ms += 100) {
			for (const auto &update : feed->tick(Instant::ms(ms))) {
				for (const StockMove &move : update.value().moves) {
					ids.insert(move.id);
					++moves;
				}
			}
		}
	}
	EXPECT_GT(moves, 100u);
	EXPECT_EQ(ids.size(), moves);
}
