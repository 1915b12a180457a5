#include "ui/SettingsFixture.hpp"

#include "ui/MarkedLine.hpp"

#include <QCheckBox>
#include <QListWidget>
#include <QMenu>

#include <algorithm>
#include <set>
#include <string>

using namespace support;

namespace {

using channels::NoteLevel;
using channels::RobotKind;

class ChannelsFormTest : public SettingsDialogTest {
protected:
	ChannelsFormTest()
	{
		desk.stored.robots = {{.id = "robot-1",
				       .name = "Warehouse",
				       .kind = RobotKind::DingTalk,
				       .host = "oapi.dingtalk.com",
				       .language = "zh-CN"},
				      {.id = "robot-2",
				       .name = {},
				       .kind = RobotKind::Slack,
				       .host = "hooks.slack.com",
				       .language = "en-US"}};
		desk.storedNames["robot.robot-1"] = {channels::kAddress, channels::kSigningSecret};
	}

	void openChannels()
	{
		open();
		const auto *tabs = find<QTabWidget>("Tabs");
		int tab = 0;
		while (tab < tabs->count() && tabs->tabText(tab) != "Channels") {
			++tab;
		}
		showTab(tab);
	}
	QListWidget &list() const { return *find<QListWidget>("Robots"); }
	std::string listed(int row) const { return list().item(row)->text().toStdString(); }
	std::string said(const char *line) const
	{
		const auto *found = find<ui::MarkedLine>(line);
		return found->isVisible() ? found->sentence().toStdString() : std::string();
	}
	template<typename Condition>
	static bool soon(Condition condition)
	{
		return QTest::qWaitFor(condition, 5000);
	}
};

} // namespace

TEST_F(ChannelsFormTest, ListsRobotsByTheirNameOrHost)
{
	openChannels();
	EXPECT_EQ(listed(0), "Warehouse, DingTalk (钉钉)");
	EXPECT_EQ(listed(1), "hooks.slack.com, Slack");
	EXPECT_EQ(said("RobotStatus"), "Not applied yet: press OK to use this robot.");
}

TEST_F(ChannelsFormTest, AddressAndSecretAreWrittenButNeverRead)
{
	openChannels();
	EXPECT_EQ(find<QLineEdit>("RobotAddress")->text(), "");
	EXPECT_EQ(find<QLineEdit>("RobotAddress")->placeholderText(), "Kept; type to replace");
	EXPECT_EQ(find<QLineEdit>("RobotAddress")->echoMode(), QLineEdit::Password);
	type("RobotAddress", "https://relay.example/robot/send?access_token=abc");
	EXPECT_EQ(listed(0), "Warehouse, DingTalk (钉钉)");
	QTest::mouseClick(find<QPushButton>("ForgetRobotSecret"), Qt::LeftButton);
	accept();
	EXPECT_EQ(desk.storedValues,
		  (app::Desk::TypedSecrets{{"robot.robot-1",
					    {{"address", "https://relay.example/robot/send?access_token=abc"},
					     {"signingSecret", ""}}}}));
	EXPECT_EQ(desk.stored.robots[0].host, "relay.example") << "all that the profile keeps of an address";
	EXPECT_EQ(desk.stored.robots[1].host, "hooks.slack.com");
}

TEST_F(ChannelsFormTest, OnlyKindsThatSignAskForASecret)
{
	openChannels();
	EXPECT_TRUE(find<QLineEdit>("RobotSecret")->isVisible());
	list().setCurrentRow(1);
	EXPECT_FALSE(find<QLineEdit>("RobotSecret")->isVisible());
	EXPECT_EQ(find<QLineEdit>("RobotAddress")->placeholderText(), "") << "nothing is stored of this one";
}

