#include "ui/RunModel.hpp"

#include "alerts/AlertDesk.hpp"

#include <QFont>
#include <QMimeData>

#include <algorithm>
#include <iterator>
#include <utility>

namespace ui {
namespace {

constexpr const char *kRowMime = "application/x-liveshelf-run-row";
constexpr int kMostViews = 10; // two seconds of the dock's looks

std::string_view stateKey(show::RunState state)
{
	switch (state) {
	case show::RunState::SoldOut:
		return "Run.State.SoldOut";
	case show::RunState::Paused:
		return "Run.State.Paused";
	case show::RunState::Missing:
		return "Run.State.Missing";
	case show::RunState::Ready:
		break;
	}
	return {};
}

std::vector<show::RunEntry> entriesOf(const show::RunView &run)
{
	std::vector<show::RunEntry> entries;
	std::ranges::transform(run.lines, std::back_inserter(entries), &show::RunLine::entry);
	return entries;
}

} // namespace

RunModel::RunModel(const Text &text, QObject *parent) : QAbstractTableModel(parent), text_(text) {}

void RunModel::display(const show::RunView &run)
{
	const auto entries = entriesOf(run);
	if (wanted_ && entries != *wanted_ && patience_-- > 0) {
		return;
	}
	wanted_.reset();
	if (run == run_) {
		return;
	}
	const bool sameRows = entries.size() == run_.lines.size() &&
			      std::ranges::equal(entries, run_.lines, {}, &show::RunEntry::sku,
						 [](const show::RunLine &line) { return line.entry.sku; });
	if (!sameRows) { // exchanged from elsewhere
		beginResetModel();
		run_ = run;
		endResetModel();
		return;
	}
	const bool sameMinutes = entries == entriesOf(run_);
	run_ = run;
	if (rowCount() > 0) { // time passes while a person types minutes
		emit dataChanged(index(0, 0), index(rowCount() - 1, sameMinutes ? Spent : Minutes));
	}
}

std::vector<show::RunEntry> RunModel::entries() const
{
	return entriesOf(run_);
}

void RunModel::tell()
{
	wanted_ = entries();
	patience_ = kMostViews;
	emit edited(*wanted_);
}

void RunModel::insert(int row, std::vector<show::RunEntry> entries)
{
	const std::size_t room = show::RunEntry::kMost - std::min(run_.lines.size(), show::RunEntry::kMost);
	entries.resize(std::min(entries.size(), room));
	if (entries.empty()) {
		return;
	}
	beginInsertRows({}, row, row + static_cast<int>(entries.size()) - 1);
	for (std::size_t at = 0; at < entries.size(); ++at) {
		std::string title = entries[at].sku; // until the shelf says it
		run_.lines.insert(run_.lines.begin() + row + static_cast<std::ptrdiff_t>(at),
				  {entries[at], std::move(title), show::RunState::Ready, std::nullopt, {}});
	}
	endInsertRows();
	tell();
}

void RunModel::add(const std::string &sku, bool allVariants)
{
	show::RunEntry entry{sku};
	entry.allVariants = allVariants;
	insert(rowCount(), {std::move(entry)});
}

void RunModel::add(const std::vector<show::RunEntry> &entries)
{
	insert(rowCount(), entries);
}

void RunModel::remove(int row)
{
	if (row < 0 || row >= rowCount()) {
		return;
	}
	beginRemoveRows({}, row, row);
	run_.lines.erase(run_.lines.begin() + row);
	endRemoveRows();
	tell();
}

bool RunModel::move(int from, int to)
{
	if (from < 0 || from >= rowCount() || to < 0 || to > rowCount() || to == from || to == from + 1) {
		return false;
	}
	beginMoveRows({}, from, from, {}, to);
	const auto first = run_.lines.begin();
	if (to < from) {
		std::rotate(first + to, first + from, first + from + 1);
	} else {
		std::rotate(first + from, first + from + 1, first + to);
	}
	endMoveRows();
	tell();
	return true;
}

void RunModel::clear()
{
	if (rowCount() > 0) {
		beginRemoveRows({}, 0, rowCount() - 1);
		run_ = {};
		endRemoveRows();
		tell();
	}
}

int RunModel::rowCount(const QModelIndex &parent) const
{
	return parent.isValid() ? 0 : static_cast<int>(run_.lines.size());
}

int RunModel::columnCount(const QModelIndex &parent) const
{
	return parent.isValid() ? 0 : static_cast<int>(kColumns);
}

bool RunModel::isPlace(int row) const
{
	return run_.onAir && run_.place == static_cast<std::size_t>(row);
}

QString RunModel::words(const show::RunLine &line) const
{
	QString title = QString::fromStdString(line.title).simplified();
	if (line.entry.allVariants) {
		title = text_("Run.AllVariants", {{"title", title}});
	}
	const std::string_view state = stateKey(line.state);
	return state.empty() ? title : text_("Run.WithState", {{"title", title}, {"state", text_(state)}});
}

QString RunModel::cell(const show::RunLine &line, int column) const
{
	switch (column) {
	case Left:
		return line.left ? text_.number(*line.left) : QStringLiteral("–");
	case Spent:
		return line.spent == core::Duration::zero() ? QStringLiteral("–")
							    : QString::fromStdString(alerts::clockText(line.spent));
	case Minutes:
		return text_.number(line.entry.minutes);
	default:
		return words(line);
	}
}

QVariant RunModel::data(const QModelIndex &index, int role) const
{
	if (!index.isValid()) {
		return {};
	}
	const show::RunLine &one = line(index.row());
	switch (role) {
	case Qt::DisplayRole:
		return cell(one, index.column());
	case Qt::EditRole:
		return index.column() == Minutes ? QVariant(static_cast<int>(one.entry.minutes)) : QVariant();
	case Qt::AccessibleTextRole:
		return isPlace(index.row()) && index.column() == Product
			       ? text_("Dock.Table.OnAirRow", {{"sku", cell(one, Product)}})
			       : cell(one, index.column());
	case Qt::ToolTipRole:
		return asToolTip(cell(one, Product) + " · " + QString::fromStdString(one.entry.sku));
	case Qt::TextAlignmentRole:
		return index.column() == Product ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
	case Qt::FontRole: {
		QFont font;
		font.setBold(isPlace(index.row()));
		font.setStrikeOut(one.state != show::RunState::Ready && index.column() == Product);
		return font;
	}
	default:
		return {};
	}
}

bool RunModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
	const int minutes = value.toInt();
	if (!index.isValid() || role != Qt::EditRole || index.column() != Minutes || minutes < 1 ||
	    minutes > show::RunEntry::kMostMinutes) {
		return false;
	}
	show::RunEntry &entry = run_.lines[static_cast<std::size_t>(index.row())].entry;
	if (entry.minutes != minutes) {
		entry.minutes = minutes;
		emit dataChanged(index, index);
		tell();
	}
	return true;
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
	if (orientation != Qt::Horizontal) {
		return {};
	}
	if (role == Qt::TextAlignmentRole) {
		return QVariant((section == Product ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
	}
	constexpr std::string_view kHeaders[kColumns] = {"Dock.Table.Title", "Dock.Table.Left", "Run.Spent",
							 "Run.Minutes"};
	return role == Qt::DisplayRole && section < kColumns ? QVariant(text_(kHeaders[section])) : QVariant();
}

Qt::ItemFlags RunModel::flags(const QModelIndex &index) const
{
	if (!index.isValid()) {
		return Qt::ItemIsDropEnabled; // between rows and below them
	}
	const Qt::ItemFlags row = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsDragEnabled;
	return index.column() == Minutes ? row | Qt::ItemIsEditable : row;
}

Qt::DropActions RunModel::supportedDropActions() const
{
	return Qt::CopyAction | Qt::MoveAction;
}

QStringList RunModel::mimeTypes() const
{
	return {QString::fromLatin1(kRowMime), QString::fromLatin1(kSkuMime)};
}

QMimeData *RunModel::mimeData(const QModelIndexList &indexes) const
{
	auto *data = new QMimeData;
	if (!indexes.isEmpty()) {
		data->setData(QString::fromLatin1(kRowMime), QByteArray::number(indexes.front().row()));
	}
	return data;
}

// The row is moved here; the view need not remove it, so that it is told nothing of a move.
bool RunModel::dropMimeData(const QMimeData *data, Qt::DropAction, int row, int, const QModelIndex &parent)
{
	const int to = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
	if (data->hasFormat(QString::fromLatin1(kRowMime))) {
		move(data->data(QString::fromLatin1(kRowMime)).toInt(), to);
	} else if (data->hasFormat(QString::fromLatin1(kSkuMime))) {
		insert(to, {show::RunEntry{data->data(QString::fromLatin1(kSkuMime)).toStdString()}});
	}
	return false;
}

} // namespace ui
