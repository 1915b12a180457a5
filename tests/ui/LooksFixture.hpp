#pragma once

#include "ui/Dock.hpp"
#include "ui/SettingsDialog.hpp"

#include "ui/FakeDesk.hpp"
#include "ui/Palettes.hpp"
#include "ui/Show.hpp"

#include <gtest/gtest.h>

#include <QApplication>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <memory>

namespace support {

struct Look {
	const char *name;
	const char *language;
	bool dark;
	double fontScale;
	QSize size;
};

// Dock and settings in one theme, language, font size and width. With LIVESHELF_PICTURES set to a folder, each is also
// kept there as a picture for people.
class LooksTest : public testing::TestWithParam<Look> {
protected:
	LooksTest() : locale(GetParam().language), font_(QApplication::font()), palette_(QApplication::palette())
	{
		addSentences(locale, GetParam().language);
		QFont font = font_;
		font.setPointSizeF(10 * GetParam().fontScale); // OBS's own size
		QApplication::setFont(font);
		QApplication::setPalette(GetParam().dark ? obsDark() : obsLight());
		app::StreamView stream = heldAtTheFloor();
		stream.obsDrives = true;
		desk.lay(stream);
		app::ShelfView shelf = busyShelf();
		shelf.feed = {"Test.FeedDown", {}};
		shelf.notice = {"Test.Notice", {}};
		desk.lay(shelf);
	}
	~LooksTest() override
	{
		QApplication::setFont(font_);
		QApplication::setPalette(palette_);
	}

	void openDock()
	{
		dock = std::make_unique<ui::Dock>(desk, locale.translator());
		dock->resize(GetParam().size);
		dock->show();
		ASSERT_TRUE(QTest::qWaitForWindowExposed(dock.get()));
	}
	void openSettings()
	{
		desk.stored.shops[0].kind = commerce::ShopKind::JsonFeed;
		desk.stored.shops[0].url = "https://shop.example.com/stock.json";
		desk.stored.shops[0].headerNames = {"Authorization"};
		desk.stored.robots = {{.id = "robot-1",
				       .name = "仓库群",
				       .kind = channels::RobotKind::Feishu,
				       .host = "open.feishu.cn"}};
		settings = std::make_unique<ui::SettingsDialog>(desk, ui::Text(locale.translator()), nullptr);
		settings->findChild<QToolButton *>("Advanced")->setChecked(true);
		settings->findChild<QPushButton *>("Probe")->click();
		app::ShelfView shelf = *desk.shelf();
		shelf.probe = {1, "shop", app::ProbeView::State::Done, {"Demo", 1234, {{"1", "Shop floor"}}, {}}, {}};
		shelf.probe.findings.remarks = {{"Test.Notice", {}}};
		desk.lay(shelf);
		settings->show();
		ASSERT_TRUE(QTest::qWaitForWindowExposed(settings.get()));
		desk.refusal = core::Error{{"Test.FeedDown", {}}, {}};
		settings->accept();
		QCoreApplication::processEvents();
	}

	void keep(QWidget &widget, const char *what) const
	{
		const QString folder = qEnvironmentVariable("LIVESHELF_PICTURES");
		if (!folder.isEmpty()) {
			const QString name = QString("%1/%2-%3.png").arg(folder, what, GetParam().name);
			ASSERT_TRUE(widget.grab().save(name)) << name.toStdString();
		}
	}

	LocaleFile locale;
	FakeDesk desk;
	std::unique_ptr<ui::Dock> dock;
	std::unique_ptr<ui::SettingsDialog> settings;

private:
	QFont font_;
	QPalette palette_;
};

// What a person operates or reads has a name for screen readers.
void expectNames(const QWidget &window);
// No two have the same letter behind Alt.
void expectOwnMnemonics(const QWidget &window);
// Sentences have the height they need, buttons show their whole word.
void expectNothingCut(const QWidget &window);
void expectNoMissingKeys(const LocaleFile &locale);

// Light and dark, English and Chinese, twice the font, a narrow dock and a low, wide one.
inline const auto kLooks = testing::Values(
	Look{"dark_en", "en-US", true, 1, {520, 900}}, Look{"light_en", "en-US", false, 1, {520, 900}},
	Look{"dark_zh", "zh-CN", true, 1, {520, 900}}, Look{"light_zh", "zh-CN", false, 1, {520, 900}},
	Look{"dark_en_200", "en-US", true, 2, {1000, 1600}}, Look{"light_zh_200", "zh-CN", false, 2, {1000, 1600}},
	Look{"narrow_en", "en-US", true, 1, {220, 1100}}, Look{"narrow_zh", "zh-CN", false, 1, {220, 1100}},
	Look{"wide_en", "en-US", true, 1, {1200, 400}});

inline std::string nameOfLook(const testing::TestParamInfo<Look> &look)
{
	return look.param.name;
}

} // namespace support
