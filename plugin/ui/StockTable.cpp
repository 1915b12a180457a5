#include "ui/StockTable.hpp"

#include "ui/StatusLook.hpp"
#include "ui/StockDelegate.hpp"
#include "ui/StockModel.hpp"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace ui {
namespace {

// Codes are measured on the rows one can see at once and a few more, never on 100,000.
constexpr int kMeasuredRows = 100;
constexpr int kFewestSkuLetters = 6;
constexpr int kMostSkuLetters = 16;
constexpr int kTitleLetters = 12; // the least that still tells products apart

} // namespace

StockTable::StockTable(const Text &text, StockModel &model, QWidget *parent)
	: QTableView(parent), model_(model), text_(text)
{
	setModel(&model);
	setItemDelegate(new StockDelegate(this));
	setSelectionBehavior(SelectRows);
	setSelectionMode(SingleSelection);
	setEditTriggers(NoEditTriggers);
	setTabKeyNavigation(false);
	setWordWrap(false);
	setShowGrid(false);
	setAlternatingRowColors(false);
	setCornerButtonEnabled(false);
	setHorizontalScrollMode(ScrollPerPixel);
	setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
	verticalHeader()->hide();
	verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
	horizontalHeader()->setHighlightSections(false);
	horizontalHeader()->setSectionsMovable(false);
	setAccessibleName(text("Dock.Table"));
	setAccessibleDescription(text("Dock.Table.Hint"));
	connect(this, &QTableView::doubleClicked, this, &StockTable::want);
	connect(&model, &StockModel::rowsInserted, this, &StockTable::measure);
	connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &StockTable::fitTitle);
	measure();
}

void StockTable::want(const QModelIndex &index)
{
	if (index.isValid()) {
		// A copy: the answer may bring a new view, and the row goes with the old one.
		emit onAirWanted(std::string(model_.row(index.row()).sku));
	}
}

void StockTable::keyPressEvent(QKeyEvent *event)
{
	if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
		want(currentIndex());
		event->accept();
		return;
	}
	QTableView::keyPressEvent(event);
}

void StockTable::resizeEvent(QResizeEvent *event)
{
	QTableView::resizeEvent(event);
	fitTitle();
}

void StockTable::changeEvent(QEvent *event)
{
	QTableView::changeEvent(event);
	if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
		measure();
	}
}

// Widths come from the words and figures that a column may hold, not from all its rows.
void StockTable::measure()
{
	const QFontMetrics metrics = fontMetrics();
	const int padding = metrics.height();
	const auto atLeastHeader = [&](int column, int wide) {
		return std::max(wide + padding, horizontalHeader()->sectionSizeHint(column));
	};
	verticalHeader()->setDefaultSectionSize(metrics.height() + metrics.height() / 2);

	int letters = kFewestSkuLetters;
	for (int row = 0; row < std::min(model_.rowCount(), kMeasuredRows); ++row) {
		letters = std::max(letters, static_cast<int>(model_.row(row).sku.size()));
	}
	const int sign = metrics.height();
	setColumnWidth(StockModel::Sku,
		       atLeastHeader(StockModel::Sku,
				     sign + metrics.horizontalAdvance('0') * std::min(letters, kMostSkuLetters)));
	setColumnWidth(StockModel::Left, atLeastHeader(StockModel::Left, metrics.horizontalAdvance("00000")));
	setColumnWidth(StockModel::Pace, atLeastHeader(StockModel::Pace, metrics.horizontalAdvance("000.0")));
	setColumnWidth(StockModel::SellsOutIn,
		       atLeastHeader(StockModel::SellsOutIn, metrics.horizontalAdvance("0:00:00")));
	int word = metrics.horizontalAdvance(text_(staleLook().word));
	for (const auto status : {alerts::SkuStatus::Untracked, alerts::SkuStatus::Ok, alerts::SkuStatus::Low,
				  alerts::SkuStatus::Hot, alerts::SkuStatus::SoldOut}) {
		word = std::max(word, metrics.horizontalAdvance(text_(lookOf(status).word)));
	}
	setColumnWidth(StockModel::State, atLeastHeader(StockModel::State, sign + word + padding));
	fitTitle();
}

void StockTable::fitTitle()
{
	int others = 0;
	for (int column = 0; column < StockModel::kColumns; ++column) {
		others += column == StockModel::Title ? 0 : columnWidth(column);
	}
	const int least = fontMetrics().averageCharWidth() * kTitleLetters;
	setColumnWidth(StockModel::Title, std::max(viewport()->width() - others, least));
}

int StockTable::heightOfRows(int rows) const
{
	return horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() +
	       horizontalScrollBar()->sizeHint().height() + 2 * frameWidth();
}

QSize StockTable::sizeHint() const
{
	return {fontMetrics().averageCharWidth() * 50, heightOfRows(6)};
}

QSize StockTable::minimumSizeHint() const
{
	return {fontMetrics().averageCharWidth() * 16, heightOfRows(3)};
}

} // namespace ui
