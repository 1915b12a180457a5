#include "ui/CuePalette.hpp"
#include "ui/HostCue.hpp"
#include "ui/Tone.hpp"

#include "support/LocaleFile.hpp"
#include "ui/CueStories.hpp"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QApplication>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <map>
#include <set>

using namespace support;
using profile::CueTheme;
using ui::CueBox;

namespace {

struct CueCase {
	const char *name;
	QSize size;
	const char *language;
	CueTheme theme;
};

// The window at one size, in one language and theme. With LIVESHELF_PICTURES set to a folder, each story is also kept
// there as a picture for people.
class CueLooksTest : public testing::TestWithParam<CueCase> {
protected:
	CueLooksTest() : locale(GetParam().language), cue(ui::Text(locale.translator()))
	{
		cue.setTheme(GetParam().theme);
		cue.resize(GetParam().size);
	}

	const ui::CueBoxes &boxes(const overlay::CueView &view)
	{
		cue.display(view);
		picture = cue.grab();
		return cue.boxes();
	}
	void keep(const std::string &story) const
	{
		if (const QString folder = qEnvironmentVariable("LIVESHELF_PICTURES"); !folder.isEmpty()) {
			ASSERT_TRUE(
				picture.save(QString("%1/cue-%2-%3.png").arg(folder, GetParam().name, story.c_str())));
		}
	}

	LocaleFile locale;
	ui::HostCue cue;
	QPixmap picture;
};

std::string named(const CueBox &box)
{
	return box.name.toStdString() + " \"" + box.text.lines.join(" | ").toStdString() + "\"";
}

void expectNothingOverlaps(const ui::CueBoxes &boxes, QSizeF size)
{
	const QRectF sheet(QPointF(), size);
	for (const CueBox &box : boxes) {
		EXPECT_TRUE(sheet.contains(box.rect)) << named(box);
		EXPECT_TRUE(box.rect.isValid()) << named(box);
		if (box.isGround()) {
			continue;
		}
		EXPECT_LE(box.text.size.width(), box.rect.width() + 1) << named(box);
		EXPECT_LE(box.text.size.height(), box.rect.height() + 1) << named(box);
		for (const CueBox &other : boxes) {
			if (&other != &box && !other.isGround()) {
				const QRectF both = box.rect & other.rect;
				EXPECT_FALSE(both.width() > 0.5 && both.height() > 0.5)
					<< named(box) << " and " << named(other);
			}
		}
	}
}

// What is really painted of each text and sign, letters of every script included, stays in its place.
void expectInkInside(const ui::CueBoxes &boxes, QSize size)
{
	constexpr int kBleed = 2; // pixels of smoothing and of letters that lean out
	for (const CueBox &box : boxes) {
		if (box.text.lines.isEmpty()) {
			continue;
		}
		QImage sheet(size, QImage::Format_ARGB32_Premultiplied);
		sheet.fill(Qt::transparent);
		QPainter painter(&sheet);
		paintText(painter, box.rect, box.text, box.alignment, Qt::white);
		painter.setCompositionMode(QPainter::CompositionMode_Clear);
		painter.fillRect(box.rect.adjusted(-kBleed, -kBleed, kBleed, kBleed), Qt::white);
		painter.end();
		int outside = 0;
		for (int y = 0; y < size.height(); ++y) {
			const auto *line = reinterpret_cast<const QRgb *>(sheet.constScanLine(y));
			for (int x = 0; x < size.width(); ++x) {
				outside += qAlpha(line[x]) > 40 ? 1 : 0;
			}
		}
		EXPECT_EQ(outside, 0) << named(box) << " " << box.text.font.pixelSize();
	}
}

double lettersOf(const ui::CueBoxes &boxes, const QString &name)
{
	for (const CueBox &box : boxes) {
		if (box.name == name) {
			return box.text.font.pixelSize();
		}
	}
	ADD_FAILURE() << "there is no " << name.toStdString();
	return 0;
}

std::string textOf(const ui::CueBoxes &boxes, const QString &name)
{
	for (const CueBox &box : boxes) {
		if (box.name == name) {
			return box.text.lines.join(' ').toStdString();
		}
	}
	return "";
}

} // namespace

