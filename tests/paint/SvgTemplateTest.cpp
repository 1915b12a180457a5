#include "paint/Drawings.hpp"
#include "support/Pictures.hpp"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QPainter>

#include <string>

namespace {

const QByteArray kTitle =
	R"(<text id="text:title" x="20" y="60" font-size="40" data-max-width="300" fill="#000">Title</text>)";

QImage drawTitle(const std::string &title, double scale = 1)
{
	return templateOf(svgWith(kTitle)).draw(viewWith({{"title", title}}), scale);
}

// As the shelf of pictures cuts one: orange, with round corners.
QString roundedPicture(QSize size, double corner)
{
	QImage image(size, QImage::Format_ARGB32_Premultiplied);
	image.fill(Qt::transparent);
	QPainter painter(&image);
	painter.setRenderHint(QPainter::Antialiasing);
	painter.setPen(Qt::NoPen);
	painter.setBrush(QColor(0xD0, 0x70, 0x20));
	painter.drawRoundedRect(image.rect(), corner, corner);
	painter.end();
	QByteArray bytes;
	QBuffer buffer(&bytes);
	buffer.open(QIODevice::WriteOnly);
	image.save(&buffer, "PNG");
	return "data:image/png;base64," + bytes.toBase64();
}

overlay::CounterView filledView()
{
	auto view = viewWith({{"title", "Blue hat"}, {"available", "42"}});
	view.bars = {{"left", 0.5}};
	view.shown = {"low"};
	return view;
}

} // namespace

class ExportedTemplate : public testing::TestWithParam<const char *> {};

TEST_P(ExportedTemplate, DrawsLikeTheHandWrittenOne)
{
	const auto plain = templateOf(fileOf("tests/data/templates/plain.svg"));
	const auto exported = templateOf(fileOf((std::string("tests/data/templates/") + GetParam() + ".svg").c_str()));
	EXPECT_TRUE(exported.hint().empty()) << exported.hint().values.back().second;
	for (const bool isLow : {true, false}) {
		auto view = filledView();
		view.shown = {isLow ? "low" : "sold-out"};
		for (const double scale : {1.0, 2.0}) {
			const auto difference = differenceOf(exported.draw(view, scale), plain.draw(view, scale));
			EXPECT_TRUE(difference.isWithin({}))
				<< "mean " << difference.mean << ", visible " << difference.visibleShare;
		}
	}
}

TEST_P(ExportedTemplate, CardsWithPictureCodeAndRowsDrawLikeTheHandWrittenOne)
{
	const auto card = [](const std::string &name) {
		return templateOf(fileOf(("tests/data/templates/cards/" + name + ".svg").c_str()));
	};
	const auto plain = card("plain");
	const auto exported = card(GetParam());
	EXPECT_TRUE(exported.hint().empty()) << exported.hint().values.back().second;
	EXPECT_EQ(exported.rooms(), (overlay::ListRooms{{"queue", 2}}));
	const auto draw = [](const paint::SvgTemplate &drawable, const overlay::CounterView &view, double scale) {
		return drawable.draw(view, scale, [](const std::string &, QSizeF box, double corner) {
			return roundedPicture(box.toSize(), corner);
		});
	};
	auto view = viewWith({{"price", "¥199"}});
	view.lists["queue"].resize(2);
	view.lists["queue"][0].texts = {{"title", "Wool scarf"}};
	view.lists["queue"][1].texts = {{"title", "Camping mug"}};
	view.lists["queue"][1].shown = {"low"};
	const auto expectTheSame = [&](const char *what) {
		for (const double scale : {1.0, 2.0}) {
			const auto difference = differenceOf(draw(exported, view, scale), draw(plain, view, scale));
			EXPECT_TRUE(difference.isWithin({}))
				<< what << ": mean " << difference.mean << ", visible " << difference.visibleShare;
		}
	};
	expectTheSame("the designer's picture, no code");
	view.picture = "https://shop.example/hat.jpg";
	view.link = "https://shop.example/hat";
	expectTheSame("the shop's picture and a code");
	view.lists["queue"].pop_back();
	expectTheSame("one row");
}

INSTANTIATE_TEST_SUITE_P(From, ExportedTemplate, testing::Values("figma", "illustrator", "inkscape"),
			 [](const auto &test) { return std::string(test.param); });

