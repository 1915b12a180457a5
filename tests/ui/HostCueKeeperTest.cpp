#include "ui/HostCueKeeper.hpp"

#include "support/LocaleFile.hpp"
#include "ui/CueForm.hpp"
#include "ui/CueStories.hpp"
#include "ui/FakeDesk.hpp"
#include "ui/Screens.hpp"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QComboBox>
#include <QScreen>
#include <QTest>

using namespace support;
using app::CueWish;

namespace {

const FakeScreen kDesk{"desk", QRect(0, 0, 1920, 1080)};
const FakeScreen kSide{"side", QRect(1920, 0, 1280, 720)};

// Two monitors, OBS's main window on the first.
class HostCueKeeperTest : public testing::Test {
protected:
	HostCueKeeperTest()
	{
		plugScreens({kDesk, kSide});
		obs.setGeometry(100, 100, 900, 700);
		obs.show();
		app::ShelfView shelf;
		shelf.cue = cueStory("quiet");
		desk.lay(shelf);
		start();
	}
	~HostCueKeeperTest() override
	{
		keeper.reset();
		obs.close();
		plugOneScreen();
	}

	// As at a start of OBS.
	void start()
	{
		keeper.reset();
		keeper = std::make_unique<ui::HostCueKeeper>(desk, locale.translator(), &obs);
		keeper->follow();
	}
	bool stands(const char *screen, bool full)
	{
		QCoreApplication::processEvents(); // what the platform has still to say of the change before
		return QTest::qWaitFor(
			[&] {
				const ui::HostCue *window = keeper->window();
				return window && window->isVisible() && window->screen()->name() == screen &&
				       window->isFullScreen() == full;
			},
			5000);
	}
	bool remembers(const auto &is)
	{
		return QTest::qWaitFor([&] { return is(desk.stored.cue); }, 5000);
	}

	LocaleFile locale{"en-US"};
	FakeDesk desk;
	QWidget obs;
	std::unique_ptr<ui::HostCueKeeper> keeper;
};

} // namespace

TEST_F(HostCueKeeperTest, OpensFullScreenOnTheMonitorThatObsIsNotOn)
{
	keeper->wish(CueWish::Show);
	EXPECT_TRUE(stands("side", true));
	EXPECT_EQ(keeper->window()->geometry(), kSide.place);
	EXPECT_TRUE(desk.stored.cue.open);
	EXPECT_TRUE(keeper->notice().empty());
}

TEST_F(HostCueKeeperTest, OneKeyOpensAndCloses)
{
	keeper->wish(CueWish::Toggle);
	EXPECT_NE(keeper->window(), nullptr);
	keeper->wish(CueWish::Toggle);
	EXPECT_EQ(keeper->window(), nullptr);
	EXPECT_FALSE(desk.stored.cue.open);
	keeper->wish(CueWish::Hide);
	EXPECT_EQ(keeper->window(), nullptr);
}

TEST_F(HostCueKeeperTest, OpensAgainAtTheNextStart)
{
	keeper->wish(CueWish::Show);
	start();
	EXPECT_TRUE(stands("side", true));
	keeper->wish(CueWish::Hide);
	start();
	EXPECT_EQ(keeper->window(), nullptr);
}

TEST_F(HostCueKeeperTest, StaysWhereAPersonDraggedIt)
{
	keeper->wish(CueWish::Show);
	ASSERT_TRUE(stands("side", true));
	QTest::keyClick(keeper->window(), Qt::Key_Escape);
	ASSERT_TRUE(stands("side", false));
	EXPECT_FALSE(desk.stored.cue.fullScreen);
	keeper->window()->setGeometry(300, 200, 640, 400);
	ASSERT_TRUE(remembers([](const auto &cue) { return cue.left == 300 && cue.height == 400; }));
	EXPECT_EQ(desk.stored.cue.screen, "desk");
	start();
	ASSERT_TRUE(stands("desk", false));
	EXPECT_EQ(keeper->window()->geometry(), QRect(300, 200, 640, 400));
}

TEST_F(HostCueKeeperTest, ClosingTheWindowIsRemembered)
{
	keeper->wish(CueWish::Show);
	ASSERT_TRUE(stands("side", true));
	QWindow *window = keeper->window()->windowHandle();
	QCloseEvent close;
	QCoreApplication::sendEvent(window, &close); // as the window system does
	EXPECT_TRUE(remembers([](const auto &cue) { return !cue.open; }));
	EXPECT_TRUE(QTest::qWaitFor([&] { return !keeper->window(); }, 5000));
}

