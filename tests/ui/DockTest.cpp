#include "ui/DockFixture.hpp"

#include <QApplication>
#include <QDialog>
#include <QToolButton>

using namespace support;

TEST_F(DockTest, SaysHowTheStreamIs)
{
	open();
	EXPECT_EQ(line("verdict"), "Weak uplink");
	EXPECT_EQ(label("bitrate"), "2,150 of 2,500 kbit/s");
	EXPECT_EQ(label("sentence"), "The uplink takes only 2,140 kbit/s of the 2,660 the stream needs.");
	EXPECT_EQ(label("control"), "Bitrate lowered; raising it step by step as the queue stays empty.");
}

TEST_F(DockTest, FollowsTheDeskWhileVisible)
{
	open();
	app::StreamView view = weakUplink();
	view.health.verdict = health::Verdict::Good;
	desk.lay(view);
	EXPECT_TRUE(soon([this] { return line("verdict") == "Stream is fine"; }));
}

TEST_F(DockTest, SaysWhichRobotDoesNotTakeMessages)
{
	open();
	EXPECT_EQ(line("robots"), "");
	app::RobotsView view;
	view.notice = {"Robots.Trouble", {{"robot", "Warehouse"}}, {{"why", {"Robot.Refused.Gone", {}}}}};
	desk.lay(view);
	EXPECT_TRUE(QTest::qWaitFor([this] {
		return line("robots").starts_with("“Warehouse” does not take messages. There is no such robot");
	}));
	desk.lay(app::RobotsView{});
	EXPECT_TRUE(QTest::qWaitFor([this] { return line("robots").empty(); }));
}

TEST_F(DockTest, RestsWhileHidden)
{
	open();
	dock->hide();
	EXPECT_TRUE(neverLooksAgain());
	const int looks = desk.looks;
	dock->show();
	EXPECT_GT(desk.looks, looks);
}

TEST_F(DockTest, AlertsAreAcknowledgedOneByOne)
{
	open();
	auto *button = find<QPushButton>("acknowledge");
	EXPECT_EQ(line("alert"),
		  "Soon · Canvas tote, black sells out in about 2:43. Restock or switch to the next product.");
	QTest::mouseClick(button, Qt::LeftButton);
	EXPECT_TRUE(soon([this] { return line("alert") == "No stock alerts"; }));
	EXPECT_FALSE(button->isVisible());
	EXPECT_EQ(desk.asked, std::vector<std::string>{"acknowledge: 3"});
}

TEST_F(DockTest, QuietAlertsWaitBehindAButton)
{
	open();
	auto *button = find<QToolButton>("history");
	EXPECT_EQ(button->text(), "Quiet alerts: 2");
	EXPECT_EQ(label("historyList"), "");
	QTest::mouseClick(button, Qt::LeftButton);
	EXPECT_EQ(label("historyList"), "• Sold out · 乌龙茶 冻顶 150 克 is sold out.\n"
					"• Watch · Only 9 of Stoneware mug 350 ml left.");
}

TEST_F(DockTest, AnAlertLeavesTheFocusWhereItIs)
{
	app::ShelfView quiet = busyShelf();
	quiet.alerts.clear();
	desk.lay(quiet);
	open();
	table().setFocus();
	const auto windows = QApplication::topLevelWidgets().size();
	desk.lay(busyShelf());
	ASSERT_TRUE(soon([this] { return find<QPushButton>("acknowledge")->isVisible(); }));
	EXPECT_EQ(dock->focusWidget(), &table());
	EXPECT_EQ(QApplication::topLevelWidgets().size(), windows);
}

TEST_F(DockTest, OffersTheSwitchOnlyWhileObsDrives)
{
	open();
	auto *button = find<QPushButton>("takeOver");
	EXPECT_FALSE(button->isVisible());
	app::StreamView view = weakUplink();
	view.obsDrives = true;
	desk.lay(view);
	ASSERT_TRUE(soon([&] { return button->isVisible(); }));
	QTest::mouseClick(button, Qt::LeftButton);
	EXPECT_EQ(desk.asked, std::vector<std::string>{"take over"});
}