TEST(SvgTemplate, PutsTheTextWhereTheDesignersWas)
{
	const QRect ink = inkOf(drawTitle("Hello"));
	EXPECT_NEAR(ink.left(), 23, 4);
	EXPECT_NEAR(ink.bottom(), 60, 2);
	EXPECT_LT(ink.right(), 160);
}

TEST(SvgTemplate, IsSharpAtTwiceTheSize)
{
	const QImage twice = drawTitle("Hello", 2);
	EXPECT_EQ(twice.size(), QSize(800, 200));
	// Sharp means: hardly any pixels between ink and paper, compared with an enlarged picture.
	const auto between = [](const QImage &image) {
		int soft = 0;
		for (int y = 0; y < image.height(); ++y) {
			for (int x = 0; x < image.width(); ++x) {
				const int alpha = image.pixelColor(x, y).alpha();
				soft += alpha > 20 && alpha < 235 ? 1 : 0;
			}
		}
		return soft;
	};
	const QImage enlarged = drawTitle("Hello").scaled(800, 200, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
	EXPECT_LT(between(twice) * 2, between(enlarged));
}

TEST(SvgTemplate, ShrinksThenCutsALongText)
{
	const QRect fitting = inkOf(drawTitle("Blue hat"));
	const QRect shrunk = inkOf(drawTitle("Blue winter hat, wool"));
	const QRect cut = inkOf(drawTitle("Blue winter hat, wool, with ear flaps and a very long name"));
	EXPECT_LT(shrunk.height(), fitting.height());
	EXPECT_GE(cut.height(), fitting.height() * 0.55) << "still to be read";
	EXPECT_NEAR(shrunk.right(), 320, 4);
	EXPECT_LE(cut.right(), 321);
	EXPECT_GT(cut.right(), 280);
}

TEST(SvgTemplate, NeverCutsANumber)
{
	const auto drawable = templateOf(
		svgWith(R"(<text id="text:available" x="20" y="60" font-size="80" data-max-width="100">0</text>)"));
	const QRect ink = inkOf(drawable.draw(viewWith({{"available", "1111111111111111"}}), 4));
	EXPECT_LE(ink.right(), 121 * 4);
	// Sixteen strokes side by side, none of them swallowed: count the columns that go from empty to inked.
	const QImage picture = drawable.draw(viewWith({{"available", "1111111111111111"}}), 4);
	const int y = ink.center().y();
	int strokes = 0;
	for (int x = 1; x < picture.width(); ++x) {
		strokes +=
			picture.pixelColor(x, y).alpha() > 100 && picture.pixelColor(x - 1, y).alpha() <= 100 ? 1 : 0;
	}
	EXPECT_EQ(strokes, 16);
}

TEST(SvgTemplate, FitsIntoTheViewBoxWhenNoWidthIsGiven)
{
	const std::string longText(200, 'M');
	for (const char *anchor : {"start", "middle", "end"}) {
		const QByteArray x = *anchor == 's' ? "50" : *anchor == 'm' ? "180" : "350";
		const auto drawable = templateOf(
			svgWith("<g transform=\"translate(10 0) scale(0.5)\"><text id=\"text:title\" "
				"text-anchor=\"" +
				QByteArray(anchor) + "\" x=\"" + x + "\" y=\"60\" font-size=\"60\">T</text></g>"));
		const QImage image = drawable.draw(viewWith({{"title", longText}}), 1);
		const QRect ink = inkOf(image);
		EXPECT_GE(ink.left(), 0) << anchor;
		EXPECT_GT(ink.width(), 80) << anchor;
		// The last column and the first are free: nothing was clipped away.
		EXPECT_LT(ink.right(), 400) << anchor;
		const double at = 10 + x.toDouble() / 2;
		const double middle = (ink.left() + ink.right()) / 2.0;
		if (*anchor == 'm') {
			EXPECT_NEAR(middle, at, 6);
		} else {
			EXPECT_NEAR(*anchor == 's' ? ink.left() : ink.right(), at, 6) << anchor;
		}
	}
}

TEST(SvgTemplate, FitsIntoTheDesignersOwnWidthOrBox)
{
	const std::string longText = "A very long title of a hat";
	const auto drawn = [&](const QByteArray &layer) {
		return inkOf(templateOf(svgWith(layer)).draw(viewWith({{"title", longText}}), 1));
	};
	const QByteArray text = R"( x="30" y="60" font-size="40">Hat 12345</text>)";
	const QRect free = drawn("<text id=\"text:title\"" + text);
	const QRect fitted = drawn("<text id=\"text:title fit\"" + text);
	EXPECT_GT(free.width(), 300);
	EXPECT_LT(fitted.right(), 240);
	const QRect boxed = drawn("<g id=\"text:title fit\"><rect x=\"20\" y=\"20\" width=\"200\" height=\"60\" "
				  "fill=\"none\"/><text" +
				  text + "</g>");
	EXPECT_NEAR(boxed.right(), 210, 8) << "the same padding on both sides";
	EXPECT_GE(boxed.left(), 29);
}

TEST(SvgTemplate, NamesFontsThatAreNotHere)
{
	const auto drawable = templateOf(svgWith(R"(<text font-family="NoSuchFont, Another" x="0" y="20">a</text>
			<text font-family="NoSuchFont, Noto Sans" x="0" y="40">b</text><text font-family="sans-serif">c</text>)"));
	ASSERT_EQ(drawable.hint().key, "Template.MissingFonts");
	EXPECT_EQ(drawable.hint().values.back().second, "NoSuchFont");
}

TEST(SvgTemplate, PutsThePictureInTheDesignersBoxUnderWhatLiesOverIt)
{
	const auto drawable = templateOf(svgWith(
		R"svg(<g transform="translate(100 0)"><rect id="image:product" x="10" y="10" width="60" height="80"
			rx="8" fill="#888"/></g><rect x="150" y="10" width="20" height="20" fill="#00f"/>)svg"));
	auto view = viewWith({});
	view.picture = "https://shop.example/hat.png";
	QSizeF asked;
	double corner = 0;
	const auto red = [&](const std::string &url, QSizeF box, double radius) {
		EXPECT_EQ(url, view.picture);
		asked = box;
		corner = radius;
		QImage picture(4, 4, QImage::Format_RGB32);
		picture.fill(QColor(255, 0, 0));
		QByteArray png;
		QBuffer buffer(&png);
		picture.save(&buffer, "PNG");
		return "data:image/png;base64," + QString::fromLatin1(png.toBase64());
	};
	const QImage drawn = drawable.draw(view, 2, red);
	EXPECT_EQ(asked, QSizeF(120, 160));
	EXPECT_EQ(corner, 16);
	EXPECT_EQ(drawn.pixelColor(240, 100), QColor(255, 0, 0));
	EXPECT_EQ(drawn.pixelColor(310, 30), QColor(0, 0, 255)) << "a badge on the picture";
	const QImage without = drawable.draw(view, 2, [](const auto &...) { return QString(); });
	EXPECT_EQ(without.pixelColor(240, 100), QColor(0x88, 0x88, 0x88)) << "the designer's placeholder";
}

TEST(SvgTemplate, DrawsNothingForWhatTheViewDoesNotGive)
{
	const auto drawable = templateOf(svgWith(kTitle + R"(<rect id="bar:left" width="100" height="10"/>
		<text id="text:available" x="0" y="90" font-size="20">99</text>)"));
	EXPECT_TRUE(inkOf(drawable.draw(viewWith({}), 1)).isNull()) << "the designer's own 99 must not stay";
}

TEST(SvgTemplate, BarKeepsItsLeftEdge)
{
	for (const char *shape : {R"(<rect id="bar:left" x="100" y="10" width="200" height="20"/>)",
				  R"(<path id="bar:left" d="M100 10 h200 v20 h-200 z"/>)",
				  R"svg(<g id="bar:left" transform="translate(50 10) scale(2)">
					<rect x="25" width="100" height="10"/></g>)svg"}) {
		const auto drawable = templateOf(svgWith(shape));
		auto view = viewWith({});
		view.bars = {{"left", 0.25}};
		EXPECT_EQ(inkOf(drawable.draw(view, 1)), QRect(100, 10, 50, 20)) << shape;
		view.bars = {{"left", 7}};
		EXPECT_EQ(inkOf(drawable.draw(view, 1)), QRect(100, 10, 200, 20)) << shape;
	}
}

TEST(SvgTemplate, ABarThatStandsKeepsItsBottomEdge)
{
	for (const char *shape : {R"(<rect id="bar:left" x="100" y="10" width="20" height="80"/>)",
				  R"(<path id="bar:left" d="M100 10 h20 v80 h-20 z"/>)",
				  R"svg(<g id="bar:left" transform="translate(50 10) scale(2)">
					<rect x="25" width="10" height="40"/></g>)svg"}) {
		const auto drawable = templateOf(svgWith(shape));
		auto view = viewWith({});
		view.bars = {{"left", 0.25}};
		EXPECT_EQ(inkOf(drawable.draw(view, 1)), QRect(100, 70, 20, 20)) << shape;
		view.bars = {{"left", 1}};
		EXPECT_EQ(inkOf(drawable.draw(view, 1)), QRect(100, 10, 20, 80)) << shape;
	}
}

TEST(SvgTemplate, ABarThatWasTurnedFollowsItsOwnLength)
{
	const auto drawable = templateOf(svgWith(
		R"svg(<rect id="bar:left" width="80" height="20" transform="translate(100 90) rotate(-90)"/>)svg"));
	auto view = viewWith({});
	view.bars = {{"left", 0.25}};
	EXPECT_EQ(inkOf(drawable.draw(view, 1)), QRect(100, 70, 20, 20));
}

TEST(SvgTemplate, ShowsAndHidesLayersByState)
{
	const auto drawable = templateOf(svgWith(R"(<g id="show:low"><rect x="0" width="10" height="10"/></g>
		<g id="hide:low"><rect x="100" width="10" height="10"/></g>
		<g id="show:hot" style="display:none"><rect x="200" width="10" height="10"/></g>)"));
	auto view = viewWith({});
	view.shown = {"low"};
	EXPECT_EQ(inkOf(drawable.draw(view, 1)), QRect(0, 0, 10, 10));
	view.shown = {"hot"};
	EXPECT_EQ(inkOf(drawable.draw(view, 1)), QRect(100, 0, 110, 10))
		<< "hidden in the drawing program, shown on air";
}

TEST(SvgTemplate, SurvivesWhatShopsWriteIntoTitles)
{
	const std::string control = std::string("A\x01\x1f<b>&amp;\n\tB") + '\0' + "]]>";
	EXPECT_GT(inkOf(drawTitle(control)).width(), 100);
	EXPECT_GT(inkOf(drawTitle("\xff\xfe broken UTF-8")).width(), 100);
	EXPECT_TRUE(inkOf(drawTitle(" \n ")).isNull());
	EXPECT_GT(inkOf(drawTitle(std::string(100'000, 'x'))).width(), 200);
}

TEST(SvgTemplate, DrawsColourGlyphs)
{
	const QImage image = drawTitle("🎉");
	bool isColoured = false;
	for (int y = 0; y < image.height(); ++y) {
		for (int x = 0; x < image.width(); ++x) {
			isColoured |= image.pixelColor(x, y).hsvSaturation() > 100;
		}
	}
	EXPECT_TRUE(isColoured);
}

TEST(SvgTemplate, TextWithEmojiKeepsItsPlaceAndSize)
{
	const QRect plain = inkOf(drawTitle("Hello"));
	const QImage withEmoji = drawTitle("Hello 🎉");
	const QRect letters = inkOf(withEmoji.copy(0, 0, plain.right() + 2, 100));
	EXPECT_NEAR(letters.left(), plain.left(), 1);
	EXPECT_NEAR(letters.top(), plain.top(), 1);
	EXPECT_NEAR(letters.bottom(), plain.bottom(), 1);
}

TEST(SvgTemplate, ListsLayersItDoesNotKnow)
{
	const auto drawable =
		templateOf(svgWith(R"(<text id="text:availble" x="1" y="20">1</text><g id="show:colour"/>)"));
	ASSERT_EQ(drawable.hint().key, "Template.UnknownLayers");
	EXPECT_EQ(drawable.hint().values.back().second, "text:availble → text:available, show:colour");
}

TEST(SvgTemplate, OfManyUnknownLayersItNamesTheFirst)
{
	QByteArray texts;
	for (int i = 0; i < 1'000; ++i) {
		texts += "<text id=\"text:titel" + QByteArray(i, 'l') + "\">T</text>";
	}
	const std::string named = templateOf(svgWith(texts)).hint().values.back().second;
	EXPECT_EQ(named.find("text:titel → text:title, text:titell"), 0u) << named;
	EXPECT_LT(named.size(), 600u);
	EXPECT_TRUE(named.ends_with(", …"));
}

TEST(SvgTemplate, ReportsATextThatWasExportedAsOutlines)
{
	const auto drawable = templateOf(svgWith(R"(<g id="text:title"><path d="M0 0 h10 v10 z"/></g>)"));
	EXPECT_EQ(drawable.hint().key, "Template.UnknownLayers");
}
