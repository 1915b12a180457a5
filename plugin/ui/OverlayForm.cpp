#include "ui/OverlayForm.hpp"

#include "ui/Form.hpp"

#include <QCheckBox>

namespace ui {

OverlayForm::OverlayForm(const Text &text, const profile::OverlaySettings &overlay, QWidget *parent)
	: QGroupBox(text("Settings.Overlay"), parent)
{
	auto *form = new Form(text);
	setLayout(form);
	reduceMotion_ = form->add("Settings.ReduceMotion", new QCheckBox);
	reduceMotion_->setChecked(overlay.reduceMotion);
	form->addHint("Settings.ReduceMotion.Hint");
}

void OverlayForm::store(profile::OverlaySettings &overlay) const
{
	overlay.reduceMotion = reduceMotion_->isChecked();
}

} // namespace ui