TEST_F(DockTest, HoldsStepsAndResumesTheBitrate)
{
	open();
	auto *hold = find<QPushButton>("hold");
	EXPECT_EQ(hold->accessibleName(), "Hold bitrate");
	EXPECT_EQ(line("held"), "");
	QTest::mouseClick(hold, Qt::LeftButton);
	QTest::mouseClick(find<QPushButton>("lower"), Qt::LeftButton);
	EXPECT_FALSE(find<QPushButton>("higher")->isEnabled()) << "already at what the user set";
	desk.lay(heldAtTheFloor());
	ASSERT_TRUE(soon([&] { return hold->accessibleName() == "Resume control"; }));
	const std::string since = ui::Text::time(*heldAtTheFloor().person.heldSince).toStdString();
	EXPECT_EQ(line("held"),
		  "Held by hand at 2,150 kbit/s since " + since + ". Nothing changes by itself until you resume.");
	EXPECT_EQ(label("control"), "") << "the control does nothing now";
	EXPECT_EQ(label("bitrate"), "2,150 of 2,500 kbit/s");
	EXPECT_EQ(line("limit"), "Limited by hand to 2,250 kbit/s for this show");
	QTest::mouseClick(hold, Qt::LeftButton);
	EXPECT_EQ(desk.acts, (std::vector{rate::RateAct::Hold, rate::RateAct::StepDown, rate::RateAct::Resume}));
}

TEST_F(DockTest, WithoutAStreamThereIsNothingToHold)
{
	desk.lay(app::StreamView{});
	open();
	for (const char *name : {"hold", "lower", "higher"}) {
		EXPECT_FALSE(find<QPushButton>(name)->isEnabled()) << name;
	}
	EXPECT_FALSE(find<QToolButton>("changes")->isVisible());
	EXPECT_EQ(line("signals"), "");
}

TEST_F(DockTest, SaysHowManySourcesTheLoadHides)
{
	open();
	EXPECT_EQ(line("load"), "");
	app::StreamView view = weakUplink();
	view.load = {"Load.Renderer", {{"number", "2"}}};
	desk.lay(view);
	ASSERT_TRUE(soon([this] { return !line("load").empty(); }));
	EXPECT_EQ(line("load"), "Sources hidden: 2, because drawing is too slow");
}

TEST_F(DockTest, SaysWhatHelpsAtTheFloorAndWhoElseIsSoftened)
{
	open();
	EXPECT_EQ(line("floor"), "");
	EXPECT_EQ(line("shared"), "");
	EXPECT_EQ(line("signals"), "Sees the stream's own connection: a weak uplink shows at once");
	desk.lay(heldAtTheFloor());
	ASSERT_TRUE(soon([this] { return !line("floor").empty(); }));
	EXPECT_EQ(line("floor"), "The bitrate is at its floor of 300 kbit/s and cannot go lower → lower the resolution "
				 "or use another network");
	EXPECT_EQ(find<ui::MarkedLine>("floor")->shape(), ui::Shape::Warning);
	EXPECT_TRUE(line("shared").starts_with("The recording uses the stream's encoder and is softened too"));
}

TEST_F(DockTest, NamesTheStreamsBesideTheOneItShows)
{
	desk.lay(heldAtTheFloor());
	open();
	EXPECT_EQ(line("other"), "Second platform: Stream is fine, 1,800 of 2,500 kbit/s");
	desk.lay(weakUplink());
	EXPECT_TRUE(soon([this] { return line("other").empty(); }));
}

TEST_F(DockTest, ListsWhatHappenedToTheBitrateBehindAButton)
{
	open();
	auto *button = find<QToolButton>("changes");
	EXPECT_EQ(button->text(), "Bitrate changes: 2");
	EXPECT_EQ(label("changesList"), "");
	QTest::mouseClick(button, Qt::LeftButton);
	const auto &changes = *weakUplink().changes;
	const auto time = [](core::WallTime at) {
		return ui::Text::time(at).toStdString();
	};
	EXPECT_EQ(label("changesList"), time(changes[0].since) + " – " + time(changes[0].at) +
						"  1,050 → 2,150 kbit/s: the uplink carried more\n" +
						time(changes[1].at) +
						"  2,500 → 1,050 kbit/s: the uplink fell to 1.2 Mbit/s");
}

