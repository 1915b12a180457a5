#include "ui/SettingsFixture.hpp"

#include "ui/MarkedLine.hpp"
#include "ui/SkuDialog.hpp"

#include "ui/Palettes.hpp"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QSpinBox>
#include <QTableView>

using namespace support;

namespace {

using commerce::ShopKind;

class ShopsFormTest : public SettingsDialogTest {
protected:
	ShopsFormTest()
	{
		commerce::ShopSettings feed;
		feed.id = "feed-1";
		feed.name = "Warehouse";
		feed.kind = ShopKind::JsonFeed;
		feed.url = "https://stock.example.com/all.json";
		commerce::ShopSettings shop;
		shop.id = "shopify-1";
		shop.kind = ShopKind::Shopify;
		shop.url = "https://demo.myshopify.com";
		desk.stored.shops = {feed, shop};
	}

	QListWidget &list() const { return *find<QListWidget>("Shops"); }
	std::string listed(int row) const { return list().item(row)->text().toStdString(); }
	QStringList probeLines() const
	{
		QStringList lines;
		for (const auto *line : dialog->findChildren<ui::MarkedLine *>("ProbeLine")) {
			if (line->isVisible()) {
				lines.append(line->sentence());
			}
		}
		return lines;
	}
	void answer(app::ProbeView probe)
	{
		app::ShelfView view = *desk.shelf();
		probe.number = view.probe.number + 1;
		view.probe = std::move(probe);
		desk.lay(view);
	}
	void lay(int second, const app::Catalogue::Titles &titles)
	{
		desk.lay(app::Catalogue{.shop = "shopify-1",
					.at = core::Instant::ms(std::int64_t{second} * 1000),
					.titles = std::make_shared<const app::Catalogue::Titles>(titles)});
	}
	void goOn(int second)
	{
		app::ShelfView view = *desk.shelf();
		view.at = core::Instant::ms(std::int64_t{second} * 1000);
		desk.lay(view);
	}
	// The shelf goes on, so the dialog looks once more.
	void lookAgain(int second)
	{
		goOn(second);
		const int before = desk.looks;
		ASSERT_TRUE(soon([&] { return desk.looks > before; }));
	}
	void openSkus(int row)
	{
		list().setCurrentRow(row);
		QTest::mouseClick(find<QPushButton>("Skus"), Qt::LeftButton);
	}
	QList<ui::SkuDialog *> skus() const { return dialog->findChildren<ui::SkuDialog *>(); }
	QAbstractItemModel &rows() const { return *skus().first()->findChild<QTableView *>("Catalogue")->model(); }
	void tick(int row) const { rows().setData(rows().index(row, 0), Qt::Checked, Qt::CheckStateRole); }
	template<typename Condition>
	static bool soon(Condition condition)
	{
		return QTest::qWaitFor(condition, 5000);
	}
};

} // namespace

TEST_F(ShopsFormTest, WarnsOfASecretInAFeedsAddress)
{
	open();
	const auto *warning = find<ui::MarkedLine>("UrlWarning");
	EXPECT_FALSE(warning->isVisible());
	type("Url", "https://stock.example.com/all.json?api_key=abc");
	EXPECT_TRUE(warning->isVisible());
	EXPECT_TRUE(warning->sentence().startsWith("“api_key” in this address looks like a secret."));
	type("Url", "https://stock.example.com/all.json?page=1");
	EXPECT_FALSE(warning->isVisible());
	type("Url", "https://stock.example.com/all.json?token=abc");
	choose(ShopKind::Vendure);
	EXPECT_FALSE(warning->isVisible()) << "of which only the host is used";
}

TEST_F(ShopsFormTest, ListsTheShopsWithTheirLights)
{
	app::ShelfView view;
	view.shops = {{.id = "feed-1",
		       .name = "Warehouse",
		       .kind = ShopKind::JsonFeed,
		       .connection = {app::ConnectionLight::Offline, {"Test.FeedDown", {}}, {}},
		       .acts = {}}};
	desk.lay(view);
	open();
	EXPECT_EQ(listed(0), "Warehouse, Feed over HTTP (JSON or CSV): offline");
	EXPECT_EQ(listed(1), "demo.myshopify.com, Shopify: not applied yet");
	EXPECT_TRUE(list().item(0)->toolTip().contains("The shop does not answer"));
	view.shops[0].connection = {app::ConnectionLight::Ok, {}, {}};
	desk.lay(view);
	EXPECT_TRUE(soon([this] { return listed(0).ends_with(": OK"); }));
}

