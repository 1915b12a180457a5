#include "ui/StockTable.hpp"

#include "ui/StatusLook.hpp"
#include "ui/StockDelegate.hpp"
#include "ui/StockModel.hpp"

#include <QContextMenuEvent>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace ui {
namespace {

// Codes are measured on the rows one can see at once and a few more, never on 100,000.
constexpr int kMeasuredRows = 100;
constexpr int kFewestSkuLetters = 8;
constexpr int kMostSkuLetters = 20;
// The least that still tells products apart, and what most names need.
constexpr int kFewestTitleLetters = 13;
constexpr int kEnoughTitleLetters = 22;

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
	setDragEnabled(true); // to the run of show
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
	connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &StockTable::fitColumns);
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
	// Only a row that the person chose: focus alone marks one as well, and OBS may hand it here at start.
	const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
	if (enter && selectionModel()->isSelected(currentIndex())) {
		want(currentIndex());
		event->accept();
		return;
	}
	QTableView::keyPressEvent(event);
}

// By the mouse the row under it, by the keyboard the one that the person chose.
void StockTable::contextMenuEvent(QContextMenuEvent *event)
{
	const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
	const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
	event->accept();
	if (!index.isValid() || !(byMouse || selectionModel()->isSelected(index))) {
		return;
	}
	const QPoint place = byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).bottomLeft());
	emit menuWanted(std::string(model_.row(index.row()).sku), place);
}

void StockTable::resizeEvent(QResizeEvent *event)
{
	QTableView::resizeEvent(event);
	fitColumns();
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
	const int padding = metrics.height() * 2 / 3;
	const int sign = metrics.height();
	const auto atLeastHeader = [&](int column, int wide) {
		return std::max(wide + padding, horizontalHeader()->sectionSizeHint(column));
	};
	verticalHeader()->setDefaultSectionSize(metrics.height() + metrics.height() / 2);
	figures_.left = atLeastHeader(StockModel::Left, sign + metrics.horizontalAdvance("00000"));
	figures_.pace = atLeastHeader(StockModel::Pace, metrics.horizontalAdvance("000.0"));
	figures_.sellsOutIn = atLeastHeader(StockModel::SellsOutIn, metrics.horizontalAdvance("0:00:00"));

	QFont bold = font();
	bold.setBold(true); // the row on air must fit as well
	const QFontMetrics boldMetrics(bold);
	int code = 0;
	for (int row = 0; row < std::min(model_.rowCount(), kMeasuredRows); ++row) {
		code = std::max(code,
				boldMetrics.horizontalAdvance(model_.index(row, StockModel::Sku).data().toString()));
	}
	const int letter = metrics.averageCharWidth();
	sku_.wish = sign + padding + std::min(code, letter * kMostSkuLetters);
	sku_.least = std::min(sku_.wish, sign + padding + letter * kFewestSkuLetters);

	int word = metrics.horizontalAdvance(text_(staleLook().word));
	for (const auto status : {alerts::SkuStatus::Untracked, alerts::SkuStatus::Ok, alerts::SkuStatus::Low,
				  alerts::SkuStatus::Hot, alerts::SkuStatus::SoldOut}) {
		word = std::max(word, metrics.horizontalAdvance(text_(lookOf(status).word)));
	}
	state_.least = atLeastHeader(StockModel::State, sign + padding + word);
	state_.wish = state_.least + word; // a stale number's age stands behind the word
	fitColumns();
}

// In a narrow dock the pace gives way first, then the code: name, stock, time and state are what a host looks at.
void StockTable::chooseColumns()
{
	const int kept = state_.least + fontMetrics().averageCharWidth() * kFewestTitleLetters + figures_.left +
			 figures_.sellsOutIn;
	const int room = viewport()->width();
	setColumnHidden(StockModel::Sku, room < kept + sku_.least);
	setColumnHidden(StockModel::Pace, room < kept + sku_.least + figures_.pace);
}

// What is left of the width goes to the name until most names fit, then to the code, the state's age, and the name.
void StockTable::fitColumns()
{
	chooseColumns();
	setColumnWidth(StockModel::Left, figures_.left);
	setColumnWidth(StockModel::Pace, figures_.pace);
	setColumnWidth(StockModel::SellsOutIn, figures_.sellsOutIn);
	setColumnWidth(StockModel::Sku, sku_.least);
	setColumnWidth(StockModel::State, state_.least);
	const auto free = [this] { // beside all others, as wide as the header lets them be
		int others = 0;
		for (int column = 0; column < StockModel::kColumns; ++column) {
			others += column == StockModel::Title ? 0 : columnWidth(column);
		}
		return viewport()->width() - others;
	};
	const int letter = fontMetrics().averageCharWidth();
	const auto spare = [&] {
		return std::max(free() - letter * kEnoughTitleLetters, 0);
	};
	setColumnWidth(StockModel::Sku, std::min(sku_.wish, sku_.least + spare()));
	setColumnWidth(StockModel::State, std::min(state_.wish, state_.least + spare()));
	setColumnWidth(StockModel::Title, std::max(free(), letter * kFewestTitleLetters));
}

int StockTable::heightOfRows(int rows) const
{
	return horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() +
	       horizontalScrollBar()->sizeHint().height() + 2 * frameWidth();
}

QSize StockTable::sizeHint() const
{
	return {fontMetrics().averageCharWidth() * 50, heightOfRows(4)};
}

QSize StockTable::minimumSizeHint() const
{
	return {fontMetrics().averageCharWidth() * 16, heightOfRows(4)};
}

} // namespace ui
