#include "app/SoundKeeper.hpp"
#include "app/SoundView.hpp"
#include "app/TrayChoice.hpp"

#include <gtest/gtest.h>

#include <optional>

using namespace app;
using alerts::AlertLevel;
using sound::Device;

namespace {

const std::vector<Device> kDevices = {{"speakers", "Loudspeakers", true}, {"headset", "Headset", false}};

profile::SoundSettings on(const std::string &device)
{
	profile::SoundSettings settings;
	settings.device = device;
	settings.deviceName = device.empty() ? "" : "The " + device;
	return settings;
}

alerts::Alert alert(AlertLevel level, bool loud = true)
{
	alerts::Alert made;
	made.level = level;
	made.loud = loud;
	return made;
}

} // namespace

TEST(SoundNotice, TheChosenDeviceIsTaken)
{
	ASSERT_NE(soundDevice(on("headset"), kDevices), nullptr);
	EXPECT_EQ(soundDevice(on("headset"), kDevices)->id, "headset");
	EXPECT_EQ(soundDevice(on(""), kDevices)->id, "speakers");
	EXPECT_TRUE(soundNotice(on("headset"), kDevices, {}).empty());
}

TEST(SoundNotice, ADeviceThatIsGoneGivesWayToTheDefaultOneAndIsSaid)
{
	EXPECT_EQ(soundDevice(on("usb"), kDevices)->id, "speakers");
	const auto notice = soundNotice(on("usb"), kDevices, {});
	EXPECT_EQ(notice.key, "Sound.Gone");
	EXPECT_EQ(notice.values, (decltype(notice.values){{"device", "The usb"}, {"other", "Loudspeakers"}}));
}

TEST(SoundNotice, WithoutADefaultAnyDeviceIsBetterThanNone)
{
	EXPECT_EQ(soundDevice(on(""), {{"hdmi", "Screen", false}})->id, "hdmi");
	EXPECT_EQ(soundDevice(on(""), {}), nullptr);
	EXPECT_EQ(soundNotice(on(""), {}, {}).key, "Sound.NoDevice");
}

TEST(SoundNotice, WarnsWhenViewersWouldHearIt)
{
	EXPECT_EQ(soundNotice(on(""), kDevices, {"default"}).key, "Sound.Captured");
	EXPECT_EQ(soundNotice(on("speakers"), kDevices, {"default"}).key, "Sound.Captured") << "it is the default one";
	EXPECT_EQ(soundNotice(on("headset"), kDevices, {"headset.monitor"}).key, "Sound.Captured");
	EXPECT_TRUE(soundNotice(on("headset"), kDevices, {"default", "speakers.monitor"}).empty());
	EXPECT_EQ(soundNotice(on("usb"), kDevices, {"default"}).key, "Sound.GoneAndCaptured");
}

TEST(SoundNotice, OffSaysNothing)
{
	profile::SoundSettings off = on("usb");
	off.enabled = false;
	EXPECT_TRUE(soundNotice(off, {}, {"default"}).empty());
}

TEST(SoundKeeper, OnlyLoudAlertsAreHeardAndSoldOutSoundsOtherwise)
{
	EXPECT_EQ(toneOf(alert(AlertLevel::Now)), sound::Tone::Warning);
	EXPECT_EQ(toneOf(alert(AlertLevel::SoldOut)), sound::Tone::Gone);
	EXPECT_EQ(toneOf(alert(AlertLevel::Oversold)), sound::Tone::Gone);
	for (const AlertLevel quiet : {AlertLevel::Watch, AlertLevel::Soon, AlertLevel::Stale}) {
		EXPECT_EQ(toneOf(alert(quiet)), std::nullopt);
	}
	for (const AlertLevel level : {AlertLevel::Now, AlertLevel::SoldOut, AlertLevel::Oversold}) {
		EXPECT_EQ(toneOf(alert(level, false)), std::nullopt) << "two in ten minutes are enough";
	}
}

TEST(Tray, TellsWhatThePersonTicked)
{
	profile::TraySettings settings;
	EXPECT_FALSE(settings.any()) << "nobody asked for it";
	settings.soldOut = true;
	EXPECT_TRUE(trayWants(settings, alert(AlertLevel::SoldOut)));
	EXPECT_TRUE(trayWants(settings, alert(AlertLevel::Oversold)));
	EXPECT_FALSE(trayWants(settings, alert(AlertLevel::Now)));
	EXPECT_FALSE(trayWants(settings, alert(AlertLevel::Stale)));
	settings = {.soon = true, .now = true, .soldOut = false, .stale = true};
	EXPECT_TRUE(trayWants(settings, alert(AlertLevel::Soon)));
	EXPECT_TRUE(trayWants(settings, alert(AlertLevel::Now)));
	EXPECT_TRUE(trayWants(settings, alert(AlertLevel::Stale)));
	EXPECT_FALSE(trayWants(settings, alert(AlertLevel::SoldOut)));
	EXPECT_FALSE(trayWants(settings, alert(AlertLevel::Watch)));
}
