// What a show came to, from what the journal holds of it.
#include "ReportShow.hpp"

#include <gtest/gtest.h>

#include <map>
#include <ostream>
#include <random>
#include <stdexcept>

using commerce::MoveKind;
using report::Basis;
using report::ShowFigures;
using report::SkuFigures;
using Level = stock::AlertNote::Level;
using What = stock::StreamNote::What;

namespace report {

void PrintTo(const Units &units, std::ostream *to)
{
	*to << units.opening << " + " << units.received << " + " << units.returned << " - " << units.sold << " + "
	    << units.corrected << " = " << units.closing;
}

} // namespace report

namespace {

SkuFigures of(const ShowFigures &figures, const std::string &sku)
{
	for (const auto *list : {&figures.skus, &figures.resting}) {
		for (const SkuFigures &one : *list) {
			if (one.sku == sku) {
				return one;
			}
		}
	}
	throw std::out_of_range(sku);
}

} // namespace

// 1,500 that are gone after 250 s of a 600 s offer, at a constant rate: half of opening and closing would be 750, and
// so a turn of 2.0; weighed by time there were 312.5, and the turn is 4.8.
TEST(ReportFigures, TurnoverIsByTimeWeightedStock)
{
	ReportShow show;
	show.at(0).level("a", "HAT", 1500);
	for (int second = 0; second < 250; ++second) {
		// Six a second, evenly: in the middle of each sixth.
		for (int sixth = 0; sixth < 6; ++sixth) {
			show.at(second + (sixth + 0.5) / 6).sells("a", "HAT");
		}
	}
	const ShowFigures figures = show.figures(0, 600);
	const SkuFigures hat = of(figures, "HAT");
	EXPECT_NEAR(hat.averageStock, 312.5, 0.1);
	EXPECT_NEAR(*hat.turnover, 4.8, 0.005);
	EXPECT_DOUBLE_EQ(*hat.units.sellThrough(), 100);
	EXPECT_EQ(hat.units.sold, 1500);
	EXPECT_EQ(hat.units.closing, 0);
	EXPECT_EQ(hat.orders, 1500);
	ASSERT_EQ(hat.soldOutAt.size(), 1u);
	EXPECT_NEAR(hat.soldOutAt[0], 250, 0.2);
}

TEST(ReportFigures, ASellOutIsSeenWithItsWarningsAndWhatCameOfThem)
{
	ReportShow show;
	show.at(0).level("a", "HAT", 10, "Hat").level("a", "MUG", 50).streams(What::Started);
	show.at(20).warns("HAT", Level::Watch);
	show.at(30).warns("HAT", Level::Soon).at(40).warns("MUG", Level::Soon);
	show.at(130).sells("a", "HAT", 10).warns("HAT", Level::SoldOut);
	show.at(140).acknowledges("MUG");
	show.at(160).move("a", "HAT", MoveKind::Restock, 5);
	const ShowFigures figures = show.figures(0, 200);
	EXPECT_EQ(of(figures, "HAT").firstWarningLead, 100) << "from the first warning ahead, not from the quiet mark";
	EXPECT_FALSE(of(figures, "MUG").firstWarningLead);
	ASSERT_EQ(figures.warnings.size(), 4u);
	EXPECT_EQ(figures.warnings[1].soldOutAfter, 100);
	EXPECT_EQ(figures.warnings[1].left, 10);
	EXPECT_FALSE(figures.warnings[2].soldOutAfter);
	EXPECT_EQ(figures.warnings[2].acknowledgedAfter, 100);
	EXPECT_EQ(figures.warnings[3].soldOutAfter, 0);
	EXPECT_EQ(figures.soldOut(), 1u);
	EXPECT_EQ(of(figures, "HAT").units, (report::Units{10, 5, 0, 10, 0, 5}));
}

