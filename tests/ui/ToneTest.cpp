#include "ui/Tone.hpp"

#include "ui/GraphAxis.hpp"
#include "ui/Palettes.hpp"

#include <gtest/gtest.h>

using namespace ui;

TEST(Tone, ContrastIsThatOfWcag)
{
	EXPECT_NEAR(contrast(Qt::black, Qt::white), 21, 0.01);
	EXPECT_NEAR(contrast(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.01);
	EXPECT_DOUBLE_EQ(contrast(Qt::red, Qt::red), 1);
}

TEST(Tone, EveryToneIsReadableOnEveryTheme)
{
	QPalette black(Qt::black);
	black.setColor(QPalette::Base, Qt::black);
	for (const QPalette &palette :
	     {support::obsDark(), support::obsLight(), QPalette(Qt::white), black, QPalette(QColor(90, 90, 90))}) {
		for (const Tone tone :
		     {Tone::Plain, Tone::Quiet, Tone::Accent, Tone::Good, Tone::Caution, Tone::Danger}) {
			const QColor color = toneColor(tone, palette);
			EXPECT_GE(contrast(color, palette.color(QPalette::Base)), kReadableContrast)
				<< static_cast<int>(tone) << " on "
				<< palette.color(QPalette::Base).name().toStdString();
			EXPECT_GE(contrast(color, palette.color(QPalette::Window)), kReadableContrast)
				<< static_cast<int>(tone) << " on "
				<< palette.color(QPalette::Window).name().toStdString();
		}
	}
}

TEST(Tone, ReadableColoursAreLeftAlone)
{
	const QColor yellow(234, 188, 72);
	EXPECT_EQ(readable(yellow, support::obsDark()), yellow);
}

TEST(GraphAxis, EndsAtARoundNumber)
{
	EXPECT_EQ(roundAxis(2660, 1000), (GraphAxis{3000, {0, 1000, 2000, 3000}}));
	EXPECT_EQ(roundAxis(6000, 1000), (GraphAxis{6000, {0, 2000, 4000, 6000}}));
	EXPECT_EQ(roundAxis(6001, 1000), (GraphAxis{7500, {0, 2500, 5000, 7500}}));
	EXPECT_EQ(roundAxis(60'000, 500), (GraphAxis{60'000, {0, 20'000, 40'000, 60'000}}));
}

TEST(GraphAxis, DoesNotBlowUpNoise)
{
	EXPECT_GE(roundAxis(3, 500).top, 500);
	EXPECT_EQ(roundAxis(0, 500), roundAxis(3, 500));
}