TEST_F(ShopsFormTest, EachShopKeepsItsOwnFields)
{
	const profile::Settings before = desk.stored;
	open();
	type("Url", "https://other.example.com/all.json");
	list().setCurrentRow(1);
	EXPECT_EQ(find<QLineEdit>("Url")->text(), "https://demo.myshopify.com");
	type("ShopName", "Main store");
	EXPECT_EQ(listed(1), "Main store, Shopify: not applied yet");
	list().setCurrentRow(0);
	EXPECT_EQ(find<QLineEdit>("Url")->text(), "https://other.example.com/all.json");
	accept();
	ASSERT_EQ(desk.stored.shops.size(), 2U);
	EXPECT_EQ(desk.stored.shops[0].url, "https://other.example.com/all.json");
	EXPECT_EQ(desk.stored.shops[0].name, "Warehouse");
	commerce::ShopSettings second = before.shops[1];
	second.name = "Main store";
	EXPECT_EQ(desk.stored.shops[1], second);
}

TEST_F(ShopsFormTest, AShopIsAddedByItsKind)
{
	open();
	const auto kinds = find<QPushButton>("AddShop")->menu()->actions();
	const auto shopify = std::ranges::find(kinds, QString("Shopify"), &QAction::text);
	ASSERT_NE(shopify, kinds.end());
	(*shopify)->trigger();
	EXPECT_EQ(list().currentRow(), 2);
	EXPECT_EQ(listed(2), "Shopify, Shopify: not applied yet");
	EXPECT_TRUE(find<QLineEdit>("Url")->text().isEmpty());
	EXPECT_EQ(find<QLineEdit>("Url")->placeholderText(), "https://your-shop.myshopify.com");
	EXPECT_EQ(find<QLineEdit>("Account")->accessibleName(), "Client ID");
	type("Url", "https://second.myshopify.com");
	type("Token", "shpat_1");
	accept();
	ASSERT_EQ(desk.stored.shops.size(), 3U);
	const commerce::ShopSettings &added = desk.stored.shops[2];
	EXPECT_TRUE(added.id.starts_with("shopify-"));
	EXPECT_NE(added.id, "shopify-1");
	EXPECT_EQ(desk.storedValues, (app::Desk::TypedSecrets{{added.id, {{"token", "shpat_1"}}}}));
}

TEST_F(ShopsFormTest, AShopIsRemovedOnlyAfterBeingAskedBack)
{
	open();
	const auto question = [this] {
		return dialog->findChild<QMessageBox *>("RemoveQuestion");
	};
	QTest::mouseClick(find<QPushButton>("RemoveShop"), Qt::LeftButton);
	ASSERT_NE(question(), nullptr);
	EXPECT_TRUE(question()->text().contains("“Warehouse”"));
	EXPECT_FALSE(question()->isModal());
	QTest::keyClick(question(), Qt::Key_Return);
	ASSERT_TRUE(soon([&] { return !question(); }));
	EXPECT_EQ(list().count(), 2) << "Enter means no";
	QTest::mouseClick(find<QPushButton>("RemoveShop"), Qt::LeftButton);
	question()->findChild<QPushButton *>("RemoveYes")->click();
	EXPECT_EQ(list().count(), 1);
	EXPECT_EQ(find<QLineEdit>("Url")->text(), "https://demo.myshopify.com");
	accept();
	ASSERT_EQ(desk.stored.shops.size(), 1U);
	EXPECT_EQ(desk.stored.shops[0].id, "shopify-1");
}

TEST_F(ShopsFormTest, WithoutAnyShopThereIsNothingToEdit)
{
	desk.stored.shops.resize(1);
	open();
	QTest::mouseClick(find<QPushButton>("RemoveShop"), Qt::LeftButton);
	dialog->findChild<QPushButton *>("RemoveYes")->click();
	EXPECT_FALSE(find<QLineEdit>("Url")->isVisible());
	EXPECT_FALSE(find<QPushButton>("RemoveShop")->isEnabled());
	accept();
	EXPECT_TRUE(desk.stored.shops.empty());
}