TEST(ReportFigures, WithoutAWarningTheLeadIsNothingAndNotUnknown)
{
	ReportShow show;
	show.at(0).level("a", "HAT", 10).streams(What::Started).at(50).sells("a", "HAT", 10);
	EXPECT_EQ(of(show.figures(0, 200), "HAT").firstWarningLead, 0);
	ReportShow old; // of before warnings were written down
	old.at(0).level("a", "HAT", 10).at(50).sells("a", "HAT", 10);
	EXPECT_FALSE(of(old.figures(0, 200), "HAT").firstWarningLead);
	EXPECT_FALSE(old.figures(0, 200).warningsKnown);
}

TEST(ReportFigures, OnlyWhatHappenedInTheShowCounts)
{
	ReportShow show;
	show.at(0).level("a", "HAT", 100).at(10).sells("a", "HAT", 30);
	show.at(20).move("a", "HAT", MoveKind::Restock, 5).at(60).sells("a", "HAT", 7);
	show.at(90).move("a", "HAT", MoveKind::Release, 2).at(120).sells("a", "HAT", 50);
	const ShowFigures figures = show.figures(50, 100);
	const SkuFigures hat = of(figures, "HAT");
	EXPECT_EQ(hat.units, (report::Units{75, 0, 2, 7, 0, 70}));
	EXPECT_NEAR(*hat.units.sellThrough(), 100.0 * 5 / 75, 1e-9);
	EXPECT_EQ(figures.orders, 1);
}

TEST(ReportFigures, WhereOnlyLevelsComeAFallIsASaleAndARiseIsNewStock)
{
	ReportShow show;
	show.at(0).level("a", "HAT", 100).at(10).level("a", "HAT", 90).at(20).level("a", "HAT", 140);
	show.at(30).level("a", "HAT", 120);
	const ShowFigures figures = show.figures(0, 60);
	EXPECT_EQ(of(figures, "HAT").units, (report::Units{100, 50, 0, 30, 0, 120}));
	EXPECT_EQ(of(figures, "HAT").shops[0].basis, Basis::Levels);
	EXPECT_FALSE(figures.ordersKnown);
	EXPECT_EQ(figures.orders, 0);
}

TEST(ReportFigures, OrdersSayWhatWasSoldAndCancelled)
{
	ReportShow show;
	show.at(0).level("a", "HAT", 100);
	commerce::ShopUpdate none;
	none.ordersRead = true;
	show.says("a", none);
	const auto order = [&](double at, const std::string &id, std::int64_t units, double placed) {
		commerce::ShopUpdate update;
		update.ordersRead = true;
		update.orders.push_back(
			{id, id, ReportShow::wall(placed), ReportShow::wall(at), {{"1", "HAT", "", units, units, {}}}});
		show.at(at).says("a", update);
	};
	order(10, "A", 3, 10);
	show.at(11).level("a", "HAT", 97);
	order(20, "B", 2, 20);
	show.at(21).level("a", "HAT", 95);
	order(30, "A", 1, 10); // two of three are cancelled
	show.at(31).level("a", "HAT", 97).at(40).level("a", "HAT", 147);
	const SkuFigures hat = of(show.figures(0, 60), "HAT");
	EXPECT_EQ(hat.units, (report::Units{100, 50, 2, 5, 0, 147}));
	EXPECT_EQ(hat.orders, 2);
	EXPECT_EQ(hat.shops[0].basis, Basis::Orders);
}

TEST(ReportFigures, SilentShopsLeaveGapsAndNoLines)
{
	ReportShow show;
	for (int at = 0; at <= 600; at += 5) {
		if (at <= 200 || at >= 300) {
			show.at(at).level("a", "HAT", 100 - at / 10);
		}
	}
	const ShowFigures figures = show.figures(0, 600);
	ASSERT_EQ(figures.gaps.size(), 1u);
	EXPECT_EQ(figures.gaps[0].span.from, 200);
	EXPECT_EQ(figures.gaps[0].span.to, 300);
	const auto segments = of(figures, "HAT").stock.segments;
	ASSERT_EQ(segments.size(), 2u);
	EXPECT_EQ(segments[0].back().at, 200);
	EXPECT_EQ(segments[1].front().at, 300);
	EXPECT_EQ(segments[1].back().value, 40);
}

