#include "ui/DockFixture.hpp"

#include "ui/AutomationPanel.hpp"
#include "ui/RunModel.hpp"
#include "ui/RunPanel.hpp"
#include "ui/RunPaste.hpp"
#include "ui/RunTable.hpp"

#include <QMimeData>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QToolButton>

using namespace support;
using show::RunEntry;
using show::RunState;
using State = show::AutomationAct::State;

namespace {

show::RunView threeProducts()
{
	show::RunView run;
	run.lines = {{{"TOTE-BLK", 5}, "Canvas tote, black", RunState::Ready, 38, core::Duration::seconds(190)},
		     {{"MUG-350", 3}, "Stoneware mug 350 ml", RunState::SoldOut, 0, {}},
		     {{"PIN", 2, true}, "Pin", RunState::Ready, 70, {}}};
	run.place = 0;
	run.onAir = true;
	run.behind = core::Duration::seconds(75);
	run.next = show::RunNext{"PIN", "Pin"};
	return run;
}

// A dock before a desk that keeps a run of three products.
class RunPanelTest : public DockTest {
protected:
	void openRun(const show::RunView &run = threeProducts())
	{
		app::ShelfView view = busyShelf();
		view.show.run = run;
		desk.lay(view);
		open();
		find<QToolButton>("runFold")->setChecked(true);
		QCoreApplication::processEvents();
	}
	ui::RunTable &list() const { return *find<ui::RunTable>("run"); }
	std::string text(int row, int column = ui::RunModel::Product) const
	{
		return list().model()->index(row, column).data().toString().toStdString();
	}
	void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(&list(), key, modifiers); }
	std::vector<RunEntry> told() const { return desk.runs.empty() ? std::vector<RunEntry>() : desk.runs.back(); }

	const RunEntry tote{"TOTE-BLK", 5}, mug{"MUG-350", 3}, pin{"PIN", 2, true};
};

} // namespace

TEST_F(RunPanelTest, SaysWhereTheShowIs)
{
	openRun();
	EXPECT_EQ(line("runStatus"), "1 of 3: Canvas tote, black, 3:10 of 5 min · 1:15 behind the plan · next: Pin");
	EXPECT_EQ(text(1), "Stoneware mug 350 ml – sold out");
	EXPECT_TRUE(list().model()->index(1, 0).data(Qt::FontRole).value<QFont>().strikeOut());
	EXPECT_FALSE(list().model()->index(0, 0).data(Qt::FontRole).value<QFont>().strikeOut());
	EXPECT_EQ(text(2), "Pin, all variants");
	EXPECT_EQ(text(0, ui::RunModel::Spent), "3:10");
}

TEST_F(RunPanelTest, IsEditedByKeyboard)
{
	openRun();
	list().choose(2);
	key(Qt::Key_Up, Qt::AltModifier);
	EXPECT_EQ(told(), (std::vector<RunEntry>{tote, pin, mug}));
	EXPECT_EQ(list().chosen(), 1) << "the row that was moved stays chosen";
	key(Qt::Key_Up, Qt::AltModifier);
	key(Qt::Key_Up, Qt::AltModifier);
	EXPECT_EQ(told(), (std::vector<RunEntry>{pin, tote, mug}));
	key(Qt::Key_Down, Qt::AltModifier);
	key(Qt::Key_Delete);
	EXPECT_EQ(told(), (std::vector<RunEntry>{tote, mug}));
	list().choose(0);
	key(Qt::Key_Return);
	EXPECT_EQ(desk.asked, std::vector<std::string>{"on air: TOTE-BLK"});
}

TEST_F(RunPanelTest, ADigitSetsTheMinutes)
{
	openRun();
	list().choose(1);
	key(Qt::Key_8);
	auto *box = list().findChild<QSpinBox *>();
	ASSERT_NE(box, nullptr);
	EXPECT_EQ(box->maximum(), 600);
	box->setValue(12);
	QTest::keyClick(box, Qt::Key_Return);
	ASSERT_TRUE(soon([this] { return !told().empty(); }));
	EXPECT_EQ(told(), (std::vector<RunEntry>{tote, {"MUG-350", 12}, pin}));
}

TEST_F(RunPanelTest, WhatThePersonEditedIsShownUntilTheShelfHasIt)
{
	openRun();
	list().choose(0);
	key(Qt::Key_Delete);
	app::ShelfView late = busyShelf(); // a view from before
	late.show.run = threeProducts();
	desk.lay(late);
	const int looks = desk.looks;
	ASSERT_TRUE(soon([&] { return desk.looks > looks + 2; }));
	EXPECT_EQ(list().model()->rowCount(), 2);
}

