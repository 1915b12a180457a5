#include "ui/DockFixture.hpp"

#include <QApplication>
#include <QClipboard>
#include <QToolButton>

using namespace support;

namespace {

using alerts::AlertLevel;

// Two orders were paid for the same last mugs; a scarf got hot after that.
class OversellTest : public DockTest {
protected:
	OversellTest()
	{
		view = busyShelf();
		const core::Message sentence{"Alert.Oversold",
					     {{"title", "Stoneware mug"}, {"units", "2"}, {"orders", "Y7K2, Q9ZT"}}};
		view.alerts = {{.id = 9,
				.level = AlertLevel::Soon,
				.sku = "TOTE-BLK",
				.raisedAt = view.at,
				.sentence = {"Test.Hot", {}}},
			       {.id = 8,
				.level = AlertLevel::Oversold,
				.sku = "MUG-350",
				.raisedAt = view.at,
				.sentence = sentence},
			       {.id = 7,
				.level = AlertLevel::Watch,
				.sku = "TEA-OOLONG",
				.raisedAt = view.at,
				.sentence = {"Test.Low", {}},
				.acknowledged = true}};
		desk.lay(view);
	}

	app::ShelfView view;
};

} // namespace

TEST_F(OversellTest, StandsBeforeNewerAlerts)
{
	open();
	EXPECT_EQ(line("alert"),
		  "Oversold · Stoneware mug: 2 sold beyond stock → restock, or cancel the newest: Y7K2, Q9ZT (and 1 "
		  "more)");
	EXPECT_EQ(find<ui::MarkedLine>("alert")->shape(), ui::Shape::Oversold);
	QTest::mouseClick(find<QPushButton>("acknowledge"), Qt::LeftButton);
	EXPECT_EQ(desk.asked, std::vector<std::string>{"acknowledge: 8"});
	EXPECT_TRUE(soon([this] { return line("alert").starts_with("Soon · Canvas tote, black sells out"); }));
}

TEST_F(OversellTest, ItsOrderCodesCanBeCopied)
{
	open();
	auto *copy = find<QPushButton>("copyOrders");
	ASSERT_TRUE(copy->isVisible());
	QTest::mouseClick(copy, Qt::LeftButton);
	EXPECT_EQ(QApplication::clipboard()->text(), "Y7K2, Q9ZT");
	QTest::mouseClick(find<QPushButton>("acknowledge"), Qt::LeftButton);
	EXPECT_TRUE(soon([&] { return !copy->isVisible(); })) << "the next alert names no orders";
}

TEST_F(OversellTest, LeadsTheAcknowledgedOnesToo)
{
	view.alerts[1].acknowledged = true;
	desk.lay(view);
	open();
	QTest::mouseClick(find<QToolButton>("history"), Qt::LeftButton);
	EXPECT_EQ(label("historyList"),
		  "‼ Oversold · Stoneware mug: 2 sold beyond stock → restock, or cancel the newest: Y7K2, Q9ZT\n"
		  "• Watch · Only 9 of Stoneware mug 350 ml left.");
	EXPECT_TRUE(find<QLabel>("historyList")->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
}

TEST_F(OversellTest, WhoLooksCloserSeesAllOpenOrders)
{
	view.alerts[1].details = {"Alert.OversoldOrdersMore",
				  {{"count", "2"}, {"orders", "Y7K2, Q9ZT, <A1>"}, {"more", "3"}}};
	desk.lay(view);
	open();
	QTest::mouseClick(find<QToolButton>("history"), Qt::LeftButton);
	EXPECT_EQ(find<ui::MarkedLine>("alert")->toolTip(),
		  "<p>Open orders for it, newest first, of which the first 2 do not fit: Y7K2, Q9ZT, &lt;A1&gt; and 3 "
		  "more</p>");
	view.alerts[1].acknowledged = true;
	desk.lay(view);
	EXPECT_TRUE(soon([this] { return label("historyList").contains("Q9ZT, <A1> and 3 more"); }));
	EXPECT_TRUE(soon([this] { return find<ui::MarkedLine>("alert")->toolTip().isEmpty(); }))
		<< "the next alert has no orders";
}
