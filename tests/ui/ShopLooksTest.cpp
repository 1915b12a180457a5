#include "ui/LooksFixture.hpp"

#include "ui/ActDialog.hpp"
#include "ui/SkuDialog.hpp"

using namespace support;

namespace {

using ShopLooksTest = LooksTest;

} // namespace

// Two shops of which one is down, what was done there, and what is asked before it is done.
TEST_P(ShopLooksTest, DockWithShops)
{
	app::ShelfView view = twoShops();
	view.shops[1].connection = {app::ConnectionLight::Offline, {"Test.FeedDown", {}}, {}};
	const core::WallTime at(std::chrono::seconds(1'772'396'100));
	view.acts = {{2, at, {}, app::ShopActEntry::State::Failed, {"Test.Act.Failed", {}}, false},
		     {1, at, {}, app::ShopActEntry::State::Done, {"Test.Act.Done", {}}, true}};
	desk.lay(view);
	openDock();
	dock->findChild<QToolButton *>("acts")->setChecked(true);
	QCoreApplication::processEvents();
	keep(*dock, "shops");
	expectNames(*dock);
	expectOwnMnemonics(*dock);
	expectNothingCut(*dock);
	expectNoMissingKeys(locale);
}

TEST_P(ShopLooksTest, QuestionBeforeAnAct)
{
	const ui::Text text(locale.translator());
	const app::ShelfView view = twoShops();
	for (const ui::ActOffer &offer : ui::actOffers(view.rows[0], view, text)) {
		ui::ActDialog question(text, offer, nullptr);
		question.show();
		ASSERT_TRUE(QTest::qWaitForWindowExposed(&question));
		keep(question, qPrintable(QString("act%1").arg(static_cast<int>(offer.wish.act.kind))));
		expectNames(question);
		expectOwnMnemonics(question);
		expectNothingCut(question);
	}
	expectNoMissingKeys(locale);
}

TEST_P(ShopLooksTest, QuestionBeforeAnUndo)
{
	const ui::Text text(locale.translator());
	ui::AskBack question(text, text("Act.Undo.Question", {{"sentence", text("Test.Act.Done")}}), "Act.Undo",
			     nullptr);
	question.show();
	ASSERT_TRUE(QTest::qWaitForWindowExposed(&question));
	keep(question, "undo");
	expectNames(question);
	expectOwnMnemonics(question);
	expectNothingCut(question);
	expectNoMissingKeys(locale);
}

TEST_P(ShopLooksTest, SecretsThatAreKept)
{
	desk.stored.shops[0].kind = commerce::ShopKind::Shopify;
	desk.storedNames[desk.stored.shops[0].id] = {"clientSecret", "pushSecret", "token"};
	settings = std::make_unique<ui::SettingsDialog>(desk, ui::Text(locale.translator()), nullptr);
	settings->findChild<QPushButton *>("ForgetToken")->click();
	settings->show();
	ASSERT_TRUE(QTest::qWaitForWindowExposed(settings.get()));
	keep(*settings, "kept");
	expectNames(*settings);
	expectOwnMnemonics(*settings);
	expectNothingCut(*settings);
	expectNoMissingKeys(locale);
}

TEST_P(ShopLooksTest, CatalogueOfAShop)
{
	commerce::ShopSettings shop;
	shop.name = "Main store";
	shop.picked = {"TOTE-BLK", "TEA-OLD"};
	shop.renamed = {{"MUG-350", "CUP"}};
	ui::SkuDialog dialog(ui::Text(locale.translator()), shop, nullptr);
	dialog.offer(std::make_shared<const app::Catalogue::Titles>(app::Catalogue::Titles{
		{"MUG-350", "Stoneware mug 350 ml"},
		{"SCARF-RED-XL", "Merino scarf with a very long name that no column can hold, red, XL"},
		{"TEA-OOLONG", "乌龙茶 冻顶 150 克"},
		{"TOTE-BLK", "Canvas tote, black"}}));
	dialog.show();
	ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
	keep(dialog, "skus");
	expectNames(dialog);
	expectOwnMnemonics(dialog);
	expectNothingCut(dialog);
	expectNoMissingKeys(locale);
}

INSTANTIATE_TEST_SUITE_P(Themes, ShopLooksTest, kLooks, nameOfLook);