TEST_F(ShopsFormTest, SecretsAreWrittenButNeverRead)
{
	desk.storedNames["shopify-1"] = {"token"};
	open();
	list().setCurrentRow(1);
	auto *token = find<QLineEdit>("Token");
	EXPECT_TRUE(token->isVisible());
	EXPECT_TRUE(token->text().isEmpty());
	EXPECT_EQ(token->placeholderText(), "Kept; type to replace");
	EXPECT_EQ(token->echoMode(), QLineEdit::Password);
	EXPECT_TRUE(find<QLineEdit>("ClientSecret")->placeholderText().isEmpty());
	EXPECT_FALSE(find<QLineEdit>("Password")->isVisible()) << "Shopify has none";
	type("PushSecret", "s3cret");
	list().setCurrentRow(0);
	list().setCurrentRow(1);
	accept();
	EXPECT_EQ(desk.storedValues, (app::Desk::TypedSecrets{{"shopify-1", {{"pushSecret", "s3cret"}}}}));
}

TEST_F(ShopsFormTest, TestsTheConnectionWithWhatIsTypedNow)
{
	open();
	list().setCurrentRow(1);
	type("Url", "https://new.myshopify.com");
	type("Token", "shpat_2");
	QTest::mouseClick(find<QPushButton>("Probe"), Qt::LeftButton);
	ASSERT_EQ(desk.probes.size(), 1U);
	EXPECT_EQ(desk.probes[0].first.id, "shopify-1");
	EXPECT_EQ(desk.probes[0].first.url, "https://new.myshopify.com");
	EXPECT_EQ(desk.probes[0].second, (commerce::Secrets{{"token", "shpat_2"}}));
	EXPECT_EQ(probeLines(), QStringList{"Asking the shop …"});
	EXPECT_TRUE(desk.asked.empty()) << "nothing was applied";

	answer({.shop = "shopify-1",
		.state = app::ProbeView::State::Failed,
		.findings = {},
		.sentence = {"Test.FeedDown", {}}});
	ASSERT_TRUE(soon([this] { return probeLines().first().startsWith("The shop does not answer"); }));

	QTest::mouseClick(find<QPushButton>("Probe"), Qt::LeftButton);
	EXPECT_EQ(desk.probes.size(), 2U);
	EXPECT_EQ(probeLines(), QStringList{"Asking the shop …"});
	commerce::Findings found{"Demo", 12345, {}, {{"Test.Notice", {}}}};
	answer({.shop = "shopify-1", .state = app::ProbeView::State::Done, .findings = found, .sentence = {}});
	ASSERT_TRUE(soon([this] { return probeLines().size() == 2; }));
	EXPECT_EQ(probeLines().first(), "Connected to “Demo”. Variants found: 12,345");
	EXPECT_TRUE(probeLines().last().startsWith("The settings file could not be read"));
}

TEST_F(ShopsFormTest, AnOldTestSaysNothingOfANewOne)
{
	answer({.shop = "shopify-1",
		.state = app::ProbeView::State::Done,
		.findings = {"Demo", 3, {}, {}},
		.sentence = {}});
	open();
	list().setCurrentRow(1);
	EXPECT_TRUE(probeLines().isEmpty());
	QTest::mouseClick(find<QPushButton>("Probe"), Qt::LeftButton);
	lookAgain(1); // the shop loop has not heard of the new test yet
	EXPECT_EQ(probeLines(), QStringList{"Asking the shop …"});
	answer({.shop = "feed-1",
		.state = app::ProbeView::State::Done,
		.findings = {"Other", 3, {}, {}},
		.sentence = {}});
	lookAgain(2);
	EXPECT_EQ(probeLines(), QStringList{"Asking the shop …"});
}

TEST_F(ShopsFormTest, LocationsThatWereFoundCanBeTicked)
{
	desk.stored.shops[1].locations = {"gone"};
	open();
	list().setCurrentRow(1);
	auto *places = find<QListWidget>("Locations");
	ASSERT_EQ(places->count(), 1) << "what was ticked stays";
	QTest::mouseClick(find<QPushButton>("Probe"), Qt::LeftButton);
	answer({.shop = "shopify-1",
		.state = app::ProbeView::State::Done,
		.findings = {"Demo", 3, {{"1", "Shop floor"}, {"2", "Warehouse"}}, {}},
		.sentence = {}});
	ASSERT_TRUE(soon([&] { return places->count() == 3; }));
	EXPECT_EQ(places->item(1)->text(), "Warehouse");
	places->item(1)->setCheckState(Qt::Checked);
	accept();
	EXPECT_EQ(desk.stored.shops[1].locations, (std::vector<std::string>{"gone", "2"}));
}

