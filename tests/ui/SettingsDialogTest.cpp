#include "ui/SettingsFixture.hpp"

#include "ui/MarkedLine.hpp"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QSpinBox>
#include <QToolButton>

using namespace support;

namespace {

constexpr int kRate = 2; // tab

} // namespace

TEST_F(SettingsDialogTest, OkWithoutAChangeChangesNothing)
{
	desk.stored.shops[0].kind = commerce::ShopKind::JsonFeed;
	desk.stored.shops[0].url = "https://shop.example.com/stock.json";
	desk.stored.shops[0].headerNames = {"Authorization", "X-Shop"};
	desk.stored.shops[0].path = "/home/host/库存.csv";
	desk.stored.shops[0].mapping.items = "/data/skus";
	desk.stored.shops[0].pollEvery = core::Duration::seconds(2.5);
	desk.stored.shops[0].rehearsalSpeed = 2.5;
	desk.stored.alerts = {
		25, 0.12345, core::Duration::seconds(45), core::Duration::seconds(40), core::Duration::seconds(33),
		70, 20};
	desk.stored.alertPlan.restock = {core::Duration::seconds(1234), 9.999, std::nullopt, 2.5};
	desk.stored.alertPlan.skus["A SKU of yesterday"].hotWithin = core::Duration::seconds(100);
	desk.stored.rate = {false, core::BitRate::kbps(450), "A scene of another collection",
			    core::Duration::seconds(7.5)};
	const profile::Settings before = desk.stored;
	open();
	accept();
	EXPECT_EQ(desk.stored, before);
	EXPECT_TRUE(desk.storedValues.empty());
	EXPECT_FALSE(dialog->isVisible());
}

TEST_F(SettingsDialogTest, TakesWhatWasTyped)
{
	open();
	choose(commerce::ShopKind::JsonFeed);
	type("Url", " https://shop.example.com/stock.json ");
	find<QSpinBox>("PollEvery")->setValue(12);
	find<QToolButton>("Advanced")->click();
	type("Available", "/stock/free");
	find<QSpinBox>("LowUnits")->setValue(20);
	find<QDoubleSpinBox>("LowShare")->setValue(12.5);
	find<QDoubleSpinBox>("HotWithin")->setValue(3.5);
	find<QSpinBox>("StaleAfter")->setValue(60);
	find<QSpinBox>("RateFloor")->setValue(500);
	accept();
	EXPECT_EQ(desk.stored.shops[0].kind, commerce::ShopKind::JsonFeed);
	EXPECT_EQ(desk.stored.shops[0].url, "https://shop.example.com/stock.json");
	EXPECT_EQ(desk.stored.shops[0].pollEvery, core::Duration::seconds(12));
	EXPECT_EQ(desk.stored.shops[0].mapping.available, "/stock/free");
	EXPECT_EQ(desk.stored.alerts.lowUnits, 20);
	EXPECT_DOUBLE_EQ(desk.stored.alerts.lowShare, 0.125);
	EXPECT_EQ(desk.stored.alerts.hotWithin, core::Duration::minutes(3.5));
	EXPECT_EQ(desk.stored.alerts.staleAfter, core::Duration::seconds(60));
	EXPECT_EQ(desk.stored.rate.floor, core::BitRate::kbps(500));
}

TEST_F(SettingsDialogTest, OffersTheScenesToSwitchToAtTheFloor)
{
	open();
	showTab(kRate);
	auto *box = find<QComboBox>("SceneAtFloor");
	EXPECT_EQ(box->currentText(), "Do not switch");
	EXPECT_FALSE(find<QDoubleSpinBox>("SceneAfter")->isVisible());
	box->setCurrentText("Please wait");
	EXPECT_TRUE(find<QDoubleSpinBox>("SceneAfter")->isVisible());
	find<QDoubleSpinBox>("SceneAfter")->setValue(20);
	accept();
	EXPECT_EQ(desk.stored.rate.sceneAtFloor, "Please wait");
	EXPECT_EQ(desk.stored.rate.sceneAfter, core::Duration::seconds(20));
}

TEST_F(SettingsDialogTest, AChosenSceneThatIsNotHereSaysSo)
{
	desk.stored.rate.sceneAtFloor = "Gone";
	open();
	EXPECT_EQ(find<QComboBox>("SceneAtFloor")->currentText(), "Gone (not in this collection)");
}

