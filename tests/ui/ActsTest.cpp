#include "ui/DockFixture.hpp"

#include "ui/ActDialog.hpp"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

using namespace support;

namespace {

using State = app::ShopActEntry::State;

class ActsTest : public DockTest {
protected:
	ActsTest() { desk.lay(twoShops()); }

	QMenu *menu() const { return dock->findChild<QMenu *>("rowMenu"); }
	ui::AskBack *question() const { return dock->findChild<ui::AskBack *>(); }
	void agree() const { question()->findChild<QPushButton *>("DoIt")->click(); }
	void openMenu()
	{
		table().setFocus();
		table().selectRow(0);
		QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
		QCoreApplication::sendEvent(&table(), &event);
	}
	void choose(const char *label)
	{
		openMenu();
		ASSERT_NE(menu(), nullptr);
		const auto actions = menu()->actions();
		const auto found = std::ranges::find(actions, QString::fromUtf8(label), &QAction::text);
		ASSERT_NE(found, actions.end()) << label;
		(*found)->trigger();
		menu()->close();
		ASSERT_NE(question(), nullptr);
	}
	void lay(std::vector<app::ShopActEntry> acts)
	{
		app::ShelfView view = twoShops();
		view.acts = std::move(acts);
		desk.lay(view);
	}
	static app::ShopActEntry entry(std::uint64_t id, State state, const char *sentence, bool canUndo = false)
	{
		return {id, core::WallTime(std::chrono::seconds(1'772'396'100)), {}, state, {sentence, {}}, canUndo};
	}
};

} // namespace

TEST_F(ActsTest, TheMenuKeyOpensTheChosenRowsMenu)
{
	open();
	openMenu();
	ASSERT_NE(menu(), nullptr);
	EXPECT_EQ(menu()->actions().first()->text(), "Put on air");
	menu()->actions().first()->trigger();
	EXPECT_EQ(desk.asked, std::vector<std::string>{"on air: TOTE-NAT"});
	EXPECT_TRUE(desk.wishes.empty());
}

TEST_F(ActsTest, TheMenuKeyNeedsARowThatWasChosen)
{
	open();
	table().setFocus();
	table().clearSelection();
	QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
	QCoreApplication::sendEvent(&table(), &event);
	EXPECT_EQ(menu(), nullptr);
}

TEST_F(ActsTest, NothingIsDoneWithoutAConfirmation)
{
	open();
	choose("Pause sale…");
	EXPECT_FALSE(question()->isModal()) << "the show goes on";
	EXPECT_TRUE(desk.wishes.empty());
	QTest::keyClick(question(), Qt::Key_Return);
	EXPECT_TRUE(desk.wishes.empty()) << "Enter means no";
	ASSERT_TRUE(soon([this] { return !question(); }));
	choose("Pause sale…");
	QTest::keyClick(question(), Qt::Key_Escape);
	EXPECT_TRUE(desk.wishes.empty());
	ASSERT_TRUE(soon([this] { return !question(); }));
	choose("Pause sale…");
	EXPECT_EQ(question()->findChild<QLabel *>("Question")->text(),
		  "Stop selling Canvas tote, natural (TOTE-NAT) at Main store? Viewers cannot buy it there until you "
		  "resume the sale.");
	question()->findChild<QPushButton *>("DoIt")->click();
	ASSERT_EQ(desk.wishes.size(), 1U);
	EXPECT_EQ(desk.wishes[0].shop, "main");
	EXPECT_EQ(desk.wishes[0].act.kind, commerce::ActKind::Pause);
}

TEST_F(ActsTest, StockIsSetAgainstTheFigureThatWasSeen)
{
	open();
	choose("Set stock… (Main store, location 4242)");
	auto *units = question()->findChild<QSpinBox *>("Units");
	auto *doIt = question()->findChild<QPushButton *>("DoIt");
	const auto *preview = question()->findChild<ui::MarkedLine *>("Preview");
	EXPECT_EQ(question()->findChild<QLabel *>("Seen")->text(), "300");
	EXPECT_EQ(units->value(), 300);
	EXPECT_FALSE(doIt->isEnabled()) << "nothing would change";
	units->setValue(320);
	EXPECT_EQ(preview->sentence(), "300 → 320");
	doIt->click();
	ASSERT_EQ(desk.wishes.size(), 1U);
	EXPECT_EQ(desk.wishes[0].act.seen, 300);
	EXPECT_EQ(desk.wishes[0].act.units, 320);
	EXPECT_EQ(desk.wishes[0].act.location, "gid://shopify/Location/4242");
}

TEST_F(ActsTest, StockCanBeTakenAway)
{
	open();
	choose("Add stock…");
	auto *units = question()->findChild<QSpinBox *>("Units");
	EXPECT_EQ(units->minimum(), -12) << "no more than there is";
	units->setValue(-2);
	EXPECT_EQ(question()->findChild<ui::MarkedLine *>("Preview")->sentence(), "12 → 10");
	question()->findChild<QPushButton *>("DoIt")->click();
	ASSERT_EQ(desk.wishes.size(), 1U);
	EXPECT_EQ(desk.wishes[0].shop, "outlet");
	EXPECT_EQ(desk.wishes[0].act.kind, commerce::ActKind::AddStock);
	EXPECT_EQ(desk.wishes[0].act.units, -2);
}

TEST_F(ActsTest, AnActIsFollowedAndCanBeTakenBack)
{
	open();
	EXPECT_EQ(line("act"), "");
	lay({entry(1, State::UnderWay, "Test.Act.UnderWay")});
	ASSERT_TRUE(soon([this] { return !line("act").empty(); }));
	EXPECT_EQ(line("act"), "TOTE-NAT: setting the stock …");
	EXPECT_FALSE(find<QPushButton>("seen")->isVisible());
	lay({entry(1, State::Done, "Test.Act.Done", true)});
	ASSERT_TRUE(soon([this] { return line("act") == "TOTE-NAT: stock changed from 300 to 320."; }));
	QTest::mouseClick(find<QPushButton>("undo"), Qt::LeftButton);
	agree();
	EXPECT_EQ(desk.asked, std::vector<std::string>{"undo: 1"});
	lay({entry(1, State::Done, "Test.Act.Done", false)});
	EXPECT_TRUE(soon([this] { return !find<QPushButton>("undo")->isVisible(); }));
	QTest::mouseClick(find<QPushButton>("seen"), Qt::LeftButton);
	EXPECT_EQ(line("act"), "");
}

TEST_F(ActsTest, AFailureStaysUntilItIsSeen)
{
	open();
	lay({entry(3, State::Done, "Test.Act.Done"), entry(2, State::Failed, "Test.Act.Failed"),
	     entry(1, State::Failed, "Test.Act.Failed")});
	ASSERT_TRUE(soon([this] { return !line("act").empty(); }));
	EXPECT_EQ(line("act"), "TOTE-NAT: nothing was changed. (and 1 more failed)");
	EXPECT_EQ(find<ui::MarkedLine>("act")->shape(), ui::Shape::Warning);
	QTest::mouseClick(find<QPushButton>("seen"), Qt::LeftButton);
	EXPECT_EQ(line("act"), "TOTE-NAT: nothing was changed.");
	QTest::mouseClick(find<QPushButton>("seen"), Qt::LeftButton);
	EXPECT_EQ(line("act"), "TOTE-NAT: stock changed from 300 to 320.");
	QTest::mouseClick(find<QPushButton>("seen"), Qt::LeftButton);
	EXPECT_EQ(line("act"), "");
}

TEST_F(ActsTest, AllActsWaitBehindAButton)
{
	open();
	EXPECT_FALSE(find<QToolButton>("acts")->isVisible());
	lay({entry(2, State::Failed, "Test.Act.Failed"), entry(1, State::Done, "Test.Act.Done", true)});
	ASSERT_TRUE(soon([this] { return find<QToolButton>("acts")->isVisible(); }));
	EXPECT_EQ(find<QToolButton>("acts")->text(), "Acts at shops: 2");
	QTest::mouseClick(find<QToolButton>("acts"), Qt::LeftButton);
	const auto lines = dock->findChildren<ui::MarkedLine *>("actLine");
	const std::string time = ui::Text::time(core::WallTime(std::chrono::seconds(1'772'396'100))).toStdString();
	ASSERT_EQ(lines.size(), 2);
	EXPECT_EQ(lines[0]->sentence().toStdString(), time + "  TOTE-NAT: nothing was changed.");
	EXPECT_EQ(lines[1]->sentence().toStdString(), time + "  TOTE-NAT: stock changed from 300 to 320.");
	const auto undos = dock->findChildren<QPushButton *>("undoLine");
	EXPECT_FALSE(undos[0]->isVisible());
	QTest::mouseClick(undos[1], Qt::LeftButton);
	EXPECT_TRUE(desk.asked.empty());
	agree();
	EXPECT_EQ(desk.asked, std::vector<std::string>{"undo: 1"});
}

TEST_F(ActsTest, NothingIsTakenBackWithoutAConfirmation)
{
	open();
	lay({entry(1, State::Done, "Test.Act.Done", true)});
	ASSERT_TRUE(soon([this] { return !line("act").empty(); }));
	for (const auto no : {Qt::Key_Return, Qt::Key_Escape}) {
		QTest::mouseClick(find<QPushButton>("undo"), Qt::LeftButton);
		ASSERT_NE(question(), nullptr);
		EXPECT_FALSE(question()->isModal());
		EXPECT_EQ(question()->findChild<QLabel *>("Question")->text(),
			  "Take this back at the shop? TOTE-NAT: stock changed from 300 to 320.");
		QTest::keyClick(question(), no);
		ASSERT_TRUE(soon([this] { return !question(); }));
	}
	EXPECT_TRUE(desk.asked.empty());
}

TEST_F(ActsTest, TheButtonSaysHowManyOfTheActsItOpens)
{
	open();
	std::vector<app::ShopActEntry> newest;
	for (std::uint64_t id = 130; id > 30; --id) {
		newest.push_back(entry(id, State::Done, "Test.Act.Done"));
	}
	lay(newest);
	ASSERT_TRUE(soon([this] { return find<QToolButton>("acts")->isVisible(); }));
	EXPECT_EQ(find<QToolButton>("acts")->text(), "Acts at shops: 130, the newest 20 here");
	QTest::mouseClick(find<QToolButton>("acts"), Qt::LeftButton);
	EXPECT_EQ(dock->findChildren<ui::MarkedLine *>("actLine").size(), 20);
}

TEST_F(ActsTest, AShopWithoutANameIsCalledTheSameEverywhere)
{
	app::ShelfView view = twoShops();
	view.shops[0].name.clear();
	view.shops[0].url = "https://demo.myshopify.com/admin";
	view.shops[1] = {.id = "file-3fa2", .kind = commerce::ShopKind::File, .acts = view.shops[1].acts};
	stock::SkuState state = *view.rows[0].stock;
	state.parts[2].shop = "file-3fa2";
	view.rows[0].stock = std::make_shared<const stock::SkuState>(state);
	desk.lay(view);
	open();
	const auto lights = dock->findChildren<ui::MarkedLine *>("light");
	EXPECT_EQ(lights[0]->sentence(), "demo.myshopify.com: OK");
	EXPECT_EQ(lights[1]->sentence(), "File on this computer (JSON or CSV): waiting");
	choose("Pause sale…");
	agree();
	choose("Add stock…");
	question()->findChild<QSpinBox *>("Units")->setValue(2);
	agree();
	ASSERT_EQ(desk.wishes.size(), 2U);
	EXPECT_EQ(desk.wishes[0].shopName, "demo.myshopify.com");
	EXPECT_EQ(desk.wishes[1].shopName, "File on this computer (JSON or CSV)");
}

TEST_F(ActsTest, NoActAfterDetach)
{
	open();
	choose("Pause sale…");
	dock->detach();
	EXPECT_EQ(question(), nullptr);
	EXPECT_TRUE(desk.wishes.empty());
}
