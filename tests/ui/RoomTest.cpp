#include "ui/DockFixture.hpp"
#include "ui/SoundForm.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QSpinBox>

using namespace support;

namespace {

using RoomDockTest = DockTest;

profile::SoundSettings headset()
{
	profile::SoundSettings settings;
	settings.device = "usb-1";
	settings.deviceName = "Headset";
	settings.volume = 0.333;
	return settings;
}

} // namespace

TEST_F(RoomDockTest, OneButtonOpensTheHostCue)
{
	open();
	find<QPushButton>("hostCue")->click();
	EXPECT_EQ(desk.cueWishes, std::vector{app::CueWish::Toggle});
	dock->detach();
	find<QPushButton>("hostCue")->click();
	EXPECT_EQ(desk.cueWishes.size(), 1U);
}

TEST_F(RoomDockTest, SaysWhatIsOffInTheRoom)
{
	open();
	EXPECT_EQ(line("cueNews"), "");
	EXPECT_EQ(line("soundNews"), "");
	EXPECT_EQ(line("trayNews"), "");
	dock->sayOfCue({"Cue.ScreenGone", {{"screen", "HDMI-2"}, {"other", "eDP-1"}}, {}});
	dock->sayOfTray({"Tray.Missing", {}, {}});
	app::SoundView sound;
	sound.notice = {"Sound.Gone", {{"device", "Headset"}, {"other", "Loudspeakers"}}, {}};
	desk.lay(sound);
	EXPECT_TRUE(soon([&] { return line("soundNews").find("“Headset” is gone") != std::string::npos; }));
	EXPECT_NE(line("cueNews").find("HDMI-2"), std::string::npos);
	EXPECT_NE(line("trayNews").find("tray"), std::string::npos);
	dock->sayOfCue({});
	EXPECT_EQ(line("cueNews"), "");
}

TEST(SoundForm, AGoneDeviceStaysChosenAndSaysSo)
{
	const LocaleFile locale("en-US");
	ui::SoundForm form(ui::Text(locale.translator()), headset());
	auto *device = form.findChild<QComboBox *>("SoundDevice");
	EXPECT_EQ(device->currentText(), "Headset");
	app::SoundView view;
	view.devices = {{"speakers", "Loudspeakers", true}};
	form.display(view);
	EXPECT_EQ(device->currentText(), "Headset (not connected)");
	view.devices.push_back({"usb-1", "Headset", false});
	form.display(view);
	EXPECT_EQ(device->currentText(), "Headset");
	profile::SoundSettings stored = headset();
	form.store(stored);
	EXPECT_EQ(stored, headset()) << "OK alone changes nothing, not even a volume that was rounded";
}

TEST(SoundForm, TestsWhatIsTyped)
{
	const LocaleFile locale("en-US");
	ui::SoundForm form(ui::Text(locale.translator()), {});
	app::SoundView view;
	view.devices = {{"speakers", "Loudspeakers", true}, {"usb-1", "Headset", false}};
	form.display(view);
	profile::SoundSettings tested;
	QObject::connect(&form, &ui::SoundForm::testWanted, [&](const auto &typed) { tested = typed; });
	auto *device = form.findChild<QComboBox *>("SoundDevice");
	device->setCurrentIndex(device->findData("usb-1"));
	form.findChild<QSpinBox *>("SoundVolume")->setValue(25);
	form.findChild<QPushButton *>("SoundTest")->click();
	EXPECT_EQ(tested.device, "usb-1");
	EXPECT_EQ(tested.deviceName, "Headset");
	EXPECT_DOUBLE_EQ(tested.volume, 0.25);
}
