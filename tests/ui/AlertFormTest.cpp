#include "ui/SettingsFixture.hpp"

#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QSpinBox>
#include <QTableWidget>

using namespace support;

namespace {

constexpr int kAlerts = 1; // tab

class AlertFormTest : public SettingsDialogTest {
protected:
	void openAlerts()
	{
		desk.lay(busyShelf());
		open();
		showTab(kAlerts);
	}
	QTableWidget &table() const { return *find<QTableWidget>("SkuRules"); }
	QDoubleSpinBox &cell(int row, int column) const
	{
		return *qobject_cast<QDoubleSpinBox *>(table().cellWidget(row, column));
	}
};

} // namespace

TEST_F(AlertFormTest, TakesTheDefaults)
{
	openAlerts();
	find<QDoubleSpinBox>("NowWithin")->setValue(1.5);
	find<QSpinBox>("SoonUnits")->setValue(80);
	find<QSpinBox>("NowUnits")->setValue(15);
	find<QDoubleSpinBox>("SnoozeFor")->setValue(3);
	find<QDoubleSpinBox>("RestockLasts")->setValue(30);
	find<QDoubleSpinBox>("RestockPrice")->setValue(59.9);
	EXPECT_EQ(find<QDoubleSpinBox>("RestockCost")->text(), "Not known");
	find<QDoubleSpinBox>("RestockPenalty")->setValue(5);
	accept();
	EXPECT_EQ(desk.stored.alerts.nowWithin, core::Duration::seconds(90));
	EXPECT_EQ(desk.stored.alerts.soonUnits, 80);
	EXPECT_EQ(desk.stored.alerts.nowUnits, 15);
	EXPECT_EQ(desk.stored.alertPlan.snoozeFor, core::Duration::minutes(3));
	EXPECT_EQ(desk.stored.alertPlan.restock,
		  (alerts::RestockSettings{core::Duration::minutes(30), 59.9, std::nullopt, 5}));
}

TEST_F(AlertFormTest, AProductOfTheShelfGetsRulesOfItsOwn)
{
	openAlerts();
	auto *pick = find<QComboBox>("SkuRulesPick");
	EXPECT_EQ(pick->itemText(1), "Canvas tote, black · TOTE-BLK");
	pick->setCurrentIndex(1);
	QTest::mouseClick(find<QPushButton>("SkuRulesAdd"), Qt::LeftButton);
	QTest::mouseClick(find<QPushButton>("SkuRulesAdd"), Qt::LeftButton);
	ASSERT_EQ(table().rowCount(), 1) << "once is enough";
	EXPECT_EQ(cell(0, 1).text(), "–");
	EXPECT_EQ(cell(0, 4).accessibleName(), "Now, units, TOTE-BLK");
	cell(0, 4).setValue(0);
	cell(0, 5).setValue(0.5);
	accept();
	alerts::SkuRules own;
	own.nowUnits = 0;
	own.nowWithin = core::Duration::seconds(30);
	EXPECT_EQ(desk.stored.alertPlan.skus, (std::map<std::string, alerts::SkuRules>{{"TOTE-BLK", own}}));
}

TEST_F(AlertFormTest, ARuleGoesBackToTheDefaultOrGoesAltogether)
{
	desk.stored.alertPlan.skus["MUG-350"].price = 12.345;
	desk.stored.alertPlan.skus["MUG-350"].lowUnits = 5;
	desk.stored.alertPlan.skus["OLD"].lowUnits = 5;
	openAlerts();
	ASSERT_EQ(table().rowCount(), 2);
	cell(0, 1).setValue(cell(0, 1).minimum());
	auto *remove = find<QPushButton>("SkuRulesRemove");
	EXPECT_FALSE(remove->isEnabled());
	table().setCurrentCell(1, 0);
	QTest::mouseClick(remove, Qt::LeftButton);
	accept();
	alerts::SkuRules own;
	own.price = 12.345;
	EXPECT_EQ(desk.stored.alertPlan.skus, (std::map<std::string, alerts::SkuRules>{{"MUG-350", own}}))
		<< "what was not touched keeps its last digit";
}