TEST_F(ChannelsFormTest, ARobotIsAddedByItsKind)
{
	openChannels();
	const auto kinds = find<QPushButton>("AddRobot")->menu()->actions();
	const auto weCom = std::ranges::find(kinds, QString("WeCom (企业微信)"), &QAction::text);
	ASSERT_NE(weCom, kinds.end());
	(*weCom)->trigger();
	EXPECT_EQ(list().currentRow(), 2);
	EXPECT_EQ(find<QComboBox>("RobotLanguage")->currentText(), "简体中文");
	type("RobotName", "Room 3");
	type("RobotAddress", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k");
	find<QCheckBox>("Levelsoon")->setChecked(false);
	find<QCheckBox>("Levelwatch")->setChecked(true);
	find<QCheckBox>("RobotRehearsals")->setChecked(true);
	accept();
	ASSERT_EQ(desk.stored.robots.size(), 3U);
	const channels::RobotSettings &added = desk.stored.robots[2];
	EXPECT_EQ(added.name, "Room 3");
	EXPECT_EQ(added.kind, RobotKind::WeCom);
	EXPECT_EQ(added.host, "qyapi.weixin.qq.com");
	EXPECT_EQ(added.levels, (std::set{NoteLevel::Watch, NoteLevel::Now, NoteLevel::SoldOut, NoteLevel::Oversold,
					  NoteLevel::Stale}));
	EXPECT_TRUE(added.rehearsals);
	EXPECT_TRUE(desk.storedValues.contains(channels::secretOwner(added)));
}

TEST_F(ChannelsFormTest, ARemovedRobotIsGoneWithOk)
{
	openChannels();
	QTest::mouseClick(find<QPushButton>("RemoveRobot"), Qt::LeftButton);
	EXPECT_EQ(list().count(), 1);
	EXPECT_EQ(find<QComboBox>("RobotLanguage")->currentText(), "English") << "the next one's fields";
	QTest::mouseClick(find<QPushButton>("RemoveRobot"), Qt::LeftButton);
	EXPECT_FALSE(find<QPushButton>("RemoveRobot")->isEnabled());
	EXPECT_FALSE(find<QLineEdit>("RobotName")->isVisible());
	EXPECT_EQ(desk.stored.robots.size(), 2U);
	accept();
	EXPECT_TRUE(desk.stored.robots.empty());
}

TEST_F(ChannelsFormTest, ATestIsSentWithWhatIsTypedAndSaysWhatCameOfIt)
{
	openChannels();
	type("RobotSecret", "SEC1");
	QTest::mouseClick(find<QPushButton>("RobotTest"), Qt::LeftButton);
	ASSERT_EQ(desk.robotTests.size(), 1U);
	EXPECT_EQ(desk.robotTests[0].first.id, "robot-1");
	EXPECT_EQ(desk.robotTests[0].second, (commerce::Secrets{{"signingSecret", "SEC1"}}));
	EXPECT_EQ(said("RobotTestLine"), "Sending a test message …");
	EXPECT_FALSE(find<QPushButton>("RobotTest")->isEnabled());
	app::RobotsView view;
	view.test = {.number = 1,
		     .robot = "robot-1",
		     .state = app::RobotTestView::State::Failed,
		     .sentence = {"Robot.Refused.Gone", {}}};
	desk.lay(view);
	EXPECT_TRUE(soon([this] { return said("RobotTestLine").starts_with("There is no such robot any more"); }));
	EXPECT_TRUE(find<QPushButton>("RobotTest")->isEnabled());
	type("RobotAddress", "https://oapi.dingtalk.com/robot/send?access_token=new");
	EXPECT_EQ(said("RobotTestLine"), "") << "that was another address";
	QTest::mouseClick(find<QPushButton>("RobotTest"), Qt::LeftButton);
	view.test = {.number = 2, .robot = "robot-1", .state = app::RobotTestView::State::Sent, .sentence = {}};
	desk.lay(view);
	EXPECT_TRUE(soon([this] { return said("RobotTestLine").starts_with("The robot took the test message."); }));
}

TEST_F(ChannelsFormTest, SaysHowARobotIs)
{
	app::RobotsView view;
	view.robots = {{.id = "robot-1", .name = "Warehouse", .kind = RobotKind::DingTalk, .host = {}}};
	desk.lay(view);
	openChannels();
	EXPECT_EQ(said("RobotStatus"), "Nothing was sent to it yet.");
	const core::WallTime then{std::chrono::milliseconds(1'700'000'000'000)};
	view.robots[0].sentAt = then;
	desk.lay(view);
	const std::string time = ui::Text::time(then).toStdString();
	EXPECT_TRUE(soon([&] { return said("RobotStatus") == "Took the last message at " + time + "."; }));
	view.robots[0].heldUntil = then;
	view.robots[0].waiting = 2;
	view.robots[0].trouble = {"Robot.Busy.Throttled", {{"status", "130101"}}};
	desk.lay(view);
	EXPECT_TRUE(soon([&] {
		return said("RobotStatus").starts_with("Waits until " + time + "; messages waiting: 2. It asks for");
	}));
	view.robots[0].heldUntil.reset();
	view.robots[0].trouble = {"Robot.Refused.Signature", {}};
	desk.lay(view);
	EXPECT_TRUE(soon([&] { return said("RobotStatus").starts_with("It does not accept the signature."); }));
}
