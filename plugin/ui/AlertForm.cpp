#include "ui/AlertForm.hpp"

#include "ui/Form.hpp"

#include <QDoubleSpinBox>
#include <QSpinBox>

#include <algorithm>

namespace ui {

AlertForm::AlertForm(const Text &text, const alerts::AlertRules &rules, QWidget *parent)
	: QGroupBox(text("Settings.Alerts"), parent)
{
	auto *form = new Form(text);
	setLayout(form);
	lowUnits_ = form->addWhole("Settings.LowUnits", 0, 1'000'000, "Settings.Unit.Units");
	lowUnits_->setValue(static_cast<int>(std::clamp<std::int64_t>(rules.lowUnits, 0, lowUnits_->maximum())));
	lowShare_ = form->addTenths("Settings.LowShare", 0, 100, "Settings.Unit.Percent");
	lowShare_->setValue(rules.lowShare * 100);
	hotWithin_ = form->addTenths("Settings.HotWithin", 0.2, 60, "Settings.Unit.Minutes");
	hotWithin_->setValue(rules.hotWithin.minutes());
	staleAfter_ = form->addWhole("Settings.StaleAfter", 2, 3600, "Settings.Unit.Seconds");
	staleAfter_->setValue(static_cast<int>(rules.staleAfter.seconds()));
}

void AlertForm::store(alerts::AlertRules &rules) const
{
	rules.lowUnits = lowUnits_->value();
	if (isChanged(*lowShare_, rules.lowShare * 100)) {
		rules.lowShare = lowShare_->value() / 100;
	}
	if (isChanged(*hotWithin_, rules.hotWithin.minutes())) {
		rules.hotWithin = core::Duration::minutes(hotWithin_->value());
	}
	if (isChanged(*staleAfter_, rules.staleAfter.seconds())) {
		rules.staleAfter = core::Duration::seconds(staleAfter_->value());
	}
}

} // namespace ui
