#include "ui/Dock.hpp"

#include "ui/FakeDesk.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/Show.hpp"
#include "ui/StockModel.hpp"
#include "ui/StockTable.hpp"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

using namespace support;

namespace {

using Column = ui::StockModel::Column;

class DockTest : public testing::Test {
protected:
	DockTest()
	{
		addSentences(locale, "en-US");
		desk.lay(weakUplink());
		desk.lay(busyShelf());
	}

	void open()
	{
		dock = std::make_unique<ui::Dock>(desk, locale.translator());
		dock->resize(520, 760);
		dock->show();
		ASSERT_TRUE(QTest::qWaitForWindowExposed(dock.get()));
	}

	template<typename Widget>
	Widget *find(const char *name) const
	{
		auto *found = dock->findChild<Widget *>(QString::fromLatin1(name));
		EXPECT_NE(found, nullptr) << name;
		return found;
	}

	std::string line(const char *name) const
	{
		const auto *found = find<ui::MarkedLine>(name);
		return found->isVisible() ? found->sentence().toStdString() : "";
	}
	std::string label(const char *name) const
	{
		const auto *found = find<QLabel>(name);
		return found->isVisible() ? ui::plainText(found->text()).toStdString() : "";
	}
	ui::StockTable &table() const { return *find<ui::StockTable>("stock"); }
	QVariant cell(int row, int column, int role) const { return table().model()->index(row, column).data(role); }
	std::string cell(int row, int column) const
	{
		return cell(row, column, Qt::DisplayRole).toString().toStdString();
	}
	void doubleClick(int row) const
	{
		const QModelIndex index = table().model()->index(row, Column::Title);
		const QPoint place = table().visualRect(index).center();
		QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, place);
		QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, place);
	}
	// The dock looks at the desk a few times a second.
	template<typename Condition>
	static bool soon(Condition condition)
	{
		return QTest::qWaitFor(condition, 5000);
	}
	bool neverLooksAgain() const
	{
		const int looks = desk.looks;
		return !QTest::qWaitFor([&] { return desk.looks != looks; }, 600);
	}

	LocaleFile locale{"en-US"};
	FakeDesk desk;
	std::unique_ptr<ui::Dock> dock;
};

} // namespace

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

TEST_F(DockTest, RestsWhileHidden)
{
	open();
	dock->hide();
	EXPECT_TRUE(neverLooksAgain());
	const int looks = desk.looks;
	dock->show();
	EXPECT_GT(desk.looks, looks);
}

TEST_F(DockTest, ShowsTheShelf)
{
	open();
	ASSERT_EQ(table().model()->rowCount(), 6);
	EXPECT_EQ(cell(1, Column::Sku), "TOTE-BLK");
	EXPECT_EQ(cell(1, Column::Title), "Canvas tote, black");
	EXPECT_EQ(cell(1, Column::Left), "38");
	EXPECT_EQ(cell(1, Column::Pace), "14");
	EXPECT_EQ(cell(1, Column::SellsOutIn), "2:43");
	EXPECT_EQ(cell(1, Column::State), "Hot");
	EXPECT_EQ(cell(2, Column::State), "Low");
	EXPECT_EQ(cell(3, Column::State), "Stale, 32 s old");
	EXPECT_EQ(cell(4, Column::State), "Sold out");
	EXPECT_EQ(cell(5, Column::State), "Untracked");
}

TEST_F(DockTest, MarksTheProductOnAir)
{
	open();
	EXPECT_EQ(line("onAir"), "On air: Canvas tote, black");
	EXPECT_TRUE(cell(1, Column::Sku, Qt::FontRole).value<QFont>().bold());
	EXPECT_EQ(cell(1, Column::Sku, Qt::AccessibleTextRole).toString(), "On air: TOTE-BLK");
	EXPECT_FALSE(cell(0, Column::Sku, Qt::FontRole).isValid());
	EXPECT_EQ(cell(0, Column::Sku, Qt::AccessibleTextRole).toString(), "TOTE-NAT");
}

TEST_F(DockTest, DoubleClickPutsOnAirAndKeepsItThere)
{
	open();
	doubleClick(2);
	EXPECT_EQ(line("onAir"), "On air: Stoneware mug 350 ml");
	doubleClick(2);
	EXPECT_EQ(desk.asked, (std::vector<std::string>{"on air: MUG-350", "on air: MUG-350"}));
	EXPECT_EQ(line("onAir"), "On air: Stoneware mug 350 ml");
}

TEST_F(DockTest, TheKeyboardPutsOnAir)
{
	open();
	QTest::keyClick(&table(), Qt::Key_Home, Qt::ControlModifier);
	QTest::keyClick(&table(), Qt::Key_Down);
	QTest::keyClick(&table(), Qt::Key_Down);
	QTest::keyClick(&table(), Qt::Key_Return);
	QTest::keyClick(&table(), Qt::Key_Up);
	QTest::keyClick(&table(), Qt::Key_Enter, Qt::KeypadModifier);
	EXPECT_EQ(desk.asked, (std::vector<std::string>{"on air: MUG-350", "on air: TOTE-BLK"}));
}

