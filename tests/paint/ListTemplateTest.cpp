#include "paint/Drawings.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

// Rows with these titles, all of them low.
overlay::CounterView listOf(const std::string &name, const std::vector<std::string> &titles)
{
	overlay::CounterView view;
	view.visible = true;
	for (const std::string &title : titles) {
		overlay::ItemView row;
		row.texts = {{"title", title}};
		row.shown = {"low"};
		view.lists[name].push_back(row);
	}
	return view;
}

QImage draw(const QByteArray &content, const overlay::CounterView &view)
{
	return templateOf(svgWith(content)).draw(view, 1);
}

// A row that is a square of ten units when it is low, and another one beside it when it is not.
QByteArray row(const char *name, int x, int y)
{
	return QStringLiteral("<g id=\"%1\"><g id=\"show:low\"><rect x=\"%2\" y=\"%3\" width=\"10\" height=\"10\"/></g>"
			      "<g id=\"hide:low\"><rect x=\"%4\" y=\"%3\" width=\"10\" height=\"10\"/></g></g>")
		.arg(name)
		.arg(x)
		.arg(y)
		.arg(x + 12)
		.toUtf8();
}

bool hasInk(const QImage &image, int x, int y)
{
	return image.pixelColor(x, y).alpha() > 200;
}

} // namespace

TEST(ListTemplate, FillsTheDesignersRowsInReadingOrderAndDropsTheOthers)
{
	// In the file the last comes first, as programs write what lies on top.
	const QByteArray rows =
		row("repeat:variants_3", 0, 50) + row("repeat:variants_2", 60, 0) + row("repeat:variants", 0, 1);
	const QImage two = draw(rows, listOf("variants", {"S", "M"}));
	EXPECT_TRUE(hasInk(two, 5, 5));
	EXPECT_TRUE(hasInk(two, 65, 5));
	EXPECT_FALSE(hasInk(two, 5, 55)) << "there is no third entry";
	EXPECT_FALSE(hasInk(two, 15, 5)) << "each row has its own state";
	EXPECT_TRUE(hasInk(draw(rows, listOf("variants", {"S", "M", "L"})), 5, 55));
	EXPECT_TRUE(inkOf(draw(rows, listOf("queue", {"S"}))).isNull());
}

TEST(ListTemplate, RepeatsASingleRowDownToTheEdge)
{
	const QByteArray single = row("repeat:queue", 0, 0);
	const QImage image = draw(single, listOf("queue", std::vector<std::string>(50, "Hat")));
	EXPECT_EQ(inkOf(image).left(), 0);
	EXPECT_EQ(inkOf(image).width(), 10);
	EXPECT_GT(inkOf(image).bottom(), 85);
	EXPECT_LT(inkOf(image).bottom(), 100) << "no row is cut off";
}

TEST(ListTemplate, RepeatsASingleRowToTheRightWhereThereIsNoRoomBelow)
{
	const QImage image = draw("<g transform=\"translate(100 0) scale(2)\"><g id=\"repeat:hot\"><rect width=\"40\" "
				  "height=\"40\"/></g></g>",
				  listOf("hot", {"A", "B", "C", "D", "E", "F"}));
	EXPECT_EQ(inkOf(image).top(), 0);
	EXPECT_EQ(inkOf(image).height(), 80);
	EXPECT_EQ(inkOf(image).left(), 100);
	EXPECT_GT(inkOf(image).right(), 350);
}

TEST(ListTemplate, TellsHowManyRowsItHasForEachList)
{
	const auto drawable = templateOf(
		svgWith(row("repeat:hot", 0, 0) + row("repeat:hot_2", 0, 20) + row("repeat:queue", 370, 80)));
	EXPECT_EQ(drawable.rooms(), (overlay::ListRooms{{"hot", 2}, {"queue", 1}}));
}

TEST(ListTemplate, RowsOfRowsAreNoTrap)
{
	QByteArray deep = "<rect width=\"1\" height=\"1\"/>";
	for (const char *name : {"hot", "queue", "variants"}) {
		deep = "<g id=\"repeat:" + QByteArray(name) + "\">" + deep + "</g>";
	}
	EXPECT_TRUE(inkOf(draw(deep, listOf("variants", {"A", "B"}))).isNull());
	QByteArray large = "<g id=\"repeat:hot\">";
	for (int i = 0; i < 15'000; ++i) {
		large += "<rect width=\"1\" height=\"1\"/>";
	}
	EXPECT_EQ(inkOf(draw(large + "</g>", listOf("hot", std::vector<std::string>(24, "A")))), QRect(0, 0, 1, 1))
		<< "too much to be drawn twice";
}