TEST_F(DockTest, SaysRehearsalFeedTroubleAndNotices)
{
	open();
	EXPECT_EQ(line("rehearsal"), "REHEARSAL: invented numbers, no real stock");
	EXPECT_EQ(line("feed"), "");
	app::ShelfView view = busyShelf();
	view.rehearsal = false;
	view.feed = {"Test.FeedDown", {}};
	view.notice = {"Test.Notice", {}};
	desk.lay(view);
	EXPECT_TRUE(soon([this] { return line("rehearsal").empty(); }));
	EXPECT_TRUE(line("feed").starts_with("The shop does not answer (HTTP 503)."));
	EXPECT_TRUE(line("notice").starts_with("The settings file could not be read"));
}

TEST_F(DockTest, TouchesNothingAfterDetach)
{
	open();
	QTest::mouseClick(find<QPushButton>("settings"), Qt::LeftButton);
	EXPECT_NE(dock->findChild<QDialog *>(), nullptr);
	dock->detach();
	desk.asked.clear();
	const int looks = desk.looks;
	EXPECT_EQ(dock->findChild<QDialog *>(), nullptr);
	dock->hide();
	dock->show();
	doubleClick(2);
	for (const char *name :
	     {"acknowledge", "snooze", "endSnooze", "offAir", "settings", "takeOver", "hold", "lower"}) {
		find<QPushButton>(name)->click();
	}
	EXPECT_TRUE(neverLooksAgain());
	EXPECT_EQ(desk.looks, looks);
	EXPECT_TRUE(desk.asked.empty());
	EXPECT_TRUE(desk.acts.empty());
	EXPECT_EQ(dock->findChild<QDialog *>(), nullptr);
}

TEST_F(DockTest, TabGoesFromTopToBottom)
{
	app::StreamView view = weakUplink();
	view.obsDrives = true;
	desk.lay(view);
	open();
	dock->activateWindow();
	find<QPushButton>("takeOver")->setFocus();
	std::vector<std::string> order;
	for (int step = 0; step < 14; ++step) {
		ASSERT_NE(dock->focusWidget(), nullptr);
		order.push_back(dock->focusWidget()->objectName().toStdString());
		QTest::keyClick(dock->focusWidget(), Qt::Key_Tab);
	}
	EXPECT_EQ(order,
		  (std::vector<std::string>{"takeOver", "hold", "lower", "changes", "acknowledge", "snooze", "previous",
					    "next", "offAir", "stock", "settings", "hostCue", "runFold", "history"}));
}

TEST_F(DockTest, PutsItsHalvesSideBySideWhenThereIsMoreWidthThanHeight)
{
	open();
	const auto *graph = find<QWidget>("graph");
	const auto leftOf = [this](const QWidget &widget) {
		return widget.mapTo(dock.get(), QPoint(0, 0)).x();
	};
	EXPECT_EQ(leftOf(*graph), leftOf(table()));
	dock->resize(1300, 360);
	QCoreApplication::processEvents();
	EXPECT_GT(leftOf(table()), leftOf(*graph) + graph->width());
}

TEST_F(DockTest, TellsAScreenReaderTheCurrentValuesOfTheGraph)
{
	open();
	EXPECT_EQ(find<QWidget>("graph")->accessibleName(), "Bitrate and send queue, last two minutes");
	EXPECT_EQ(find<QWidget>("graph")->accessibleDescription(),
		  "Target 2,170 kbit/s, delivered 2,130 kbit/s, 15 ms waiting to be sent.");
	desk.lay(app::StreamView{});
	EXPECT_TRUE(soon([this] {
		return find<QWidget>("graph")->accessibleDescription() == "The graph starts with the stream.";
	}));
}