TEST_P(CueLooksTest, NothingOverlapsOrIsCut)
{
	for (const auto &[story, view] : cueStories()) {
		SCOPED_TRACE(story);
		const ui::CueBoxes &shown = boxes(view);
		keep(story);
		expectNothingOverlaps(shown, cue.size());
		for (const CueBox &box : shown) {
			const bool figure = box.name.endsWith(".left") || box.name.endsWith(".state");
			if (figure || story != "longest") { // a figure is never cut, not even by a shop's longest names
				EXPECT_FALSE(box.text.cut) << named(box);
			}
		}
	}
	EXPECT_TRUE(locale.missing().empty()) << *locale.missing().begin();
}

TEST_P(CueLooksTest, LettersStayInTheirPlaces)
{
	if (GetParam().size.width() * GetParam().size.height() > 2'000'000) {
		GTEST_SKIP() << "the same in small";
	}
	for (const char *story : {"twelve", "longest"}) {
		SCOPED_TRACE(story);
		expectInkInside(boxes(cueStory(story)), cue.size());
	}
}

// A letter is read from three metres when it is about 12 mm high. A screen of 24 inches is 300 mm high.
TEST_P(CueLooksTest, IsReadFromThreeMetres)
{
	const double shorter = std::min(cue.width(), cue.height());
	const ui::CueBoxes &shown = boxes(cueStory("hoodie"));
	EXPECT_GT(lettersOf(shown, "title"), shorter * 0.08);
	EXPECT_GT(lettersOf(shown, "size1.left"), shorter * 0.08);
	EXPECT_GT(lettersOf(shown, "sellsOut.words"), shorter * 0.045);
	EXPECT_GT(lettersOf(shown, "alert.sentence"), shorter * 0.04);
	EXPECT_GT(lettersOf(shown, "next"), shorter * 0.04);
	EXPECT_GT(lettersOf(boxes(cueStory("one")), "size0.left"), shorter * 0.2) << "one number has the place";
}

TEST_P(CueLooksTest, SpeaksToScreenReaders)
{
	cue.display(cueStory("twelve"));
	const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&cue);
	ASSERT_NE(spoken, nullptr);
	EXPECT_FALSE(spoken->text(QAccessible::Name).isEmpty());
	const QString words = spoken->text(QAccessible::Description);
	for (const char *part : {"Running shoe", "42 154", "REHEARSAL"}) {
		EXPECT_TRUE(words.contains(part)) << part << " in " << words.toStdString();
	}
}

INSTANTIATE_TEST_SUITE_P(Sizes, CueLooksTest,
			 testing::Values(CueCase{"720_en_dark", {1280, 720}, "en-US", CueTheme::Dark},
					 CueCase{"720_zh_light", {1280, 720}, "zh-CN", CueTheme::Light},
					 CueCase{"1080_zh_dark", {1920, 1080}, "zh-CN", CueTheme::Dark},
					 CueCase{"4k_en_contrast", {3840, 2160}, "en-US", CueTheme::HighContrast},
					 CueCase{"4k_zh_safe", {3840, 2160}, "zh-CN", CueTheme::ColourSafe},
					 CueCase{"phone_zh_dark", {720, 1560}, "zh-CN", CueTheme::Dark},
					 CueCase{"phone_en_safe", {720, 1560}, "en-US", CueTheme::ColourSafe},
					 CueCase{"tablet_en_light", {1536, 2048}, "en-US", CueTheme::Light},
					 CueCase{"ultrawide_en", {2560, 1080}, "en-US", CueTheme::Dark},
					 CueCase{"square_zh", {900, 860}, "zh-CN", CueTheme::HighContrast},
					 CueCase{"least_en", {480, 320}, "en-US", CueTheme::Dark}),
			 [](const auto &each) { return each.param.name; });

