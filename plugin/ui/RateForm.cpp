#include "ui/RateForm.hpp"

#include "ui/Form.hpp"

#include <QCheckBox>
#include <QSpinBox>

namespace ui {

RateForm::RateForm(const Text &text, const rate::RateSettings &settings, QWidget *parent)
	: QGroupBox(text("Settings.Rate"), parent)
{
	auto *form = new Form(text);
	setLayout(form);
	enabled_ = form->add("Settings.RateEnabled", new QCheckBox);
	enabled_->setChecked(settings.enabled);
	form->addHint("Settings.RateEnabled.Hint");
	floor_ = form->addWhole("Settings.RateFloor", 50, 100'000, "Settings.Unit.Kbps");
	floor_->setSingleStep(50);
	floor_->setValue(static_cast<int>(settings.floor.kbps()));
	const auto follow = [this, form] {
		form->setRowVisible(floor_, enabled_->isChecked());
	};
	connect(enabled_, &QCheckBox::toggled, this, follow);
	follow();
}

void RateForm::store(rate::RateSettings &settings) const
{
	settings.enabled = enabled_->isChecked();
	settings.floor = core::BitRate::kbps(floor_->value());
}

} // namespace ui
