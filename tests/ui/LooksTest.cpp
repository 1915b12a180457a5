#include "ui/Dock.hpp"
#include "ui/LinkGraph.hpp"
#include "ui/SettingsDialog.hpp"
#include "ui/Text.hpp"

#include "ui/FakeDesk.hpp"
#include "ui/Palettes.hpp"
#include "ui/Show.hpp"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

#include <map>
#include <memory>

using namespace support;

namespace {

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
		desk.stored.shop.kind = commerce::ShopKind::JsonFeed;
		desk.stored.shop.url = "https://shop.example.com/stock.json";
		desk.stored.shop.headerNames = {"Authorization"};
		settings = std::make_unique<ui::SettingsDialog>(desk, ui::Text(locale.translator()), nullptr);
		settings->findChild<QToolButton *>("Advanced")->setChecked(true);
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

// What a person operates or reads, without the parts that Qt's own widgets are made of.
std::vector<QWidget *> controlsOf(const QWidget &window)
{
	std::vector<QWidget *> controls;
	for (QWidget *widget : window.findChildren<QWidget *>()) {
		const bool qtsOwn =
			widget->objectName().startsWith("qt_") ||
			qobject_cast<QAbstractItemView *>(widget->parentWidget()) ||
			qobject_cast<QScrollBar *>(widget) || widget->inherits("QComboBoxPrivateContainer") ||
			widget->inherits("QComboBoxListView") || qobject_cast<QComboBox *>(widget->parentWidget());
		const bool operated = widget->focusPolicy() != Qt::NoFocus || qobject_cast<QAbstractButton *>(widget) ||
				      qobject_cast<QLineEdit *>(widget) || qobject_cast<QAbstractSpinBox *>(widget);
		const auto *label = qobject_cast<QLabel *>(widget);
		if (!qtsOwn &&
		    (operated || qobject_cast<ui::LinkGraph *>(widget) || (label && !label->text().isEmpty()))) {
			controls.push_back(widget);
		}
	}
	return controls;
}

void expectNames(const QWidget &window)
{
	for (QWidget *control : controlsOf(window)) {
		const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(control);
		ASSERT_NE(spoken, nullptr);
		EXPECT_FALSE(spoken->text(QAccessible::Name).isEmpty())
			<< control->metaObject()->className() << " " << control->objectName().toStdString();
	}
}

void expectOwnMnemonics(const QWidget &window)
{
	std::map<std::string, std::string> taken;
	const auto take = [&](const QString &text) {
		const std::string key = QKeySequence::mnemonic(text).toString().toStdString();
		if (!key.empty()) {
			EXPECT_TRUE(taken.emplace(key, text.toStdString()).second)
				<< key << ": " << taken[key] << " and " << text.toStdString();
		}
	};
	for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
		take(button->text());
	}
	for (const QLabel *label : window.findChildren<QLabel *>()) {
		if (label->buddy()) {
			take(label->text());
		}
	}
}

// Sentences have the height they need, buttons show their whole word.
void expectNothingCut(const QWidget &window)
{
	for (const QWidget *control : controlsOf(window)) {
		if (!control->isVisible()) {
			continue;
		}
		const std::string name = control->objectName().toStdString();
		if (const auto *label = qobject_cast<const QLabel *>(control)) {
			EXPECT_GE(label->height(), label->heightForWidth(label->width()))
				<< name << label->text().toStdString();
			EXPECT_GE(label->width(), label->minimumSizeHint().width()) << label->text().toStdString();
		} else if (const auto *box = qobject_cast<const QComboBox *>(control)) {
			EXPECT_GT(box->width(), box->fontMetrics().horizontalAdvance(box->currentText())) << name;
		} else if (qobject_cast<const QAbstractButton *>(control)) {
			EXPECT_GE(control->width(), control->minimumSizeHint().width()) << name;
			EXPECT_GE(control->height(), control->minimumSizeHint().height()) << name;
		}
	}
}

void expectNoMissingKeys(const LocaleFile &locale)
{
	EXPECT_TRUE(locale.missing().empty()) << *locale.missing().begin();
}

} // namespace

