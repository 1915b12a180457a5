#include "ui/RunTable.hpp"

#include "ui/RunModel.hpp"

#include <QHeaderView>
#include <QKeyEvent>
#include <QSpinBox>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ui {
namespace {

constexpr int kRowsInSight = 6;

// The minutes, by spin box.
class MinutesDelegate : public QStyledItemDelegate {
public:
	using QStyledItemDelegate::QStyledItemDelegate;

	QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
	{
		auto *box = new QSpinBox(parent);
		box->setRange(1, static_cast<int>(show::RunEntry::kMostMinutes));
		box->setFrame(false);
		return box;
	}
};

} // namespace

RunTable::RunTable(const Text &text, RunModel &model, QWidget *parent) : QTableView(parent), model_(model)
{
	setModel(&model);
	setObjectName("run");
	setItemDelegateForColumn(RunModel::Minutes, new MinutesDelegate(this));
	setSelectionBehavior(SelectRows);
	setSelectionMode(SingleSelection);
	setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
	setTabKeyNavigation(false);
	setWordWrap(false);
	setShowGrid(false);
	setCornerButtonEnabled(false);
	setDragEnabled(true);
	setAcceptDrops(true);
	setDropIndicatorShown(true);
	setDragDropMode(DragDrop);
	setDefaultDropAction(Qt::MoveAction);
	setDragDropOverwriteMode(false);
	verticalHeader()->hide();
	verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
	verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
	horizontalHeader()->setHighlightSections(false);
	horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 5);
	horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
	horizontalHeader()->setSectionResizeMode(RunModel::Product, QHeaderView::Stretch);
	setAccessibleName(text("Run.List"));
	setAccessibleDescription(text("Run.List.Hint"));
	setToolTip(asToolTip(text("Run.List.Hint")));
	connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
		if (index.column() != RunModel::Minutes) {
			want(index.row());
		}
	});
}

QSize RunTable::sizeHint() const
{
	const int rows = std::clamp(model_.rowCount(), 2, kRowsInSight);
	return {fontMetrics().averageCharWidth() * 30, horizontalHeader()->sizeHint().height() +
							       rows * verticalHeader()->defaultSectionSize() +
							       2 * frameWidth()};
}

int RunTable::chosen() const
{
	const QModelIndexList rows = selectionModel()->selectedRows();
	return rows.isEmpty() ? -1 : rows.front().row();
}

void RunTable::choose(int row)
{
	if (row >= 0 && row < model_.rowCount()) {
		setCurrentIndex(model_.index(row, currentIndex().isValid() ? currentIndex().column() : 0));
	}
}

void RunTable::moveChosen(int by)
{
	const int row = chosen();
	if (row >= 0 && model_.move(row, by < 0 ? row - 1 : row + 2)) {
		choose(row + (by < 0 ? -1 : 1));
	}
}

void RunTable::removeChosen()
{
	const int row = chosen();
	if (row >= 0) {
		model_.remove(row);
		choose(std::min(row, model_.rowCount() - 1));
	}
}

void RunTable::want(int row)
{
	if (row >= 0 && row < model_.rowCount()) {
		emit onAirWanted(std::string(model_.line(row).entry.sku));
	}
}

void RunTable::keyPressEvent(QKeyEvent *event)
{
	const bool moves = event->modifiers().testFlag(Qt::AltModifier);
	switch (event->key()) {
	case Qt::Key_Up:
	case Qt::Key_Down:
		if (moves) {
			moveChosen(event->key() == Qt::Key_Up ? -1 : 1);
			return event->accept();
		}
		break;
	case Qt::Key_Delete:
	case Qt::Key_Backspace:
		removeChosen();
		return event->accept();
	case Qt::Key_Return:
	case Qt::Key_Enter:
		want(chosen());
		return event->accept();
	default: // a digit begins to edit the minutes, wherever in the row
		if (!event->text().isEmpty() && event->text().front().isDigit() && chosen() >= 0) {
			setCurrentIndex(model_.index(chosen(), RunModel::Minutes));
		}
		break;
	}
	QTableView::keyPressEvent(event);
}

} // namespace ui