TEST_F(ShopsFormTest, GivesTheAddressToEnterAtAShopThatPushes)
{
	open();
	list().setCurrentRow(1);
	EXPECT_FALSE(find<QLineEdit>("PushAddressLine")->isVisible()) << "we do not listen";
	find<QCheckBox>("PushEnabled")->click();
	find<QSpinBox>("PushPort")->setValue(9000);
	EXPECT_EQ(find<QLineEdit>("PushAddressLine")->text(), "http://127.0.0.1:9000/push/shopify-1");
	EXPECT_TRUE(find<QLineEdit>("PushAddressLine")->isVisible());
	QTest::mouseClick(find<QPushButton>("Copy"), Qt::LeftButton);
	EXPECT_EQ(QApplication::clipboard()->text(), "http://127.0.0.1:9000/push/shopify-1");
	list().setCurrentRow(0);
	EXPECT_FALSE(find<QLineEdit>("PushAddressLine")->isVisible()) << "a feed does not push";
	accept();
	EXPECT_EQ(desk.stored.push, (profile::PushSettings{true, "127.0.0.1", 9000}));
}

TEST_F(ShopsFormTest, AListedShopSaysWhatIsWrongNow)
{
	app::ShelfView view;
	view.shops = {{.id = "feed-1", .connection = {app::ConnectionLight::Refused, {"Test.FeedDown", {}}, {}}}};
	desk.lay(view);
	open();
	EXPECT_TRUE(list().item(0)->toolTip().contains("The shop does not answer"));
	view.shops[0].connection.sentence = {"Test.Notice", {}};
	desk.lay(view);
	EXPECT_TRUE(soon([this] { return list().item(0)->toolTip().contains("could not be read"); }));
}

TEST_F(ShopsFormTest, TheSignsFollowTheTheme)
{
	app::ShelfView view;
	view.shops = {{.id = "feed-1", .connection = {app::ConnectionLight::Refused, {"Test.FeedDown", {}}, {}}}};
	desk.lay(view);
	open();
	const auto sign = [this] {
		return list().item(0)->icon().pixmap(16).toImage();
	};
	list().setPalette(obsDark());
	lookAgain(1);
	const QImage dark = sign();
	lookAgain(2);
	EXPECT_EQ(sign(), dark);
	list().setPalette(obsLight());
	lookAgain(3);
	EXPECT_TRUE(soon([&] { return sign() != dark; }));
}

TEST_F(ShopsFormTest, WhatATestFoundIsNotSaidOfSomethingElse)
{
	open();
	list().setCurrentRow(1);
	const auto test = [this] {
		QTest::mouseClick(find<QPushButton>("Probe"), Qt::LeftButton);
		answer({.shop = "shopify-1",
			.state = app::ProbeView::State::Done,
			.findings = {"Demo", 3, {}, {}},
			.sentence = {}});
		ASSERT_TRUE(soon([this] { return probeLines().value(0).startsWith("Connected to “Demo”"); }));
	};
	for (const char *field : {"Url", "Account", "Token"}) {
		test();
		type(field, "https://other.myshopify.com");
		EXPECT_TRUE(probeLines().isEmpty()) << field;
	}
	test();
	choose(ShopKind::WooCommerce);
	EXPECT_TRUE(probeLines().isEmpty());
}

TEST_F(ShopsFormTest, LocationsAreOfOneKindOfShop)
{
	desk.stored.shops[1].locations = {"1"};
	open();
	list().setCurrentRow(1);
	ASSERT_TRUE(find<QListWidget>("Locations")->isVisible());
	choose(ShopKind::WooCommerce);
	EXPECT_FALSE(find<QListWidget>("Locations")->isVisible());
	accept();
	EXPECT_TRUE(desk.stored.shops[1].locations.empty());
}

TEST_F(ShopsFormTest, AHeaderMayBeCalledLikeASecretOfAnotherKind)
{
	open();
	list().setCurrentRow(1);
	type("Token", "shpat_1");
	choose(ShopKind::JsonFeed);
	QTest::mouseClick(find<QPushButton>("AddHeader"), Qt::LeftButton);
	type("HeaderName", "token");
	type("HeaderValue", "of the feed");
	accept();
	EXPECT_EQ(desk.storedValues, (app::Desk::TypedSecrets{{"shopify-1", {{"token", "of the feed"}}}}));
}

