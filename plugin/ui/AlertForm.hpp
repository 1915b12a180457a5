#pragma once

#include "alerts/AlertPlan.hpp"
#include "alerts/AlertRules.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <optional>
#include <string>
#include <utility>
#include <vector>

class QDoubleSpinBox;
class QSpinBox;

namespace ui {

class Form;
class SkuRulesTable;

// When the host is warned, of what, and how much an alert proposes to add; by default and for single products.
class AlertForm : public QWidget {
	Q_OBJECT

public:
	// `shelf`: SKU and title of what may get rules of its own.
	AlertForm(const Text &text, const alerts::AlertRules &rules, const alerts::AlertPlan &plan,
		  const std::vector<std::pair<std::string, std::string>> &shelf, QWidget *parent = nullptr);

	// Both hold what was given to the constructor.
	void store(alerts::AlertRules &rules, alerts::AlertPlan &plan) const;

private:
	void addRules(Form &form, const alerts::AlertRules &rules);
	void addRestock(Form &form, const Text &text, const alerts::RestockSettings &restock);

	QSpinBox *lowUnits_;
	QDoubleSpinBox *lowShare_; // percent
	QDoubleSpinBox *hotWithin_;
	QSpinBox *soonUnits_;
	QDoubleSpinBox *nowWithin_;
	QSpinBox *nowUnits_;
	QSpinBox *staleAfter_;
	QDoubleSpinBox *snoozeFor_;
	QDoubleSpinBox *lastsFor_;
	QDoubleSpinBox *price_; // zero: not known
	QDoubleSpinBox *cost_;
	QDoubleSpinBox *penalty_;
	SkuRulesTable *skus_;
};

} // namespace ui
