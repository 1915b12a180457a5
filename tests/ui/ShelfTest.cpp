#include "ui/DockFixture.hpp"

#include <QElapsedTimer>
#include <QImage>
#include <QScrollBar>

using namespace support;

namespace {

using ShelfTest = DockTest;
using Column = ui::StockModel::Column;

} // namespace

TEST_F(ShelfTest, ShowsTheShelf)
{
	open();
	ASSERT_EQ(table().model()->rowCount(), 6);
	EXPECT_EQ(cell(1, Column::Sku), "TOTE-BLK");
	EXPECT_EQ(cell(1, Column::Title), "Canvas tote, black");
	EXPECT_EQ(cell(1, Column::Left), "38");
	EXPECT_EQ(cell(1, Column::Pace), "14");
	EXPECT_EQ(cell(1, Column::SellsOutIn), "2:43");
	EXPECT_EQ(cell(1, Column::State), "Hot, REHEARSAL");
	EXPECT_EQ(cell(2, Column::State), "Low, REHEARSAL");
	EXPECT_EQ(cell(3, Column::State), "Stale, 32 s old, REHEARSAL");
	EXPECT_EQ(cell(4, Column::State), "Sold out, REHEARSAL");
	EXPECT_EQ(cell(5, Column::State), "Untracked, REHEARSAL");
}

TEST_F(ShelfTest, TellsInventedNumbersFromRealOnes)
{
	app::ShelfView view = busyShelf();
	view.realBeside = true;
	view.rows[1].rehearsal = view.rows[3].rehearsal = false;
	desk.lay(view);
	open();
	EXPECT_EQ(line("rehearsal"), "REHEARSAL: invented numbers where this sign stands, the others are real stock");
	EXPECT_EQ(line("onAir"), "On air: Canvas tote, black");
	EXPECT_EQ(cell(1, Column::State), "Hot");
	EXPECT_EQ(cell(2, Column::State), "Low, REHEARSAL");
	EXPECT_EQ(cell(1, Column::Left, Qt::AccessibleTextRole).toString(), "38");
	EXPECT_EQ(cell(2, Column::Left, Qt::AccessibleTextRole).toString(), "9, REHEARSAL");
	EXPECT_FALSE(cell(1, Column::Title, Qt::ToolTipRole).toString().contains("REHEARSAL"));
	EXPECT_TRUE(cell(2, Column::Title, Qt::ToolTipRole).toString().contains("REHEARSAL"));

	// The line's sign stands beside the number as well.
	const auto picture = [this] {
		return table().viewport()->grab(table().visualRect(table().model()->index(2, Column::Left))).toImage();
	};
	const QImage marked = picture();
	view.rows[2].rehearsal = false;
	desk.lay(view);
	ASSERT_TRUE(soon([this] { return cell(2, Column::State) == "Low"; }));
	EXPECT_NE(picture(), marked);
}

TEST_F(ShelfTest, MarksTheProductOnAir)
{
	open();
	EXPECT_EQ(line("onAir"), "On air, REHEARSAL: Canvas tote, black");
	EXPECT_TRUE(cell(1, Column::Sku, Qt::FontRole).value<QFont>().bold());
	EXPECT_EQ(cell(1, Column::Sku, Qt::AccessibleTextRole).toString(), "On air: TOTE-BLK");
	EXPECT_FALSE(cell(0, Column::Sku, Qt::FontRole).isValid());
	EXPECT_EQ(cell(0, Column::Sku, Qt::AccessibleTextRole).toString(), "TOTE-NAT");
}

TEST_F(ShelfTest, DoubleClickPutsOnAirAndKeepsItThere)
{
	open();
	doubleClick(2);
	EXPECT_EQ(line("onAir"), "On air, REHEARSAL: Stoneware mug 350 ml");
	doubleClick(2);
	EXPECT_EQ(desk.asked, (std::vector<std::string>{"on air: MUG-350", "on air: MUG-350"}));
	EXPECT_EQ(line("onAir"), "On air, REHEARSAL: Stoneware mug 350 ml");
}

TEST_F(ShelfTest, TheKeyboardPutsOnAir)
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

TEST_F(ShelfTest, TakesOffAir)
{
	open();
	QTest::mouseClick(find<QPushButton>("offAir"), Qt::LeftButton);
	EXPECT_EQ(desk.asked, std::vector<std::string>{"on air: "});
	EXPECT_FALSE(find<QPushButton>("offAir")->isEnabled());
	EXPECT_EQ(line("onAir"), "Nothing on air. Double-click a product to put it on air.");
}

TEST_F(ShelfTest, SaysWhyAWishWasRefused)
{
	open();
	desk.refusal = core::Error{{"Test.Refused", {}}, {}};
	doubleClick(2);
	EXPECT_EQ(line("refusal"), "The shop has no such product.");
	desk.refusal.reset();
	doubleClick(2);
	EXPECT_EQ(line("refusal"), "");
}

TEST_F(ShelfTest, ShowsProductNamesAsTheyAreNotAsMarkup)
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

TEST_F(ShelfTest, SelectionAndScrollPositionSurviveUpdates)
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

TEST_F(ShelfTest, ANarrowTableKeepsWhatAHostLooksAt)
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

TEST_F(ShelfTest, EnterNeedsARowThatWasChosen)
{
	open();
	table().setFocus(); // makes the first row the current one
	table().selectionModel()->setCurrentIndex(table().model()->index(0, 0), QItemSelectionModel::NoUpdate);
	QTest::keyClick(&table(), Qt::Key_Return);
	EXPECT_TRUE(desk.asked.empty());
	table().selectRow(0);
	QTest::keyClick(&table(), Qt::Key_Return);
	EXPECT_EQ(desk.asked, std::vector<std::string>{"on air: TOTE-NAT"});
}

TEST_F(ShelfTest, AHundredThousandProductsDoNotStallTheDock)
{
	app::ShelfView view = shelfOf(100'000);
	desk.lay(view);
	open();
	ASSERT_EQ(table().model()->rowCount(), 100'000);
	for (app::StockRow &each : view.rows) {
		each.left = "99";
	}
	desk.lay(view);
	QElapsedTimer timer;
	timer.start();
	dock->hide();
	dock->show(); // looks at the desk at once
	dock->grab();
	EXPECT_EQ(cell(0, Column::Left), "99");
	EXPECT_LT(timer.elapsed(), 1000); // unoptimised and under a sanitizer
}
