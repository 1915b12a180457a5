#include "paint/Drawings.hpp"
#include "paint/RehearsalBand.hpp"
#include "support/CounterSamples.hpp"
#include "support/Pictures.hpp"

#include <gtest/gtest.h>

#include <QPainter>

#include <algorithm>
#include <string>
#include <tuple>

namespace {

const QColor kGround(0x80, 0x86, 0x94); // neither dark nor light

paint::SvgTemplate builtIn(const std::string &name)
{
	QFile file(QString::fromStdString(LIVESHELF_TEMPLATES_DIR "/" + name + ".svg"));
	EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
	return templateOf(file.readAll());
}

// Every state in every script, side by side, at half the size of 100 %.
QImage sheetOf(const paint::SvgTemplate &drawable, double scale, bool withCode = true)
{
	const QSize cell = drawable.size(1) / 2;
	const auto columns = static_cast<int>(support::kSampleScripts.size());
	QImage sheet(cell.width() * columns, cell.height() * static_cast<int>(support::kSampleStates.size()),
		     QImage::Format_RGB32);
	sheet.fill(kGround);
	QPainter painter(&sheet);
	int at = 0;
	for (const char *state : support::kSampleStates) {
		for (const char *script : support::kSampleScripts) {
			auto view = support::sampleCounter(state, script);
			if (!withCode) {
				view.link.clear();
			}
			QImage drawn = drawable.draw(view, scale);
			if (view.rehearsal) {
				QPainter over(&drawn);
				paint::drawRehearsalBand(over, paint::contentOf(drawn),
							 QString::fromStdString(view.rehearsalWord));
			}
			drawn = drawn.scaled(cell, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
			painter.drawImage(at % columns * cell.width(), at / columns * cell.height(), drawn);
			++at;
		}
	}
	return sheet;
}

} // namespace

class BuiltInLooksTest : public testing::TestWithParam<std::tuple<const char *, const char *>> {
protected:
	std::string name() const { return std::string(std::get<0>(GetParam())) + '-' + std::get<1>(GetParam()); }
};

TEST_P(BuiltInLooksTest, LooksAsItWasDrawnInEveryStateAndScript)
{
	const auto drawable = builtIn(name());
	EXPECT_TRUE(drawable.hint().empty()) << drawable.hint().key << " " << drawable.hint().values.back().second;
	EXPECT_TRUE(looksLike(sheetOf(drawable, 1), "built-in/" + name()));
}

TEST_P(BuiltInLooksTest, LooksTheSameAtTwiceTheSize)
{
	const auto drawable = builtIn(name());
	// Finer lines and letters come out a little different when they are made smaller; a code's modules are whole
	// pixels at every size.
	const auto difference = differenceOf(sheetOf(drawable, 2, false), sheetOf(drawable, 1, false),
					     {.meanDifference = 2, .visibleShare = 0.01});
	EXPECT_TRUE(difference.isWithin({.meanDifference = 2, .visibleShare = 0.01}))
		<< "mean " << difference.mean << ", visible " << difference.visibleShare;
}

INSTANTIATE_TEST_SUITE_P(All, BuiltInLooksTest,
			 testing::Combine(testing::Values("pill", "card", "bar", "grid", "top", "queue", "stamp",
							  "lower-third"),
					  testing::Values("dark", "light")),
			 [](const auto &test) {
				 std::string name =
					 std::string(std::get<0>(test.param)) + '_' + std::get<1>(test.param);
				 std::ranges::replace(name, '-', '_');
				 return name;
			 });