TEST_F(RunPanelTest, RowsOfTheStockTableAreDroppedOnIt)
{
	openRun();
	const QModelIndex row = table().model()->index(0, 0);
	EXPECT_TRUE(table().model()->flags(row).testFlag(Qt::ItemIsDragEnabled));
	const std::unique_ptr<QMimeData> stock(table().model()->mimeData({row}));
	list().model()->dropMimeData(stock.get(), Qt::CopyAction, 1, 0, {});
	EXPECT_EQ(told(), (std::vector<RunEntry>{tote, {"TOTE-NAT"}, mug, pin}));
	const std::unique_ptr<QMimeData> own(list().model()->mimeData({list().model()->index(3, 0)}));
	list().model()->dropMimeData(own.get(), Qt::MoveAction, 0, 0, {});
	EXPECT_EQ(told(), (std::vector<RunEntry>{pin, tote, {"TOTE-NAT"}, mug}));
}

TEST_F(RunPanelTest, PastedLinesAreTakenWholeOrNotAtAll)
{
	openRun();
	QTest::mouseClick(find<QPushButton>("runPaste"), Qt::LeftButton);
	auto *lines = find<QPlainTextEdit>("Lines");
	lines->setPlainText("TOTE-NAT, 4\nNO-SUCH, 2");
	QTest::mouseClick(find<ui::RunPaste>("RunPaste")->findChild<QPushButton *>("Ok"), Qt::LeftButton);
	EXPECT_NE(line("problems").find("Line 2"), std::string::npos) << line("problems");
	EXPECT_EQ(lines->toPlainText(), "TOTE-NAT, 4\nNO-SUCH, 2") << "nothing is lost";
	EXPECT_TRUE(desk.runs.empty());
	lines->setPlainText("TOTE-NAT, 4");
	QTest::mouseClick(find<ui::RunPaste>("RunPaste")->findChild<QPushButton *>("Ok"), Qt::LeftButton);
	EXPECT_EQ(told(), (std::vector<RunEntry>{tote, mug, pin, {"TOTE-NAT", 4}}));
}

TEST_F(RunPanelTest, NextAndPreviousAreButtons)
{
	openRun();
	QTest::mouseClick(find<QPushButton>("next"), Qt::LeftButton);
	QTest::mouseClick(find<QPushButton>("previous"), Qt::LeftButton);
	EXPECT_EQ(desk.asked, (std::vector<std::string>{"step: 1", "step: -1"}));
}

TEST_F(RunPanelTest, AutomaticActsAreListedAskedUndoneAndHeld)
{
	app::ShelfView view = busyShelf();
	show::AutomationAct next;
	next.id = 7;
	next.state = State::Done;
	next.sentence = {"Auto.Next", {{"title", "Hoodie"}, {"next", "Cap"}}, {}};
	next.canUndo = true;
	show::AutomationAct pause = next;
	pause.id = 8;
	pause.state = State::Asking;
	pause.canUndo = false;
	pause.rehearsal = true;
	pause.sentence = {"Auto.Pause", {{"title", "Mug"}, {"shop", "Shop"}}, {}};
	view.show.automations = {true, false, {pause, next}};
	desk.lay(view);
	open();
	const auto lines = dock->findChildren<ui::MarkedLine *>("automationLine");
	ASSERT_EQ(lines.size(), 2);
	EXPECT_TRUE(lines[0]->sentence().contains("REHEARSAL: Mug oversold"));
	EXPECT_TRUE(lines[1]->sentence().contains("Hoodie sold out → next: Cap – done"));
	const auto press = [this](const char *name, int line) {
		auto *button = dock->findChildren<QPushButton *>(QString::fromLatin1(name)).at(line);
		EXPECT_TRUE(button->isVisible());
		button->click();
	};
	press("automationNo", 0);
	press("automationUndo", 1);
	find<QPushButton>("automationsHold")->click();
	EXPECT_EQ(desk.asked, (std::vector<std::string>{"no: 8", "undo automation: 7", "hold"}));
}

TEST_F(RunPanelTest, SpeaksChinese)
{
	locale = LocaleFile("zh-CN");
	addSentences(locale, "zh-CN");
	openRun();
	EXPECT_EQ(line("runStatus"),
		  "第 1/3 款：Canvas tote, black，已讲 3:10，计划 5 分钟 · 比计划慢 1:15 · 下一款：Pin");
	EXPECT_EQ(text(1), "Stoneware mug 350 ml（已售罄）");
}
