#include "paint/QuickRedraw.hpp"

#include "paint/Drawings.hpp"
#include "paint/LinearAlpha.hpp"
#include "support/Pictures.hpp"

#include <gtest/gtest.h>

#include <QPainter>

#include <memory>

namespace {

QImage pictureOf(const paint::QuickRedraw::Drawn &drawn)
{
	const QImage image = toQImage(*drawn.image);
	return drawn.patches ? withPatches(image, *drawn.patches) : image;
}

class QuickRedrawTest : public testing::Test {
protected:
	void use(const QByteArray &svg)
	{
		task.drawable = std::make_shared<paint::SvgTemplate>(templateOf(svg));
		task.looks = std::make_shared<paint::TemplateLooks>();
	}

	static overlay::CounterView left(int units)
	{
		auto view =
			viewWith({{"title", "Blue hat"}, {"available", std::to_string(units)}, {"state", "In stock"}});
		view.bars = {{"left", units / 100.0}};
		view.shown = {"ok"};
		return view;
	}
	// Draws one after the other with what was kept, and compares each with a drawing of its own.
	void expectTheSame(const std::vector<overlay::CounterView> &views)
	{
		for (const overlay::CounterView &view : views) {
			const QImage quick = pictureOf(redraw.draw(task, view));
			const QImage whole = toQImage(paint::toImage(task.drawable->draw(view, task.scale)));
			const auto difference = differenceOf(quick, whole);
			EXPECT_TRUE(difference.isWithin({}))
				<< view.texts.at("available") << ": mean " << difference.mean << ", visible "
				<< difference.visibleShare;
		}
	}

	paint::QuickRedraw redraw;
	paint::QuickRedraw::Task task;
};

} // namespace

TEST_F(QuickRedrawTest, DrawsTheSameAsAWholeDrawing)
{
	use(fileOf("data/templates/counter.svg"));
	for (const double scale : {1.0, 1.25, 2.0}) {
		task.scale = scale;
		expectTheSame({left(99), left(98), left(5), left(100), left(0), left(1000), left(7)});
	}
}

TEST_F(QuickRedrawTest, GivesOnlyWhatChanged)
{
	use(fileOf("data/templates/counter.svg"));
	const auto first = redraw.draw(task, left(98));
	const auto second = redraw.draw(task, left(97));
	const auto third = redraw.draw(task, left(5));
	EXPECT_FALSE(first.patches);
	ASSERT_TRUE(second.patches);
	ASSERT_TRUE(third.patches);
	EXPECT_EQ(second.image, first.image);
	std::size_t bytes = 0;
	for (const overlay::Patch &patch : *second.patches) {
		bytes += patch.image.pixels.size();
	}
	EXPECT_LT(bytes, first.image->pixels.size() / 2);
	// One may be left out: the later one covers whatever the earlier one did.
	EXPECT_EQ(pictureOf(third), withPatches(pictureOf(second), *third.patches));
	auto sold = left(0);
	sold.shown = {"sold-out"};
	const auto other = redraw.draw(task, sold);
	EXPECT_FALSE(other.patches);
	EXPECT_NE(other.image, first.image);
}

TEST_F(QuickRedrawTest, HasRoomForWiderAndHigherDigits)
{
	use(fileOf("data/templates/counter.svg"));
	const auto narrow = redraw.draw(task, left(11));
	for (const int units : {88, 47, 70, 1}) {
		EXPECT_EQ(redraw.draw(task, left(units)).image, narrow.image) << units;
	}
}

TEST_F(QuickRedrawTest, DrawsTheSameWhereTheDesignLaysSomethingOverTheNumber)
{
	use(svgWith(R"(<text id="text:available" x="20" y="80" font-size="80">9</text>
		<rect x="0" y="40" width="400" height="20" fill="#f00"/>
		<g opacity="0.4"><rect width="400" height="8" id="bar:left"/></g>)"));
	expectTheSame({left(99), left(98), left(11)});
}

TEST_F(QuickRedrawTest, WhatABarMayReachIsNotLostThoughItDoesNotReachItYet)
{
	use(svgWith(R"(<rect id="bar:left" y="20" width="400" height="60" fill="#0a0"/>
		<text id="text:title" x="200" y="60" font-size="30" text-anchor="middle" fill="#000">T</text>
		<text id="text:sells-out-in" x="380" y="60" font-size="20" text-anchor="end" fill="#fff">1</text>)"));
	auto soon = left(90);
	soon.texts["sells-out-in"] = "2 min";
	expectTheSame({left(5), left(90), soon, left(40)});
}

TEST_F(QuickRedrawTest, ScatteredNumbersAreDrawnInTime)
{
	QByteArray bars;
	for (int i = 0; i < 900; ++i) {
		bars += QStringLiteral("<rect id=\"bar:left_%1\" x=\"%2\" y=\"%3\" width=\"40\" height=\"20\"/>")
				.arg(i)
				.arg(i % 30 * 96)
				.arg(i / 30 * 96)
				.toUtf8();
	}
	use("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2880 2880\">" + bars + "</svg>");
	expectTheSame({left(99), left(98)});
	EXPECT_EQ(redraw.draw(task, left(97)).patches->size(), 1u) << "one around all";
}

TEST_F(QuickRedrawTest, KeepsTheBandOfARehearsalOverTheNumber)
{
	use(svgWith(R"(<rect width="400" height="100" fill="#fff"/><text id="text:available" x="20" y="98"
		font-size="80">9</text>)"));
	auto first = left(88);
	first.rehearsal = true;
	first.rehearsalWord = "REHEARSAL";
	auto second = left(99);
	second.rehearsal = true;
	second.rehearsalWord = first.rehearsalWord;
	redraw.draw(task, first);
	const QImage kept = pictureOf(redraw.draw(task, second));
	paint::QuickRedraw another;
	const QImage whole = pictureOf(another.draw(task, second));
	EXPECT_TRUE(differenceOf(kept, whole).isWithin({}));
}

TEST_F(QuickRedrawTest, GivesTheNumberByItselfWhenItIsToRoll)
{
	use(fileOf("data/templates/counter.svg"));
	task.rolls = true;
	const auto first = redraw.draw(task, left(98));
	const auto second = redraw.draw(task, left(97));
	ASSERT_TRUE(first.number);
	ASSERT_TRUE(second.number);
	EXPECT_EQ(first.number->place, second.number->place) << "rolls into each other";
	// The number over what lies behind it is the picture.
	const QPoint at(second.number->left, second.number->top);
	QImage composed = toQImage(second.number->behind);
	QPainter painter(&composed);
	painter.drawImage(0, 0, toQImage(second.number->digits));
	painter.end();
	const QImage there = pictureOf(second).copy(QRect(at, composed.size()));
	// Their edges are blended in another light.
	const PictureTolerance edges{.meanDifference = 4, .visibleStep = 64, .visibleShare = 0.02};
	const auto difference = differenceOf(composed, there, edges);
	EXPECT_TRUE(difference.isWithin(edges)) << difference.mean << ", " << difference.visibleShare;
	EXPECT_NE(first.number->digits.pixels, second.number->digits.pixels);
	auto sold = left(0);
	sold.shown = {"sold-out"};
	const auto other = redraw.draw(task, sold);
	EXPECT_TRUE(!other.number || other.number->place != first.number->place) << "another look does not roll";
}
