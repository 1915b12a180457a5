#include "ui/StockModel.hpp"

#include "ui/PartWords.hpp"
#include "ui/RunModel.hpp"
#include "ui/StatusLook.hpp"

#include <QFont>
#include <QMimeData>

#include <algorithm>
#include <array>

namespace ui {
namespace {

constexpr std::string_view kHeaders[StockModel::kColumns] = {"Dock.Table.Sku",        "Dock.Table.Title",
							     "Dock.Table.Left",       "Dock.Table.Pace",
							     "Dock.Table.SellsOutIn", "Dock.Table.State"};

// Beyond this many separate changes one signal for their whole span is cheaper than one for each.
constexpr int kMostSignals = 64;

bool isNumber(int column)
{
	return column == StockModel::Left || column == StockModel::Pace || column == StockModel::SellsOutIn;
}

// Whether a cell would look different. `age` counts only while it is shown.
bool differs(const app::StockRow &one, const app::StockRow &other, int column)
{
	switch (column) {
	case StockModel::Sku:
		return one.onAir != other.onAir;
	case StockModel::Title:
		return one.title != other.title || one.onAir != other.onAir;
	case StockModel::Left:
		return one.left != other.left || one.stale != other.stale || one.onAir != other.onAir ||
		       one.rehearsal != other.rehearsal;
	case StockModel::Pace:
		return one.pace != other.pace || one.onAir != other.onAir;
	case StockModel::SellsOutIn:
		return one.sellsOutIn != other.sellsOutIn || one.onAir != other.onAir;
	default:
		return one.status != other.status || one.stale != other.stale || one.onAir != other.onAir ||
		       one.rehearsal != other.rehearsal || (one.stale && one.age != other.age);
	}
}

// Product names come from shops: line breaks and runs of blanks would tear a row.
QString oneLine(const std::string &text)
{
	return QString::fromStdString(text).simplified();
}

} // namespace

StockModel::StockModel(const Text &text, QObject *parent) : QAbstractTableModel(parent), text_(text) {}

int StockModel::rowCount(const QModelIndex &parent) const
{
	return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int StockModel::columnCount(const QModelIndex &parent) const
{
	return parent.isValid() ? 0 : static_cast<int>(kColumns);
}

int StockModel::indexOf(const std::string &sku) const
{
	const auto found =
		std::ranges::find(rows_, sku, [](const app::StockRow *row) -> const std::string & { return row->sku; });
	return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

void StockModel::display(std::shared_ptr<const app::ShelfView> view)
{
	if (view == view_) {
		return;
	}
	Rows fresh;
	fresh.reserve(view->rows.size());
	for (const app::StockRow &row : view->rows) {
		fresh.push_back(&row);
	}
	exchangeRows(fresh);
	const Rows before = std::exchange(rows_, std::move(fresh));
	tellChanges(before);
	view_ = std::move(view); // the old view, which `before` points into, ends here
}

// Makes `rows_` name the same SKUs as `fresh` in the same order: keeps what is equal at both ends and exchanges the
// middle.
void StockModel::exchangeRows(const Rows &fresh)
{
	const auto sameSku = [](const app::StockRow *one, const app::StockRow *other) {
		return one->sku == other->sku;
	};
	const auto [oldEnd, freshEnd] = std::ranges::mismatch(rows_, fresh, sameSku);
	const auto head = oldEnd - rows_.begin();
	const auto most = std::min(rows_.end() - oldEnd, fresh.end() - freshEnd);
	std::ptrdiff_t tail = 0;
	while (tail < most && sameSku(*(rows_.end() - tail - 1), *(fresh.end() - tail - 1))) {
		++tail;
	}
	const auto first = static_cast<int>(head);
	if (const auto gone = std::ssize(rows_) - head - tail; gone > 0) {
		beginRemoveRows({}, first, first + static_cast<int>(gone) - 1);
		rows_.erase(rows_.begin() + head, rows_.begin() + head + gone);
		endRemoveRows();
	}
	if (const auto come = std::ssize(fresh) - head - tail; come > 0) {
		beginInsertRows({}, first, first + static_cast<int>(come) - 1);
		rows_.insert(rows_.begin() + head, fresh.begin() + head, fresh.begin() + head + come);
		endInsertRows();
	}
}

void StockModel::tellChanges(const Rows &before)
{
	std::array<std::vector<std::pair<int, int>>, kColumns> spans; // of each column, first and last row
	for (std::size_t row = 0; row < rows_.size(); ++row) {
		if (*before[row] == *rows_[row]) {
			continue;
		}
		for (int column = 0; column < kColumns; ++column) {
			if (!differs(*before[row], *rows_[row], column)) {
				continue;
			}
			auto &own = spans[static_cast<std::size_t>(column)];
			const int index = static_cast<int>(row);
			if (!own.empty() && own.back().second == index - 1) {
				own.back().second = index;
			} else {
				own.emplace_back(index, index);
			}
		}
	}
	for (int column = 0; column < kColumns; ++column) {
		auto &own = spans[static_cast<std::size_t>(column)];
		if (std::ssize(own) > kMostSignals) {
			own = {{own.front().first, own.back().second}};
		}
		for (const auto &[first, last] : own) {
			emit dataChanged(index(first, column), index(last, column));
		}
	}
}

QVariant StockModel::data(const QModelIndex &index, int role) const
{
	if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
		return {};
	}
	const app::StockRow &item = row(index.row());
	const auto column = static_cast<Column>(index.column());
	switch (role) {
	case Qt::DisplayRole:
		return display(item, column);
	case Qt::AccessibleTextRole:
		return spoken(item, column);
	case Qt::ToolTipRole:
		return toolTip(item);
	case Qt::TextAlignmentRole:
		return QVariant::fromValue(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
	case Qt::FontRole:
		if (item.onAir) {
			QFont font;
			font.setBold(true);
			return font;
		}
		return {};
	default:
		return {};
	}
}

QString StockModel::display(const app::StockRow &row, Column column) const
{
	switch (column) {
	case Sku:
		return oneLine(row.sku);
	case Title:
		return oneLine(row.title);
	case Left:
		return QString::fromStdString(row.left);
	case Pace:
		return QString::fromStdString(row.pace);
	case SellsOutIn:
		return QString::fromStdString(row.sellsOutIn);
	default:
		return state(row);
	}
}

QString StockModel::state(const app::StockRow &row) const
{
	const QString state =
		row.stale ? text_("Dock.Table.StaleAge", {{"state", text_(staleLook().word)}, {"age", text_(row.age)}})
			  : text_(lookOf(row.status).word);
	return row.rehearsal ? text_("Dock.Table.Rehearsal", {{"state", state}}) : state;
}

QString StockModel::spoken(const app::StockRow &row, Column column) const
{
	QString shown = display(row, column);
	if (column == Sku && row.onAir) {
		return text_("Dock.Table.OnAirRow", {{"sku", shown}});
	}
	if (column == Left && row.rehearsal) {
		return text_("Dock.Table.RehearsalLeft", {{"left", shown}});
	}
	if (column == State && row.stale) {
		return text_("Dock.Table.StaleWas", {{"stale", shown}, {"state", text_(lookOf(row.status).word)}});
	}
	return shown;
}

// The whole row, whatever the dock's width leaves of it. As HTML, or Qt guesses, and a product named <b> would come out
// bold.
QString StockModel::toolTip(const app::StockRow &row) const
{
	QStringList lines;
	for (const Column column : {Title, Sku, Left, Pace, SellsOutIn, State}) {
		lines.append(text_(kHeaders[column]) + ": " + display(row, column));
	}
	for (const core::Message &note : row.notes) {
		lines.append(text_(note));
	}
	lines.append(partLines(row, *view_, text_));
	return "<p style='white-space:pre'>" + lines.join('\n').toHtmlEscaped() + "</p>";
}

Qt::ItemFlags StockModel::flags(const QModelIndex &index) const
{
	return QAbstractTableModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QStringList StockModel::mimeTypes() const
{
	return {QString::fromLatin1(RunModel::kSkuMime)};
}

QMimeData *StockModel::mimeData(const QModelIndexList &indexes) const
{
	auto *data = new QMimeData;
	if (!indexes.isEmpty()) {
		data->setData(mimeTypes().front(), QByteArray::fromStdString(row(indexes.front().row()).sku));
	}
	return data;
}

QVariant StockModel::headerData(int section, Qt::Orientation orientation, int role) const
{
	if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) {
		return {};
	}
	if (role == Qt::DisplayRole) { // OBS's themes set the words hard against the lines between them
		return QChar(QChar::Nbsp) + text_(kHeaders[section]) + QChar(QChar::Nbsp);
	}
	if (role == Qt::TextAlignmentRole) {
		return QVariant::fromValue(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
	}
	return {};
}

} // namespace ui
