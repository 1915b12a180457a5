#pragma once

#include "alerts/AlertRules.hpp"
#include "ui/Text.hpp"

#include <QGroupBox>

class QDoubleSpinBox;
class QSpinBox;

namespace ui {

// When the host is warned.
class AlertForm : public QGroupBox {
	Q_OBJECT

public:
	AlertForm(const Text &text, const alerts::AlertRules &rules, QWidget *parent = nullptr);

	// `rules` holds what was given to the constructor.
	void store(alerts::AlertRules &rules) const;

private:
	QSpinBox *lowUnits_;
	QDoubleSpinBox *lowShare_; // percent
	QDoubleSpinBox *hotWithin_;
	QSpinBox *staleAfter_;
};

} // namespace ui