TEST_P(LooksTest, Dock)
{
	openDock();
	keep(*dock, "dock");
	expectNames(*dock);
	expectOwnMnemonics(*dock);
	expectNothingCut(*dock);
	expectNoMissingKeys(locale);
}

TEST_P(LooksTest, DockThatSteers)
{
	app::StreamView stream = weakUplink();
	stream.health.verdict = health::Verdict::Good;
	stream.sentence = {"Stream.Softened", {{"uplink", "1.1"}}};
	desk.lay(stream);
	openDock();
	dock->findChild<QToolButton *>("changes")->setChecked(true);
	QCoreApplication::processEvents();
	keep(*dock, "steers");
	expectNames(*dock);
	expectOwnMnemonics(*dock);
	expectNothingCut(*dock);
	expectNoMissingKeys(locale);
}

TEST_P(LooksTest, DockWithoutStreamAndStock)
{
	desk.lay(app::StreamView{});
	desk.lay(app::ShelfView{});
	openDock();
	keep(*dock, "empty");
	expectNames(*dock);
	expectNothingCut(*dock);
	expectNoMissingKeys(locale);
}

TEST_P(LooksTest, Settings)
{
	openSettings();
	keep(*settings, "settings");
	expectNames(*settings);
	expectOwnMnemonics(*settings);
	expectNothingCut(*settings);
	expectNoMissingKeys(locale);
}

// A dock is as narrow as the person wants: it wraps and scrolls, it does not hold OBS's window open.
TEST_P(LooksTest, SqueezesWithoutBeingCut)
{
	openDock();
	const int narrow = static_cast<int>(220 * GetParam().fontScale);
	dock->findChild<QToolButton *>("changes")->setChecked(true);
	dock->resize(narrow, 400);
	QCoreApplication::processEvents();
	EXPECT_LE(dock->minimumSizeHint().width(), narrow);
	EXPECT_LE(dock->minimumSizeHint().height(), 200);
	EXPECT_EQ(dock->width(), narrow);
	const auto *scroll = dock->findChild<QScrollArea *>("scroll");
	EXPECT_EQ(scroll->horizontalScrollBar()->maximum(), 0);
	EXPECT_GT(scroll->verticalScrollBar()->maximum(), 0);
	expectNothingCut(*dock);
}

TEST_P(LooksTest, TheGraphIsThere)
{
	openDock();
	auto *graph = dock->findChild<ui::LinkGraph *>("graph");
	const auto paint = [&](app::StreamView view) {
		graph->display(std::make_shared<const app::StreamView>(std::move(view)));
		return graph->grab().toImage();
	};
	app::StreamView flat = weakUplink();
	for (app::GraphPoint &point : flat.graph) {
		point.target = point.delivered = core::BitRate::kbps(2500);
		point.queue = core::Duration::zero();
	}
	const QImage one = paint(weakUplink());
	const QImage other = paint(flat);
	ASSERT_EQ(one.size(), other.size());
	qint64 different = 0;
	for (int y = 0; y < one.height(); ++y) {
		for (int x = 0; x < one.width(); ++x) {
			different += one.pixel(x, y) != other.pixel(x, y) ? 1 : 0;
		}
	}
	// The lines of a dip cross at least the width of the plot.
	EXPECT_GT(different, one.width());
	EXPECT_FALSE(graph->accessibleDescription().isEmpty());
}

INSTANTIATE_TEST_SUITE_P(Themes, LooksTest,
			 testing::Values(Look{"dark_en", "en-US", true, 1, {520, 900}},
					 Look{"light_en", "en-US", false, 1, {520, 900}},
					 Look{"dark_zh", "zh-CN", true, 1, {520, 900}},
					 Look{"light_zh", "zh-CN", false, 1, {520, 900}},
					 Look{"dark_en_200", "en-US", true, 2, {1000, 1600}},
					 Look{"light_zh_200", "zh-CN", false, 2, {1000, 1600}},
					 Look{"narrow_en", "en-US", true, 1, {220, 1100}},
					 Look{"narrow_zh", "zh-CN", false, 1, {220, 1100}},
					 Look{"wide_en", "en-US", true, 1, {1200, 400}}),
			 [](const auto &parameter) { return parameter.param.name; });