TEST_F(SettingsDialogTest, HeaderValuesAreWrittenButNeverRead)
{
	desk.stored.shops[0].kind = commerce::ShopKind::JsonFeed;
	desk.stored.shops[0].headerNames = {"Authorization"};
	desk.storedNames["shop"] = {"Authorization"};
	open();
	auto *kept = find<QLineEdit>("HeaderValue");
	EXPECT_TRUE(kept->text().isEmpty());
	EXPECT_EQ(kept->placeholderText(), "Kept; type to replace");
	EXPECT_EQ(kept->echoMode(), QLineEdit::Password);
	type("HeaderName", "X-Token"); // another name: nothing is kept for it
	EXPECT_EQ(kept->placeholderText(), "Value");
	QTest::keyClicks(kept, "s3cret");
	accept();
	EXPECT_EQ(desk.stored.shops[0].headerNames, std::vector<std::string>{"X-Token"});
	EXPECT_EQ(desk.storedValues, (app::Desk::TypedSecrets{{"shop", {{"X-Token", "s3cret"}}}}));
}

TEST_F(SettingsDialogTest, HeadersComeAndGo)
{
	desk.stored.shops[0].kind = commerce::ShopKind::JsonFeed;
	desk.stored.shops[0].headerNames = {"Authorization"};
	open();
	QTest::mouseClick(find<QPushButton>("RemoveHeader"), Qt::LeftButton);
	ASSERT_TRUE(QTest::qWaitFor([this] { return !dialog->findChild<QLineEdit *>("HeaderName"); }));
	QTest::mouseClick(find<QPushButton>("AddHeader"), Qt::LeftButton);
	type("HeaderName", "X-Shop");
	QTest::keyClicks(find<QLineEdit>("HeaderValue"), "42");
	QTest::mouseClick(find<QPushButton>("AddHeader"), Qt::LeftButton); // stays empty and is left out
	accept();
	EXPECT_EQ(desk.stored.shops[0].headerNames, std::vector<std::string>{"X-Shop"});
	EXPECT_EQ(desk.storedValues, (app::Desk::TypedSecrets{{"shop", {{"X-Shop", "42"}}}}));
}

TEST_F(SettingsDialogTest, ShowsOnlyWhatApplies)
{
	open();
	const auto visible = [this](std::initializer_list<const char *> names) {
		for (const char *name : names) {
			EXPECT_TRUE(find<QWidget>(name)->isVisible()) << name;
		}
	};
	const auto hidden = [this](std::initializer_list<const char *> names) {
		for (const char *name : names) {
			EXPECT_FALSE(find<QWidget>(name)->isVisible()) << name;
		}
	};
	choose(commerce::ShopKind::Rehearsal);
	visible({"Speed"});
	hidden({"Url", "Headers", "PollEvery", "Path", "Advanced", "Available"});
	choose(commerce::ShopKind::JsonFeed);
	visible({"Url", "Headers", "PollEvery", "Advanced"});
	hidden({"Speed", "Path", "Available"});
	choose(commerce::ShopKind::File);
	visible({"Path", "Browse", "Advanced"});
	hidden({"Speed", "Url", "Headers", "PollEvery", "Available"});
	find<QToolButton>("Advanced")->click();
	visible({"Available"});
	showTab(kRate);
	visible({"RateFloor", "SceneAtFloor"});
	find<QCheckBox>("RateEnabled")->setChecked(false);
	hidden({"RateFloor", "SceneAtFloor", "SceneAfter"});
}

TEST_F(SettingsDialogTest, ARefusalIsSaidInTheDialogWhichStays)
{
	open();
	find<QSpinBox>("LowUnits")->setValue(20);
	desk.refusal = core::Error{{"Test.FeedDown", {}}, {}};
	accept();
	ASSERT_TRUE(dialog->isVisible());
	auto *error = find<ui::MarkedLine>("error");
	EXPECT_TRUE(error->isVisible());
	EXPECT_TRUE(error->sentence().startsWith("The shop does not answer"));
	EXPECT_EQ(find<QSpinBox>("LowUnits")->value(), 20);
	desk.refusal.reset();
	accept();
	EXPECT_FALSE(dialog->isVisible());
	EXPECT_EQ(desk.stored.alerts.lowUnits, 20);
}

TEST_F(SettingsDialogTest, CancelAsksForNothing)
{
	open();
	find<QSpinBox>("LowUnits")->setValue(20);
	QTest::keyClick(dialog.get(), Qt::Key_Escape);
	EXPECT_FALSE(dialog->isVisible());
	EXPECT_TRUE(desk.asked.empty());
}

TEST_F(SettingsDialogTest, LetsTheShowGoOn)
{
	open();
	EXPECT_FALSE(dialog->isModal());
}
