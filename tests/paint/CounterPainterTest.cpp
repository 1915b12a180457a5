#include "paint/CounterPainter.hpp"
#include "paint/Drawings.hpp"
#include "paint/LinearAlpha.hpp"

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include <chrono>
#include <fstream>
#include <memory>

namespace {

const std::string kTemplates = LIVESHELF_SOURCE_DIR "/data/templates";

class CounterPainterTest : public testing::Test {
protected:
	void write(const QByteArray &svg) { std::ofstream(path) << svg.toStdString(); }
	overlay::Drawing draw(double scale = 1) { return canvas->draw(view, settings, scale); }

	// The share of the picture in the colour of the rehearsal tape.
	static double tapeShare(const core::Image &image)
	{
		const QImage picture = toQImage(image);
		int tape = 0;
		for (int y = 0; y < picture.height(); ++y) {
			for (int x = 0; x < picture.width(); ++x) {
				const QColor colour = picture.pixelColor(x, y);
				tape += colour.red() > 240 && colour.green() > 180 && colour.blue() < 80 ? 1 : 0;
			}
		}
		return static_cast<double>(tape) / picture.width() / picture.height();
	}

	// What is drawn instead, and why.
	std::pair<std::string, std::string> refusal()
	{
		const core::Message trouble = draw().trouble;
		return {trouble.key, trouble.parts.empty() ? "" : trouble.parts.front().message.key};
	}

	const QTemporaryDir folder;
	const std::string path = folder.filePath("brand.svg").toStdString();
	paint::CounterPainter painter{{kTemplates}, nullptr, std::chrono::milliseconds::zero()};
	const std::unique_ptr<overlay::CounterCanvas> canvas = painter.makeCanvas();
	overlay::CounterView view = viewWith({{"title", "Hat"}, {"available", "12"}});
	overlay::CounterSettings settings;
};

} // namespace

TEST_F(CounterPainterTest, DrawsTheBuiltInTemplateAtEveryScale)
{
	view.shown = {"ok"};
	for (const double scale : {1.0, 1.5, 2.0, 4.0}) {
		const auto drawing = draw(scale);
		EXPECT_EQ(drawing.image->width, 600 * scale);
		EXPECT_EQ(drawing.image->height, 200 * scale);
		EXPECT_EQ(drawing.width, drawing.image->width);
		EXPECT_TRUE(drawing.trouble.empty()) << drawing.trouble.key;
	}
}

TEST_F(CounterPainterTest, HiddenCounterHasASizeAndNoPicture)
{
	view.visible = false;
	const auto drawing = draw(2);
	EXPECT_EQ(drawing.image, nullptr);
	EXPECT_EQ(drawing.width, 1200);
	EXPECT_EQ(drawing.height, 400);
}

TEST_F(CounterPainterTest, ReadsAChangedTemplateAgain)
{
	write("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\"/>");
	settings.templateName = path;
	EXPECT_EQ(draw().width, 100);
	write("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 50\"/>");
	EXPECT_EQ(draw().width, 1000);
}

TEST_F(CounterPainterTest, KeepsTheLastGoodTemplateWhenItIsSavedBroken)
{
	settings.templateName = path;
	write("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 50\"/>");
	EXPECT_EQ(draw().width, 100);
	const auto good = canvas->revision(view, settings);
	write("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10");
	EXPECT_NE(canvas->revision(view, settings), good);
	EXPECT_EQ(refusal(), (std::pair<std::string, std::string>("Template.LastGood", "Template.NotSvg")));
	EXPECT_EQ(draw().width, 100);
	std::filesystem::remove(path);
	EXPECT_EQ(refusal(), (std::pair<std::string, std::string>("Template.LastGood", "Template.Missing")));
	const auto gone = canvas->revision(view, settings);
	EXPECT_EQ(canvas->revision(view, settings), gone) << "nothing new to draw";
	write("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 50\"/>");
	EXPECT_EQ(draw().width, 1000);
	EXPECT_TRUE(draw().trouble.empty());
}