TEST(ReportFigures, ASlowlyAskedShopHasNoGaps)
{
	ReportShow show;
	for (int at = 0; at <= 1200; at += 60) {
		show.at(at).level("a", "HAT", 100);
	}
	EXPECT_TRUE(show.figures(0, 1200).gaps.empty());
}

TEST(ReportFigures, AShopThatWasAnotherForAWhileGoesOn)
{
	ReportShow show;
	show.at(0).level("a", "HAT", 100).level("b", "HAT", 10).at(10).sells("a", "HAT", 30).forget("a");
	show.at(20).level("a", "HAT", 80).at(30).sells("a", "HAT", 5);
	const SkuFigures hat = of(show.figures(0, 60), "HAT");
	EXPECT_EQ(hat.units, (report::Units{110, 0, 0, 35, 10, 85}));
	EXPECT_TRUE(hat.units.reconciles());
}

TEST(ReportFigures, TimeOnAirIsAPersonsOrElseTheShops)
{
	ReportShow show;
	commerce::ShopUpdate pitch;
	show.at(0).level("a", "HAT", 100).level("a", "MUG", 100).onAir("HAT").at(100).onAir("MUG");
	pitch.pitchedSku = "HAT";
	show.at(150).says("a", pitch).at(180).onAir("");
	const ShowFigures figures = show.figures(50, 200);
	ASSERT_EQ(of(figures, "HAT").onAir.size(), 1u);
	EXPECT_EQ(of(figures, "HAT").onAir[0].from, 0);
	EXPECT_EQ(of(figures, "HAT").onAir[0].to, 50);
	ASSERT_EQ(of(figures, "MUG").onAir.size(), 1u);
	EXPECT_EQ(of(figures, "MUG").onAir[0].to, 130);
}

TEST(ReportFigures, StallsAndBitrateAreOfTheShow)
{
	ReportShow show;
	show.at(0).stalls(true).at(5).stalls(false).at(10).streams(What::Started);
	for (int at = 15; at < 7200; at += 5) {
		show.at(at).streams(What::Sample, "", at == 4000 ? 0 : 5000);
	}
	show.at(7000).stalls(true).at(7020).stalls(false).at(7195).stalls(true).at(7200).streams(What::Stopped);
	const ShowFigures figures = show.figures(10, 7200);
	ASSERT_EQ(figures.stalls.size(), 2u);
	EXPECT_NEAR(figures.stalls[0].span.length(), 20, 1e-9);
	EXPECT_TRUE(figures.stalls[1].open);
	EXPECT_NEAR(figures.stalledFor(), 25, 1e-9);
	ASSERT_EQ(figures.streams.size(), 1u);
	EXPECT_LE(figures.streams[0].samples.size(), 720u);
	EXPECT_GT(figures.streams[0].samples.size(), 300u);
	ASSERT_EQ(figures.streams[0].spans.size(), 1u);
	EXPECT_NEAR(figures.streams[0].spans[0].to, 7190, 1e-9);
}

TEST(ReportSpans, EachStreamIsAShow)
{
	ReportShow show;
	const auto spans = [&](bool open) {
		return report::showSpans(show.events, ReportShow::wall(0), ReportShow::wall(900), open);
	};
	EXPECT_EQ(spans(false),
		  (std::vector<report::ShowSpan>{{ReportShow::wall(0), ReportShow::wall(900), false, true}}));
	show.at(10).streams(What::Started).at(12).streams(What::Started, "Twitch").at(50).streams(What::Stopped);
	show.at(55).streams(What::Stopped, "Twitch").at(100).streams(What::Started).at(105).streams(What::Sample);
	const report::ShowSpan first{ReportShow::wall(10), ReportShow::wall(55), true, true};
	EXPECT_EQ(spans(false),
		  (std::vector<report::ShowSpan>{first, {ReportShow::wall(100), ReportShow::wall(105), true, true}}));
	EXPECT_EQ(spans(true),
		  (std::vector<report::ShowSpan>{first, {ReportShow::wall(100), ReportShow::wall(900), true, false}}));
	show.at(400).streams(What::Started); // the process died in between
	EXPECT_EQ(spans(false).size(), 3u);
	EXPECT_EQ(spans(false)[1].to, ReportShow::wall(105));
}

