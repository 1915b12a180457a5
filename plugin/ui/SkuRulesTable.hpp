#pragma once

#include "alerts/AlertPlan.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <map>
#include <string>
#include <utility>
#include <vector>

class QComboBox;
class QPushButton;
class QTableWidget;

namespace ui {

// What holds for single products instead of the default: a row for each, to which products of the shelf can be added.
// A cell that shows "–" follows the default.
class SkuRulesTable : public QWidget {
	Q_OBJECT

public:
	// `shelf`: SKU and title of what may be added.
	SkuRulesTable(const Text &text, const std::map<std::string, alerts::SkuRules> &rules,
		      const std::vector<std::pair<std::string, std::string>> &shelf, QWidget *parent = nullptr);

	// `rules` holds what was given to the constructor; what was not touched stays to the last digit.
	void store(std::map<std::string, alerts::SkuRules> &rules) const;

private:
	void add(const std::string &sku, const alerts::SkuRules &rules);
	void addChosen();
	void removeChosen();
	void follow();
	std::string skuAt(int row) const;

	Text text_;
	QTableWidget *table_;
	QComboBox *pick_;
	QPushButton *add_;
	QPushButton *remove_;
};

} // namespace ui