TEST_F(DockTest, TakesOffAir)
{
	open();
	QTest::mouseClick(find<QPushButton>("offAir"), Qt::LeftButton);
	EXPECT_EQ(desk.asked, std::vector<std::string>{"on air: "});
	EXPECT_FALSE(find<QPushButton>("offAir")->isEnabled());
	EXPECT_EQ(line("onAir"), "Nothing on air. Double-click a product to put it on air.");
}

TEST_F(DockTest, SaysWhyAWishWasRefused)
{
	open();
	desk.refusal = core::Error{{"Test.Refused", {}}, {}};
	doubleClick(2);
	EXPECT_EQ(line("refusal"), "The shop has no such product.");
	desk.refusal.reset();
	doubleClick(2);
	EXPECT_EQ(line("refusal"), "");
}

TEST_F(DockTest, AlertsAreAcknowledgedOneByOne)
{
	open();
	auto *button = find<QPushButton>("acknowledge");
	EXPECT_EQ(line("alert"), "Canvas tote, black sells out in about 2:43. Restock or switch to the next product. "
				 "(and 1 more)");
	QTest::mouseClick(button, Qt::LeftButton);
	EXPECT_TRUE(soon([this] { return line("alert") == "Only 9 of Stoneware mug 350 ml left."; }));
	QTest::mouseClick(button, Qt::LeftButton);
	EXPECT_TRUE(soon([this] { return line("alert") == "No stock alerts"; }));
	EXPECT_FALSE(button->isVisible());
	EXPECT_EQ(desk.asked, (std::vector<std::string>{"acknowledge: 3", "acknowledge: 2"}));
}

TEST_F(DockTest, AcknowledgedAlertsWaitBehindAButton)
{
	open();
	auto *button = find<QToolButton>("history");
	EXPECT_EQ(button->text(), "Acknowledged: 1");
	EXPECT_EQ(label("historyList"), "");
	QTest::mouseClick(button, Qt::LeftButton);
	EXPECT_EQ(label("historyList"), "• 乌龙茶 冻顶 150 克 is sold out.");
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

TEST_F(DockTest, ShowsProductNamesAsTheyAreNotAsMarkup)
{
	app::ShelfView view = shelfOf(1);
	view.rows[0].title = "<b>Tote &amp; co</b>\nsecond line";
	view.rows[0].onAir = true;
	view.onAir = "SKU-0";
	desk.lay(view);
	open();
	EXPECT_EQ(line("onAir"), "On air: <b>Tote &amp; co</b> second line");
	EXPECT_EQ(cell(0, Column::Title), "<b>Tote &amp; co</b> second line");
	EXPECT_TRUE(cell(0, Column::Title, Qt::ToolTipRole).toString().contains("&lt;b&gt;"));
	EXPECT_FALSE(cell(0, Column::Title, Qt::ToolTipRole).toString().contains("<b>"));
}

TEST_F(DockTest, SelectionAndScrollPositionSurviveUpdates)
{
	desk.lay(shelfOf(500));
	open();
	table().selectRow(300);
	table().verticalScrollBar()->setValue(290);
	app::ShelfView view = shelfOf(500);
	view.rows[299].left = "7";
	view.rows.insert(view.rows.begin() + 400, row("NEW", "New", "5"));
	desk.lay(view);
	ASSERT_TRUE(soon([this] { return table().model()->rowCount() == 501; }));
	EXPECT_EQ(cell(299, Column::Left), "7");
	EXPECT_EQ(table().currentIndex().row(), 300);
	EXPECT_TRUE(table().selectionModel()->isRowSelected(300));
	EXPECT_EQ(table().verticalScrollBar()->value(), 290);
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
	for (const char *name : {"acknowledge", "offAir", "settings", "takeOver"}) {
		find<QPushButton>(name)->click();
	}
	EXPECT_TRUE(neverLooksAgain());
	EXPECT_EQ(desk.looks, looks);
	EXPECT_TRUE(desk.asked.empty());
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
	for (int step = 0; step < 6; ++step) {
		ASSERT_NE(dock->focusWidget(), nullptr);
		order.push_back(dock->focusWidget()->objectName().toStdString());
		QTest::keyClick(dock->focusWidget(), Qt::Key_Tab);
	}
	EXPECT_EQ(order,
		  (std::vector<std::string>{"takeOver", "acknowledge", "offAir", "stock", "settings", "history"}));
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

TEST_F(DockTest, ANarrowTableKeepsWhatAHostLooksAt)
{
	open();
	EXPECT_FALSE(table().isColumnHidden(Column::Sku));
	dock->resize(380, 760);
	QCoreApplication::processEvents();
	EXPECT_TRUE(table().isColumnHidden(Column::Pace));
	EXPECT_TRUE(table().isColumnHidden(Column::Sku));
	EXPECT_EQ(table().horizontalScrollBar()->maximum(), 0);
	EXPECT_TRUE(cell(0, Column::Title, Qt::ToolTipRole).toString().contains("SKU: TOTE-NAT"));
	QTest::keyClick(&table(), Qt::Key_Home, Qt::ControlModifier);
	QTest::keyClick(&table(), Qt::Key_Down);
	QTest::keyClick(&table(), Qt::Key_Return);
	EXPECT_EQ(desk.asked, std::vector<std::string>{"on air: TOTE-BLK"});
	dock->resize(700, 760);
	QCoreApplication::processEvents();
	EXPECT_FALSE(table().isColumnHidden(Column::Sku));
	EXPECT_FALSE(table().isColumnHidden(Column::Pace));
}
