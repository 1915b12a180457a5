#include "ui/DockFixture.hpp"

#include <QElapsedTimer>
#include <QProxyStyle>
#include <QToolButton>

#include <set>

using namespace support;

namespace {

using alerts::AlertLevel;

// A system whose user wants no motion.
class CalmStyle : public QProxyStyle {
public:
	int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
		      QStyleHintReturn *data) const override
	{
		return hint == SH_Widget_Animation_Duration ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
	}
};

class AlertBannerTest : public DockTest {
protected:
	void show(AlertLevel level, bool loud, std::uint64_t id = 50)
	{
		app::ShelfView view = busyShelf();
		view.alerts = {{.id = id,
				.level = level,
				.sku = "TOTE-BLK",
				.raisedAt = view.at,
				.sentence = {"Test.Hot", {}, {}},
				.details = {},
				.loud = loud}};
		desk.lay(view);
	}
	ui::MarkedLine &banner() const { return *find<ui::MarkedLine>("alert"); }
};

} // namespace

TEST_F(AlertBannerTest, EachLevelHasAWordAndAShapeOfItsOwn)
{
	open();
	std::set<ui::Shape> shapes;
	std::set<std::string> words;
	std::uint64_t id = 60;
	for (const AlertLevel level :
	     {AlertLevel::Soon, AlertLevel::Now, AlertLevel::SoldOut, AlertLevel::Oversold, AlertLevel::Stale}) {
		show(level, false, ++id);
		ASSERT_TRUE(soon([&] { return !words.contains(line("alert").substr(0, line("alert").find(" · "))); }));
		words.insert(line("alert").substr(0, line("alert").find(" · ")));
		shapes.insert(banner().shape());
	}
	EXPECT_EQ(words, (std::set<std::string>{"Soon", "NOW", "Sold out", "Oversold", "No news"}));
	EXPECT_EQ(shapes.size(), 5u);
}

TEST_F(AlertBannerTest, WhatIsOnlyToBeWatchedStaysInTheTable)
{
	show(AlertLevel::Watch, false);
	open();
	EXPECT_EQ(line("alert"), "No stock alerts");
	EXPECT_EQ(find<QToolButton>("history")->text(), "Quiet alerts: 1");
	EXPECT_EQ(cell(2, ui::StockModel::State), "Low, REHEARSAL");
}

TEST_F(AlertBannerTest, SnoozesByKeyboardAndTakesItBack)
{
	open();
	auto *snooze = find<QPushButton>("snooze");
	ASSERT_TRUE(snooze->isVisible());
	EXPECT_EQ(snooze->accessibleName(), "Snooze");
	EXPECT_TRUE(snooze->accessibleDescription().startsWith("Soon · Canvas tote, black"));
	snooze->setFocus();
	QTest::keyClick(snooze, Qt::Key_Space);
	ASSERT_TRUE(soon([this] { return line("snoozed") == "Snoozed: Canvas tote, black, 5 min to go"; }));
	EXPECT_EQ(line("alert"), "No stock alerts");
	EXPECT_FALSE(snooze->isVisible());
	auto *again = find<QPushButton>("endSnooze");
	again->setFocus();
	QTest::keyClick(again, Qt::Key_Space);
	EXPECT_TRUE(soon([this] { return line("alert").starts_with("Soon · Canvas tote"); }));
	EXPECT_EQ(line("snoozed"), "");
	EXPECT_EQ(desk.asked, (std::vector<std::string>{"snooze: 3", "end snooze: TOTE-BLK"}));
}

TEST_F(AlertBannerTest, SaysHowManyMoreAreSnoozed)
{
	app::ShelfView view = busyShelf();
	view.snoozes = {{"MUG-350", view.at + core::Duration::seconds(20)},
			{"GONE", view.at + core::Duration::minutes(3)},
			{"TOTE-NAT", view.at + core::Duration::minutes(4)}};
	desk.lay(view);
	open();
	EXPECT_EQ(line("snoozed"), "Snoozed: Stoneware mug 350 ml, under a minute to go (and 2 more)");
}

TEST_F(AlertBannerTest, WhatIsOversoldCannotBeSnoozed)
{
	show(AlertLevel::Oversold, true);
	open();
	EXPECT_TRUE(find<QPushButton>("acknowledge")->isVisible());
	EXPECT_FALSE(find<QPushButton>("snooze")->isVisible());
}

TEST_F(AlertBannerTest, ALoudOneSwellsSlowlyAndStaysStrong)
{
	show(AlertLevel::Now, true);
	open();
	ASSERT_TRUE(banner().isStrong());
	int turns = 0;
	bool strong = true;
	QElapsedTimer clock;
	clock.start();
	ASSERT_TRUE(QTest::qWaitFor(
		[&] {
			if (banner().isStrong() != strong) {
				strong = !strong;
				++turns;
			}
			return turns == 4;
		},
		10'000));
	EXPECT_GE(clock.elapsed(), 2000) << "two swells take two seconds at least";
	show(AlertLevel::Soon, false, 51);
	EXPECT_TRUE(soon([this] { return !banner().isStrong(); }));
}

TEST_F(AlertBannerTest, NothingMovesWhereTheSystemWantsNoMotion)
{
	show(AlertLevel::Soon, false);
	open();
	CalmStyle calm;
	find<QWidget>("alert")->parentWidget()->setStyle(&calm);
	show(AlertLevel::Now, true, 51);
	ASSERT_TRUE(soon([this] { return banner().isStrong(); }));
	EXPECT_FALSE(QTest::qWaitFor([this] { return !banner().isStrong(); }, 1500));
	find<QWidget>("alert")->parentWidget()->setStyle(nullptr);
}