// Random sessions of a shop that tells moves: whatever happens in whatever order, the units reconcile, and each of them
// is what a plain count of the truth says.
TEST(ReportFigures, UnitsReconcileToTheUnit)
{
	for (unsigned seed = 0; seed < 200; ++seed) {
		std::mt19937 random(seed);
		const auto number = [&](int from, int to) {
			return std::uniform_int_distribution(from, to)(random);
		};
		struct Truth {
			std::int64_t stock = 0;
			report::Units units;
		};
		std::map<std::string, Truth> truth;
		ReportShow show;
		const double from = number(0, 1) == 0 ? 0 : 200;
		const double to = 900;
		const auto counted = [&](double at) {
			return at >= from && at <= to;
		};
		for (int i = 0; i < 4; ++i) {
			for (const std::string shop : {"a", "b"}) {
				const std::string sku = "SKU-" + std::to_string(i);
				Truth &it = truth[shop + sku];
				it.stock = it.units.opening = number(0, 40);
				show.at(0).level(shop, sku, it.stock);
			}
		}
		for (double at = 1; at < 1000; at += number(1, 8)) {
			const std::string shop = number(0, 1) == 0 ? "a" : "b";
			const std::string sku = "SKU-" + std::to_string(number(0, 3));
			Truth &it = truth[shop + sku];
			const std::int64_t before = it.stock;
			const std::int64_t units = number(1, 9);
			report::Units did;
			show.at(at);
			switch (number(0, 5)) {
			case 0:
				it.stock += did.returned = units;
				show.move(shop, sku, MoveKind::Release, units);
				break;
			case 1:
				it.stock += did.received = units;
				show.move(shop, sku, MoveKind::Restock, units);
				break;
			case 2:
				it.stock += did.corrected = -units;
				show.move(shop, sku, MoveKind::Edit, -units);
				break;
			case 3: // a level that says more or less than the moves before it
				did.corrected = number(-3, 3);
				it.stock += did.corrected;
				show.level(shop, sku, it.stock);
				break;
			default:
				it.stock -= did.sold = units;
				show.sells(shop, sku, units);
				if (number(0, 3) == 0) { // told twice
					show.events.push_back(show.events.back());
				}
			}
			if (at < from) {
				it.units.opening = it.stock;
			} else if (counted(at)) {
				did.closing = it.stock - before;
				it.units += did;
			}
		}
		const ShowFigures figures = show.figures(from, to);
		report::Units sum;
		for (int i = 0; i < 4; ++i) {
			const std::string sku = "SKU-" + std::to_string(i);
			const SkuFigures it = of(figures, sku);
			EXPECT_TRUE(it.units.reconciles()) << seed << sku;
			ASSERT_EQ(it.shops.size(), 2u);
			for (const report::ShopUnits &shop : it.shops) {
				report::Units expected = truth[shop.shop + sku].units;
				expected.closing = expected.opening + expected.received + expected.returned -
						   expected.sold + expected.corrected;
				EXPECT_EQ(shop.units, expected) << "seed " << seed << " " << shop.shop << sku;
				EXPECT_TRUE(shop.units.reconciles());
			}
			sum += it.units;
		}
		EXPECT_EQ(sum, figures.units);
		EXPECT_TRUE(figures.units.reconciles());
	}
}