TEST_F(CounterPainterTest, SaysWhatIsWrongWithATemplateAndDrawsTheBuiltInOne)
{
	settings.templateName = path;
	write("<svg");
	EXPECT_EQ(refusal(), (std::pair<std::string, std::string>("Template.BuiltIn", "Template.NotSvg")));
	EXPECT_EQ(draw().trouble.parts.front().message.values.front().second, "brand.svg")
		<< "not the folder: paths name people";
	EXPECT_EQ(draw().width, 600);
	settings.templateName = folder.path().toStdString(); // a folder
	EXPECT_EQ(refusal(), (std::pair<std::string, std::string>("Template.BuiltIn", "Template.Missing")));
	settings.templateName = "/dev/zero"; // has no end
	EXPECT_EQ(refusal(), (std::pair<std::string, std::string>("Template.BuiltIn", "Template.Missing")));
}

TEST_F(CounterPainterTest, SaysItWhenEvenTheBuiltInTemplateIsGone)
{
	paint::CounterPainter bare({"/nowhere"}, nullptr);
	const auto drawing = bare.makeCanvas()->draw(view, settings, 1);
	EXPECT_EQ(drawing.image, nullptr);
	EXPECT_EQ(drawing.trouble.key, "Template.Missing");
}

TEST_F(CounterPainterTest, ABrokenFileOfTheSameNameDoesNotStandForTheBuiltInOne)
{
	const QTemporaryDir own;
	std::ofstream(own.filePath("counter.svg").toStdString()) << "<svg viewBox=\"0 0 10 10\"><rect";
	paint::CounterPainter both({own.path().toStdString(), kTemplates}, nullptr);
	const auto drawing = both.makeCanvas()->draw(view, settings, 1);
	ASSERT_TRUE(drawing.image);
	EXPECT_EQ(toQImage(*drawing.image), toQImage(*draw().image));
}

TEST_F(CounterPainterTest, HintsAtMisspeltLayersButUsesTheTemplate)
{
	write(svgWith("<text id=\"text:titel\" x=\"0\" y=\"20\">T</text>"));
	settings.templateName = path;
	const auto drawing = draw();
	EXPECT_EQ(drawing.trouble.key, "Template.UnknownLayers");
	EXPECT_EQ(drawing.width, 400);
}

TEST_F(CounterPainterTest, NoTemplateCanLeaveTheRehearsalWordOut)
{
	view.rehearsal = true;
	view.rehearsalWord = "REHEARSAL";
	settings.templateName = path;
	for (const char *content : {
		     "<rect width=\"400\" height=\"100\"/>",                                    // covers everything
		     "<rect x=\"350\" y=\"5\" width=\"40\" height=\"20\"/>",                    // a corner only
		     "<rect width=\"400\" height=\"100\" fill=\"#000\" fill-opacity=\"0.1\"/>", // hardly there
		     "",                                                                        // nothing
	     }) {
		write(svgWith(content));
		const auto ink = inkOf(toQImage(*draw().image));
		const double inkShare = ink.width() * ink.height() / 40'000.0;
		EXPECT_GT(tapeShare(*draw().image), inkShare * 0.08) << content;
		view.rehearsal = false;
		EXPECT_EQ(tapeShare(*draw().image), 0) << content;
		view.rehearsal = true;
	}
}

TEST_F(CounterPainterTest, RehearsalWordIsThereInEveryShapeAndWithoutALocale)
{
	view.rehearsal = true;
	settings.templateName = path;
	for (const char *box : {"0 0 1000 40", "0 0 40 1000", "0 0 20 20", "0 0 8 8"}) {
		write(QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"") + box +
		      "\"><rect width=\"1000\" height=\"1000\"/></svg>");
		EXPECT_GT(tapeShare(*draw().image), 0.005) << box;
	}
}

TEST(LinearAlpha, MultipliesAlphaInLinearLight)
{
	QImage drawn(3, 1, QImage::Format_ARGB32);
	drawn.setPixelColor(0, 0, QColor(255, 255, 255, 128));
	drawn.setPixelColor(1, 0, QColor(10, 100, 200, 255));
	drawn.setPixelColor(2, 0, QColor(255, 255, 255, 0));
	const core::Image image = paint::toImage(drawn);
	// Half of white light is 188 in sRGB, not 128.
	EXPECT_EQ(image.pixels, (std::vector<std::uint8_t>{188, 188, 188, 128, 200, 100, 10, 255, 0, 0, 0, 0}));
}
