#include "profile/Settings.hpp"

#include <gtest/gtest.h>

using namespace profile;

TEST(CueSettings, ComeBackAsTheyWereWritten)
{
	Settings settings;
	settings.cue = {.theme = CueTheme::ColourSafe,
			.fullScreen = false,
			.screen = "HDMI-1 显示器",
			.screenId = "Make|Model|0815",
			.open = true,
			.left = -1920,
			.top = 40,
			.width = 900,
			.height = 700};
	settings.sound = {.enabled = false, .device = "alsa_output.usb", .deviceName = "Headset", .volume = 0.25};
	settings.tray = {.soon = true, .now = false, .soldOut = true, .stale = true};
	const auto read = readSettings(writeSettings(settings));
	ASSERT_TRUE(read.has_value());
	EXPECT_EQ(read->cue, settings.cue);
	EXPECT_EQ(read->sound, settings.sound);
	EXPECT_EQ(read->tray, settings.tray);
}

TEST(CueSettings, OlderFilesHaveNoneAndTakeTheDefaults)
{
	const auto read = readSettings(R"({"version": 2})");
	ASSERT_TRUE(read.has_value());
	EXPECT_EQ(read->cue, CueSettings());
	EXPECT_FALSE(read->cue.open);
	EXPECT_EQ(read->sound, SoundSettings());
	EXPECT_EQ(read->tray, TraySettings());
}

TEST(CueSettings, WhatCannotBeUsedIsNamed)
{
	const auto field = [](const char *part) {
		const auto read = readSettings(std::string(R"({"version": 2, )") + part + "}");
		return read ? "no error" : read.error().sentence.values.front().second;
	};
	EXPECT_EQ(field(R"("hostCue": {"theme": "pink"})"), "/hostCue/theme");
	EXPECT_EQ(field(R"("hostCue": {"width": -4})"), "/hostCue/width");
	EXPECT_EQ(field(R"("sound": {"volume": 1.5})"), "/sound/volume");
	EXPECT_EQ(field(R"("tray": {"now": "yes"})"), "/tray/now");
}
