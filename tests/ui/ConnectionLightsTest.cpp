#include "ui/DockFixture.hpp"

#include "ui/StatusLook.hpp"

#include <set>

using namespace support;

namespace {

class ConnectionLightsTest : public DockTest {
protected:
	std::vector<std::string> lines(const char *name) const
	{
		std::vector<std::string> lines;
		for (const auto *each : dock->findChildren<ui::MarkedLine *>(QString::fromLatin1(name))) {
			if (each->isVisible()) {
				lines.push_back(each->sentence().toStdString());
			}
		}
		return lines;
	}
	const ui::MarkedLine &light(int index) const { return *dock->findChildren<ui::MarkedLine *>("light")[index]; }
};

using Lines = std::vector<std::string>;

} // namespace

TEST_F(ConnectionLightsTest, OneHealthyShopIsOneShortLine)
{
	app::ShelfView view = twoShops();
	view.shops.resize(1);
	desk.lay(view);
	open();
	EXPECT_EQ(lines("light"), Lines{"Main store: OK"});
	EXPECT_EQ(light(0).shape(), ui::Shape::Check);
	EXPECT_TRUE(lines("trouble").empty());
	EXPECT_LE(light(0).height(), light(0).fontMetrics().height() * 3 / 2);
}

TEST_F(ConnectionLightsTest, EachShopHasItsOwnWithWordsForWhatIsWrong)
{
	app::ShelfView view = twoShops();
	view.shops[1].connection = {app::ConnectionLight::Offline, {"Test.FeedDown", {}}, {}};
	view.shops[0].connection.remarks = {{"Test.Notice", {}}};
	view.feed = {"Test.FeedDown", {}}; // the same once more
	desk.lay(view);
	open();
	EXPECT_EQ(lines("light"), (Lines{"Main store: OK", "Outlet: offline"}));
	EXPECT_NE(light(0).shape(), light(1).shape());
	ASSERT_EQ(lines("trouble").size(), 2U);
	EXPECT_TRUE(lines("trouble")[0].starts_with("Main store: The settings file could not be read"));
	EXPECT_TRUE(lines("trouble")[1].starts_with("Outlet: The shop does not answer (HTTP 503)."));
	EXPECT_TRUE(light(1).toolTip().contains("The shop does not answer"));
	EXPECT_TRUE(light(1).accessibleDescription().startsWith("The shop does not answer"));
	EXPECT_EQ(line("feed"), "") << "said already";
	view.shops[1].connection = {};
	view.shops.pop_back();
	desk.lay(view);
	EXPECT_TRUE(soon([this] { return lines("light").size() == 1; }));
}

TEST_F(ConnectionLightsTest, AShopThatHasNotAnsweredYetIsNotSaidToBeCurrent)
{
	app::ShelfView view = twoShops();
	view.shops[1].connection = {app::ConnectionLight::Waiting, {}, {}};
	desk.lay(view);
	open();
	EXPECT_EQ(light(0).accessibleDescription(), "Its figures are current.");
	EXPECT_EQ(light(1).accessibleDescription(), "Waiting for the shop's first answer …");
	EXPECT_EQ(light(1).toolTip(), "<p>Waiting for the shop's first answer …</p>");
}

TEST_F(ConnectionLightsTest, EveryLightDiffersInShapeOrWord)
{
	std::set<std::pair<ui::Shape, std::string_view>> looks;
	for (const auto each :
	     {app::ConnectionLight::Waiting, app::ConnectionLight::Ok, app::ConnectionLight::Slow,
	      app::ConnectionLight::Throttled, app::ConnectionLight::Refused, app::ConnectionLight::Offline}) {
		looks.emplace(ui::lookOf(each).shape, ui::lookOf(each).word);
	}
	EXPECT_EQ(looks.size(), 6U);
}

TEST_F(ConnectionLightsTest, WithoutAShopThereIsNoLight)
{
	open();
	EXPECT_TRUE(lines("light").empty());
}