TEST(HostCue, SaysRehearsalAndWhatIsLeftOut)
{
	const LocaleFile locale("en-US");
	ui::HostCue cue((ui::Text(locale.translator())));
	cue.resize(1280, 720);
	cue.display(cueStory("longest"));
	cue.grab();
	EXPECT_EQ(textOf(cue.boxes(), "rehearsal"), "REHEARSAL");
	EXPECT_EQ(textOf(cue.boxes(), "alert.rehearsal"), "REHEARSAL");
	EXPECT_EQ(textOf(cue.boxes(), "moreSizes"), "+ 117 more");
	cue.display(cueStory("hoodie"));
	cue.grab();
	EXPECT_EQ(textOf(cue.boxes(), "rehearsal"), "");
	EXPECT_EQ(textOf(cue.boxes(), "alert.rehearsal"), "");
}

TEST(HostCue, HidesStaleNumbers)
{
	const LocaleFile locale("en-US");
	ui::HostCue cue((ui::Text(locale.translator())));
	cue.resize(1280, 720);
	cue.display(cueStory("stale"));
	cue.grab();
	for (const CueBox &box : cue.boxes()) {
		for (const QChar letter : box.text.lines.join(' ')) {
			EXPECT_FALSE(letter.isDigit()) << named(box);
		}
	}
	EXPECT_EQ(textOf(cue.boxes(), "size1.state"), "Checking");
}

TEST(HostCue, EveryStateHasAShapeAndAWordOfItsOwn)
{
	using overlay::CueState;
	std::set<ui::Shape> shapes;
	std::set<std::string_view> words;
	for (const CueState state :
	     {CueState::Untracked, CueState::Stale, CueState::SoldOut, CueState::Hot, CueState::Low, CueState::Ok}) {
		const ui::CueLook look = ui::cueLook(state, ui::cuePalette(CueTheme::Dark));
		EXPECT_TRUE(shapes.insert(look.shape).second) << look.word;
		EXPECT_TRUE(words.insert(look.word).second) << look.word;
	}
}

TEST(HostCue, EveryThemeIsReadable)
{
	for (const auto &[theme, name] : profile::kCueThemes) {
		SCOPED_TRACE(name);
		const ui::CuePalette &colours = ui::cuePalette(theme);
		for (const QColor &ground : {colours.ground, colours.panel}) {
			EXPECT_GE(ui::contrast(colours.ink, ground), 7);
			for (const QColor &sign :
			     {colours.quiet, colours.onAir, colours.good, colours.caution, colours.danger}) {
				EXPECT_GE(ui::contrast(sign, ground), ui::kReadableContrast)
					<< sign.name().toStdString();
			}
		}
		EXPECT_GE(ui::contrast(colours.soonInk, colours.soon), 7);
		EXPECT_GE(ui::contrast(colours.nowInk, colours.now), 7);
		EXPECT_GE(ui::contrast(colours.rehearsalInk, colours.rehearsal), 7);
	}
}

TEST(HostCue, EscapeLeavesFullScreenAndADoubleClickComesBack)
{
	const LocaleFile locale("en-US");
	ui::HostCue cue((ui::Text(locale.translator())));
	std::vector<bool> wanted;
	QObject::connect(&cue, &ui::HostCue::fullScreenWanted, [&](bool full) { wanted.push_back(full); });
	cue.showFullScreen();
	ASSERT_TRUE(QTest::qWaitForWindowExposed(&cue));
	QTest::keyClick(&cue, Qt::Key_Escape);
	cue.showNormal();
	QTest::keyClick(&cue, Qt::Key_Escape); // a window stays
	QTest::mouseDClick(&cue, Qt::LeftButton);
	QTest::keyClick(&cue, Qt::Key_F11);
	EXPECT_EQ(wanted, (std::vector<bool>{false, true, true}));
}
