#include "ui/SkuRulesTable.hpp"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

namespace ui {
namespace {

using alerts::SkuRules;

// One cell of a row: what it is called, and how it is read from the rules and written to them, as people count.
struct Column {
	std::string_view word;
	double least;
	double most;
	int decimals;
	std::optional<double> (*get)(const SkuRules &rules);
	void (*set)(SkuRules &rules, std::optional<double> value);
};

template<std::optional<std::int64_t> SkuRules::*Part>
std::optional<double> getUnits(const SkuRules &rules)
{
	return rules.*Part ? std::optional(static_cast<double>(*(rules.*Part))) : std::nullopt;
}
template<std::optional<std::int64_t> SkuRules::*Part>
void setUnits(SkuRules &rules, std::optional<double> value)
{
	rules.*Part = value ? std::optional<std::int64_t>(std::llround(*value)) : std::nullopt;
}
template<std::optional<core::Duration> SkuRules::*Part>
std::optional<double> getMinutes(const SkuRules &rules)
{
	return rules.*Part ? std::optional((rules.*Part)->minutes()) : std::nullopt;
}
template<std::optional<core::Duration> SkuRules::*Part>
void setMinutes(SkuRules &rules, std::optional<double> value)
{
	rules.*Part = value ? std::optional(core::Duration::minutes(*value)) : std::nullopt;
}
template<std::optional<double> SkuRules::*Part>
std::optional<double> getMoney(const SkuRules &rules)
{
	return rules.*Part;
}
template<std::optional<double> SkuRules::*Part>
void setMoney(SkuRules &rules, std::optional<double> value)
{
	rules.*Part = value;
}

constexpr double kMostUnits = 1'000'000;
constexpr double kMostMoney = 1e9;
constexpr Column kColumns[] = {
	{"Settings.SkuRules.Low", 0, kMostUnits, 0, getUnits<&SkuRules::lowUnits>, setUnits<&SkuRules::lowUnits>},
	{"Settings.SkuRules.SoonUnits", 0, kMostUnits, 0, getUnits<&SkuRules::soonUnits>,
	 setUnits<&SkuRules::soonUnits>},
	{"Settings.SkuRules.Soon", 0.2, 60, 1, getMinutes<&SkuRules::hotWithin>, setMinutes<&SkuRules::hotWithin>},
	{"Settings.SkuRules.NowUnits", 0, kMostUnits, 0, getUnits<&SkuRules::nowUnits>, setUnits<&SkuRules::nowUnits>},
	{"Settings.SkuRules.Now", 0.2, 60, 1, getMinutes<&SkuRules::nowWithin>, setMinutes<&SkuRules::nowWithin>},
	{"Settings.SkuRules.Price", 0, kMostMoney, 2, getMoney<&SkuRules::price>, setMoney<&SkuRules::price>},
	{"Settings.SkuRules.Cost", 0, kMostMoney, 2, getMoney<&SkuRules::cost>, setMoney<&SkuRules::cost>},
};

double step(const Column &column)
{
	return std::pow(0.1, column.decimals);
}

// The step below the least value stands for the default.
double below(const Column &column)
{
	return column.least - step(column);
}

} // namespace

SkuRulesTable::SkuRulesTable(const Text &text, const std::map<std::string, SkuRules> &rules,
			     const std::vector<std::pair<std::string, std::string>> &shelf, QWidget *parent)
	: QWidget(parent), text_(text), table_(new QTableWidget(0, static_cast<int>(std::size(kColumns)) + 1, this)),
	  pick_(new QComboBox(this)), add_(new QPushButton(text("Settings.SkuRules.Add"), this)),
	  remove_(new QPushButton(text("Settings.SkuRules.Remove"), this))
{
	QStringList words{text("Settings.SkuRules.Sku")};
	std::ranges::for_each(kColumns, [&](const Column &column) { words.append(text(column.word)); });
	table_->setObjectName("SkuRules");
	table_->setAccessibleName(text("Settings.SkuRules"));
	table_->setHorizontalHeaderLabels(words);
	table_->verticalHeader()->hide();
	table_->setSelectionBehavior(QAbstractItemView::SelectRows);
	table_->setTabKeyNavigation(false);
	table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
	table_->setMinimumHeight(fontMetrics().height() * 8);

	pick_->setObjectName("SkuRulesPick");
	pick_->setAccessibleName(text("Settings.SkuRules.Pick"));
	pick_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
	pick_->setMinimumContentsLength(20);
	for (const auto &[sku, title] : shelf) {
		const QString name = QString::fromStdString(sku);
		const QString shown = QString::fromStdString(title).simplified();
		pick_->addItem(shown.isEmpty() || shown == name ? name : shown + " · " + name, name);
	}
	for (auto [button, name] : {std::pair{add_, "SkuRulesAdd"}, std::pair{remove_, "SkuRulesRemove"}}) {
		button->setObjectName(QString::fromLatin1(name));
		button->setAccessibleName(plainName(button->text()));
		button->setAutoDefault(false);
	}
	auto *hint = new QLabel(text("Settings.SkuRules.Hint"), this);
	hint->setWordWrap(true);
	auto *row = new QHBoxLayout;
	row->addWidget(pick_, 1);
	row->addWidget(add_);
	row->addWidget(remove_);
	auto *column = new QVBoxLayout(this);
	column->setContentsMargins(0, 0, 0, 0);
	column->addWidget(hint);
	column->addWidget(table_);
	column->addLayout(row);
	connect(add_, &QPushButton::clicked, this, &SkuRulesTable::addChosen);
	connect(remove_, &QPushButton::clicked, this, &SkuRulesTable::removeChosen);
	connect(table_, &QTableWidget::currentCellChanged, this, &SkuRulesTable::follow);
	for (const auto &[sku, own] : rules) {
		add(sku, own);
	}
	follow();
}

void SkuRulesTable::add(const std::string &sku, const SkuRules &rules)
{
	const int row = table_->rowCount();
	table_->insertRow(row);
	auto *name = new QTableWidgetItem(QString::fromStdString(sku));
	name->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
	table_->setItem(row, 0, name);
	for (int index = 0; const Column &column : kColumns) {
		auto *box = new QDoubleSpinBox;
		box->setDecimals(column.decimals);
		box->setRange(below(column), column.most);
		box->setSingleStep(std::max(step(column), 0.5));
		box->setSpecialValueText(text_("Settings.SkuRules.Default"));
		box->setValue(column.get(rules).value_or(below(column)));
		box->setAccessibleName(
			text_("Settings.SkuRules.Cell", {{"column", text_(column.word)}, {"sku", name->text()}}));
		box->setFrame(false);
		table_->setCellWidget(row, ++index, box);
	}
}

void SkuRulesTable::addChosen()
{
	const std::string sku = pick_->currentData().toString().toStdString();
	if (sku.empty()) {
		return;
	}
	int row = 0;
	while (row < table_->rowCount() && skuAt(row) != sku) {
		++row;
	}
	if (row == table_->rowCount()) {
		add(sku, {});
	}
	table_->setCurrentCell(row, 0);
	table_->cellWidget(row, 1)->setFocus();
}

void SkuRulesTable::removeChosen()
{
	table_->removeRow(table_->currentRow());
	follow();
}

void SkuRulesTable::follow()
{
	add_->setEnabled(pick_->count() > 0);
	remove_->setEnabled(table_->currentRow() >= 0);
}

std::string SkuRulesTable::skuAt(int row) const
{
	return table_->item(row, 0)->text().toStdString();
}

void SkuRulesTable::store(std::map<std::string, SkuRules> &rules) const
{
	std::map<std::string, SkuRules> shown;
	for (int row = 0; row < table_->rowCount(); ++row) {
		const auto known = rules.find(skuAt(row));
		SkuRules &own = shown[skuAt(row)];
		if (known != rules.end()) {
			own = known->second;
		}
		for (int index = 0; const Column &column : kColumns) {
			const auto *box = static_cast<const QDoubleSpinBox *>(table_->cellWidget(row, ++index));
			const auto before = column.get(own);
			const double shownBefore = before.value_or(below(column));
			if (std::abs(box->value() - shownBefore) > 0.51 * step(column)) {
				const bool isDefault = box->value() < column.least - step(column) / 2;
				column.set(own, isDefault ? std::nullopt : std::optional(box->value()));
			}
		}
	}
	rules = std::move(shown);
}

} // namespace ui
