#include "ui/CatalogueModel.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_set>

namespace ui {

CatalogueModel::CatalogueModel(const Text &text, const std::map<std::string, std::string> &catalogue,
			       const commerce::ShopSettings &shop, QObject *parent)
	: QAbstractTableModel(parent), text_(text)
{
	const std::unordered_set<std::string> picked(shop.picked.begin(), shop.picked.end());
	std::set<std::string> gone(picked.begin(), picked.end()); // named in the settings, not in the shop
	for (const auto &[sku, row] : shop.renamed) {
		gone.insert(sku);
	}
	const auto add = [&](const std::string &sku, const QString &title) {
		const auto renamed = shop.renamed.find(sku);
		const bool ticked = picked.contains(sku);
		ticked_ += ticked ? 1 : 0;
		lines_.push_back({sku, QString::fromStdString(sku).simplified(), title,
				  renamed == shop.renamed.end() ? QString() : QString::fromStdString(renamed->second),
				  ticked});
	};
	for (const auto &[sku, title] : catalogue) {
		gone.erase(sku);
		add(sku, QString::fromStdString(title).simplified());
	}
	for (const std::string &sku : gone) {
		add(sku, text_("Settings.Skus.Gone"));
	}
	std::ranges::sort(lines_, {}, &Line::sku);
}

void CatalogueModel::store(commerce::ShopSettings &shop) const
{
	std::unordered_set<std::string> now;
	shop.renamed.clear();
	for (const Line &line : lines_) {
		if (line.ticked) {
			now.insert(line.sku);
		}
		if (!line.row.isEmpty()) {
			shop.renamed[line.sku] = line.row.toStdString();
		}
	}
	std::erase_if(shop.picked, [&](const std::string &sku) { return now.erase(sku) == 0; });
	for (const Line &line : lines_) {
		if (now.contains(line.sku)) {
			shop.picked.push_back(line.sku);
		}
	}
}

void CatalogueModel::tick(const std::vector<int> &rows, bool ticked)
{
	if (rows.empty()) {
		return;
	}
	for (const int row : rows) {
		Line &line = lines_[static_cast<std::size_t>(row)];
		ticked_ += (ticked ? 1 : 0) - (line.ticked ? 1 : 0);
		line.ticked = ticked;
	}
	const auto [first, last] = std::ranges::minmax(rows);
	emit dataChanged(index(first, Sku), index(last, Sku), {Qt::CheckStateRole});
	emit tickedChanged();
}

const std::string &CatalogueModel::skuAt(int row) const
{
	return lines_[static_cast<std::size_t>(row)].sku;
}

int CatalogueModel::rowOf(const std::string &sku) const
{
	const auto found = std::ranges::lower_bound(lines_, sku, {}, &Line::sku);
	return found == lines_.end() || found->sku != sku ? -1 : static_cast<int>(found - lines_.begin());
}

int CatalogueModel::rowCount(const QModelIndex &parent) const
{
	return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

int CatalogueModel::columnCount(const QModelIndex &parent) const
{
	return parent.isValid() ? 0 : static_cast<int>(kColumns);
}

QVariant CatalogueModel::data(const QModelIndex &index, int role) const
{
	if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
		return {};
	}
	const Line &line = lines_[static_cast<std::size_t>(index.row())];
	if (role == Qt::CheckStateRole && index.column() == Sku) {
		return line.ticked ? Qt::Checked : Qt::Unchecked;
	}
	if (role == Qt::ToolTipRole) {
		return asToolTip(line.shownSku + QStringLiteral(": ") + line.title);
	}
	if (role != Qt::DisplayRole && role != Qt::EditRole) {
		return {};
	}
	switch (index.column()) {
	case Sku:
		return line.shownSku;
	case Title:
		return line.title;
	default:
		return line.row.isEmpty() ? line.shownSku : line.row;
	}
}

bool CatalogueModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
	if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
		return false;
	}
	if (role == Qt::CheckStateRole && index.column() == Sku) {
		tick({index.row()}, value.toInt() == Qt::Checked);
		return true;
	}
	if (role == Qt::EditRole && index.column() == Row) {
		Line &line = lines_[static_cast<std::size_t>(index.row())];
		const QString row = value.toString().simplified();
		line.row = row == line.shownSku ? QString() : row;
		emit dataChanged(index, index);
		return true;
	}
	return false;
}

Qt::ItemFlags CatalogueModel::flags(const QModelIndex &index) const
{
	const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
	switch (index.column()) {
	case Sku:
		return flags | Qt::ItemIsUserCheckable;
	case Row:
		return flags | Qt::ItemIsEditable;
	default:
		return flags;
	}
}

QVariant CatalogueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
	if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
		return {};
	}
	switch (section) {
	case Sku:
		return text_("Settings.Skus.Sku");
	case Title:
		return text_("Dock.Table.Title");
	default:
		return text_("Settings.Skus.Row");
	}
}

} // namespace ui