TEST_F(HostCueKeeperTest, UnpluggedMonitorBringsItBackAndPluggedInAgainItReturns)
{
	desk.stored.cue.screen = "side";
	desk.stored.cue.open = true;
	start();
	ASSERT_TRUE(stands("side", true));
	plugScreens({kDesk});
	ASSERT_TRUE(stands("desk", false)) << "as a window: OBS is on this one";
	EXPECT_TRUE(kDesk.place.contains(keeper->window()->geometry()));
	EXPECT_EQ(keeper->notice().key, "Cue.ScreenGone");
	EXPECT_EQ(ui::Text(locale.translator())(keeper->notice()).toStdString().find("side") != std::string::npos,
		  true);
	EXPECT_EQ(desk.stored.cue.screen, "side") << "it is remembered while it is gone";
	plugScreens({kDesk, kSide});
	EXPECT_TRUE(stands("side", true));
	EXPECT_TRUE(keeper->notice().empty());
}

TEST_F(HostCueKeeperTest, StartsWithoutItsMonitor)
{
	plugScreens({kDesk});
	desk.stored.cue.screen = "side";
	desk.stored.cue.open = true;
	start();
	ASSERT_TRUE(stands("desk", false));
	EXPECT_EQ(keeper->notice().key, "Cue.ScreenGone");
}

TEST_F(HostCueKeeperTest, WithOneMonitorItIsAWindowUntilAPersonWantsMore)
{
	plugScreens({kDesk});
	keeper->wish(CueWish::Show);
	ASSERT_TRUE(stands("desk", false));
	EXPECT_EQ(keeper->notice().key, "Cue.OneScreen");
	QTest::keyClick(keeper->window(), Qt::Key_F11);
	ASSERT_TRUE(stands("desk", true)) << "chosen by a person";
	EXPECT_TRUE(keeper->notice().empty());
}

TEST_F(HostCueKeeperTest, ShowsWhatIsOnAirAndHidesWhatIsTooOld)
{
	keeper->wish(CueWish::Show);
	ASSERT_TRUE(stands("side", true));
	const auto says = [&](const char *words) {
		return QTest::qWaitFor(
			[&] { return keeper->window()->accessibleDescription().contains(QString::fromUtf8(words)); },
			5000);
	};
	EXPECT_TRUE(says("Hoodie 卫衣"));
	app::ShelfView other;
	other.cue = cueStory("one");
	desk.lay(other);
	EXPECT_TRUE(says("Ceramic mug"));
	EXPECT_TRUE(says("1,500"));
	other.cue.sizes.front().validUntil = core::Instant::ms(1); // long ago: the shop loop hangs
	desk.lay(other);
	EXPECT_TRUE(says("Checking"));
	EXPECT_FALSE(keeper->window()->accessibleDescription().contains("1,500"));
}

TEST_F(HostCueKeeperTest, FollowsTheProfile)
{
	keeper->wish(CueWish::Show);
	ASSERT_TRUE(stands("side", true));
	desk.stored.cue = {}; // of another profile, where it is closed
	keeper->follow();
	EXPECT_EQ(keeper->window(), nullptr);
	desk.stored.cue.open = true;
	desk.stored.cue.screen = "desk";
	keeper->follow();
	EXPECT_TRUE(stands("desk", true));
}

TEST_F(HostCueKeeperTest, SettingsChangeOnlyWhatWasChangedThere)
{
	profile::CueSettings shown;
	shown.screen = "gone";
	const ui::Text text(locale.translator());
	ui::CueForm form(text, shown);
	auto *screen = form.findChild<QComboBox *>("CueScreen");
	EXPECT_EQ(screen->currentText(), "gone (not connected)");
	profile::CueSettings now = shown;
	now.left = 700; // dragged while the dialog was open
	now.fullScreen = false;
	profile::CueSettings stored = now;
	form.store(stored);
	EXPECT_EQ(stored, now);
	screen->setCurrentIndex(screen->findData("side"));
	form.findChild<QComboBox *>("CueTheme")->setCurrentIndex(2);
	form.store(stored);
	EXPECT_EQ(stored.screen, "side");
	EXPECT_EQ(stored.theme, profile::CueTheme::HighContrast);
	EXPECT_EQ(stored.left, 700);
	EXPECT_FALSE(stored.fullScreen);
}
