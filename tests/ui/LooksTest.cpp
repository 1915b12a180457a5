#include "ui/LooksFixture.hpp"

#include "ui/LinkGraph.hpp"

#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>

using namespace support;

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
	auto *tabs = settings->findChild<QTabWidget *>("Tabs");
	for (int tab = 0; tab < tabs->count(); ++tab) {
		tabs->setCurrentIndex(tab);
		QCoreApplication::processEvents();
		keep(*settings, qPrintable(QString("settings%1").arg(tab)));
		expectNames(*settings);
		expectOwnMnemonics(*settings);
		expectNothingCut(*settings);
	}
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

INSTANTIATE_TEST_SUITE_P(Themes, LooksTest, kLooks, nameOfLook);