TEST_F(ShopsFormTest, AKeptSecretCanBeForgotten)
{
	desk.storedNames["shopify-1"] = {"token"};
	open();
	list().setCurrentRow(1);
	auto *token = find<QLineEdit>("Token");
	auto *forget = find<QPushButton>("ForgetToken");
	EXPECT_FALSE(find<QPushButton>("ForgetClientSecret")->isVisible()) << "there is nothing to forget";
	EXPECT_EQ(forget->accessibleName(), "Forget: Access token");
	forget->setFocus();
	QTest::keyClick(forget, Qt::Key_Space);
	EXPECT_EQ(token->placeholderText(), "Forgotten with OK");
	EXPECT_EQ(token->accessibleDescription(), "Forgotten with OK");
	list().setCurrentRow(0);
	list().setCurrentRow(1);
	EXPECT_TRUE(forget->isChecked());
	QTest::mouseClick(find<QPushButton>("Probe"), Qt::LeftButton);
	EXPECT_EQ(desk.probes.back().second, (commerce::Secrets{{"token", ""}}));
	accept();
	EXPECT_EQ(desk.storedValues, (app::Desk::TypedSecrets{{"shopify-1", {{"token", ""}}}}));
}

TEST_F(ShopsFormTest, ForgettingCanBeThoughtBetterOf)
{
	desk.storedNames["shopify-1"] = {"pushSecret", "token"};
	open();
	list().setCurrentRow(1);
	find<QPushButton>("ForgetToken")->click();
	find<QPushButton>("ForgetToken")->click();
	EXPECT_EQ(find<QLineEdit>("Token")->placeholderText(), "Kept; type to replace");
	find<QPushButton>("ForgetPushSecret")->click();
	type("PushSecret", "new");
	EXPECT_FALSE(find<QPushButton>("ForgetPushSecret")->isChecked());
	accept();
	EXPECT_EQ(desk.storedValues, (app::Desk::TypedSecrets{{"shopify-1", {{"pushSecret", "new"}}}}));
}

TEST_F(ShopsFormTest, TheCatalogueIsTheOneOfNowAndStaysSo)
{
	goOn(5);
	lay(4, {{"OLD", "Of an earlier opening"}});
	open();
	openSkus(1);
	ASSERT_EQ(skus().size(), 1);
	EXPECT_EQ(rows().rowCount(), 0);
	lay(6, {{"MUG-350", "Stoneware mug"}});
	lookAgain(6);
	ASSERT_TRUE(soon([this] { return rows().rowCount() == 1; }));
	tick(0);
	lay(7, {{"MUG-350", "Stoneware mug"}, {"TOTE-NAT", "Canvas tote"}});
	lookAgain(7);
	ASSERT_TRUE(soon([this] { return rows().rowCount() == 2; }));
	EXPECT_EQ(rows().index(0, 0).data(Qt::CheckStateRole), Qt::Checked);
	EXPECT_EQ(rows().index(1, 0).data().toString(), "TOTE-NAT");
}

TEST_F(ShopsFormTest, ASecondClickKeepsTheTicks)
{
	desk.stored.shops[1].renamed = {{"MUG-350", "CUP"}};
	open();
	openSkus(1);
	ui::SkuDialog *first = skus().first();
	tick(0);
	openSkus(1);
	EXPECT_EQ(skus(), QList<ui::SkuDialog *>{first});
	EXPECT_EQ(rows().index(0, 0).data(Qt::CheckStateRole), Qt::Checked);
	openSkus(0); // and going on to another shop is no Cancel
	ASSERT_EQ(skus().size(), 1);
	EXPECT_EQ(skus().first()->windowTitle(), "SKUs of Warehouse");
	dialog->accept(); // the catalogue has an OK of its own
	EXPECT_EQ(desk.stored.shops[1].picked, std::vector<std::string>{"MUG-350"});
}

TEST_F(ShopsFormTest, OkMeansTheTicksToo)
{
	desk.stored.shops[1].renamed = {{"MUG-350", "CUP"}};
	open();
	openSkus(1);
	tick(0);
	dialog->accept(); // the catalogue has an OK of its own
	EXPECT_EQ(desk.stored.shops[1].picked, std::vector<std::string>{"MUG-350"});
}

TEST_F(ShopsFormTest, ARemovedShopTakesItsCatalogueAlong)
{
	open();
	openSkus(0);
	QTest::mouseClick(find<QPushButton>("RemoveShop"), Qt::LeftButton);
	dialog->findChild<QPushButton *>("RemoveYes")->click();
	EXPECT_TRUE(skus().isEmpty());
	accept();
	EXPECT_EQ(desk.stored.shops.size(), 1U);
}
