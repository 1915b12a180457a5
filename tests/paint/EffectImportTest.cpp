// Effects as drawing programs export them, drawn beside librsvg, which follows the SVG standard.

#include "paint/Drawings.hpp"
#include "support/Pictures.hpp"

#include <gtest/gtest.h>

#include <QDir>
#include <QProcess>

#include <algorithm>
#include <string>

namespace {

QImage byLibrsvg(const std::string &file)
{
	QProcess program;
	program.start("rsvg-convert", {QStringLiteral(LIVESHELF_SOURCE_DIR "/") + QString::fromStdString(file)});
	EXPECT_TRUE(program.waitForFinished()) << program.errorString().toStdString();
	return QImage::fromData(program.readAllStandardOutput()).convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

const QByteArray kShadow =
	R"svg(<filter id="f"><feBlend mode="multiply" in="SourceGraphic" in2="SourceAlpha"/></filter>)svg";

} // namespace

class ExportedEffect : public testing::TestWithParam<const char *> {};

TEST_P(ExportedEffect, LooksAsTheDesignerSawIt)
{
	const std::string file = std::string("tests/data/templates/effects/") + GetParam() + ".svg";
	const auto drawable = templateOf(fileOf(file.c_str()));
	EXPECT_TRUE(drawable.hint().empty());
	const QImage ours = drawable.draw(viewWith({}), 1);
	const QImage theirs = byLibrsvg(file);
	ASSERT_EQ(ours.size(), theirs.size());
	// Edges and the tails of a blur may differ by a little.
	const PictureTolerance room{.meanDifference = 1.5, .visibleStep = 64, .visibleShare = 0.005};
	const auto difference = differenceOf(ours, theirs, room);
	EXPECT_TRUE(difference.isWithin(room)) << "mean " << difference.mean << ", visible " << difference.visibleShare;
	if (!difference.isWithin(room)) {
		QDir().mkpath(LIVESHELF_PICTURES_DIR);
		const QString kept = QStringLiteral(LIVESHELF_PICTURES_DIR "/") + GetParam();
		ours.save(kept + ".png");
		theirs.save(kept + ".librsvg.png");
	}
}

INSTANTIATE_TEST_SUITE_P(Of, ExportedEffect,
			 testing::Values("rounded-picture", "drop-shadow", "clip-class", "clip-units", "clip-and-mask"),
			 [](const auto &test) {
				 std::string name = test.param;
				 std::ranges::replace(name, '-', '_');
				 return name;
			 });

TEST(EffectImport, ListsWhatCannotBeDrawn)
{
	const auto drawable = templateOf(
		svgWith(kShadow +
			R"svg(<g style="mix-blend-mode:overlay"><rect width="9" height="9" filter="url(#f)"/></g>
		<foreignObject width="9" height="9"/><rect width="9" height="9" style="filter: blur(2px)"/>
		<filter id="noise"><feTurbulence/></filter><rect width="9" height="9" clip-path="circle(4px)"/>)svg"));
	ASSERT_EQ(drawable.hint().key, "Template.Undrawn");
	EXPECT_EQ(
		drawable.hint().values.back().second,
		"clip-path circle, feBlend multiply, feTurbulence, filter blur, foreignObject, mix-blend-mode overlay");
}

TEST(EffectImport, ListsBothLayersAndEffects)
{
	const auto drawable = templateOf(svgWith(R"svg(<foreignObject width="9" height="9"/><g id="show:lowe"/>)svg"));
	ASSERT_EQ(drawable.hint().key, "Template.TwoHints");
	EXPECT_EQ(drawable.hint().parts.front().message.key, "Template.UnknownLayers");
	EXPECT_EQ(drawable.hint().parts.back().message.key, "Template.Undrawn");
}

TEST(EffectImport, ABoundLayerIsClippedAsWell)
{
	const auto drawable = templateOf(svgWith(
		R"svg(<clipPath id="c"><rect width="200" height="100"/></clipPath>
		<g clip-path="url(#c)"><rect id="bar:left" width="400" height="100" fill="red"/></g>)svg"));
	overlay::CounterView view = viewWith({});
	view.bars = {{"left", 1.0}};
	EXPECT_NEAR(inkOf(drawable.draw(view, 1)).right(), 199, 1);
	view.bars = {{"left", 0.25}};
	EXPECT_NEAR(inkOf(drawable.draw(view, 1)).right(), 99, 1);
}

TEST(EffectImport, AClipPathIsItselfClipped)
{
	const auto drawable = templateOf(svgWith(
		R"svg(<clipPath id="round"><circle cx="130" cy="50" r="30"/></clipPath>
		<clipPath id="both" clip-path="url(#round)"><rect x="110" width="20" height="100"/></clipPath>
		<rect width="400" height="100" fill="red" clip-path="url(#both)"/>)svg"));
	const QRect ink = inkOf(drawable.draw(viewWith({}), 1));
	EXPECT_NEAR(ink.left(), 110, 1);
	EXPECT_NEAR(ink.right(), 129, 1);
	EXPECT_NEAR(ink.top(), 20, 1);
	EXPECT_NEAR(ink.bottom(), 79, 1);
}

TEST(EffectImport, AClipPathThatIsNotThereClipsNothing)
{
	const auto drawable =
		templateOf(svgWith(R"svg(<rect width="50" height="50" fill="red" clip-path="url(#gone)"/>)svg"));
	EXPECT_EQ(inkOf(drawable.draw(viewWith({}), 1)), QRect(0, 0, 50, 50));
}
