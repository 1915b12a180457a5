#include "ui/TrayForm.hpp"

#include "ui/Form.hpp"

#include <QCheckBox>

namespace ui {

TrayForm::TrayForm(const Text &text, const profile::TraySettings &tray, QWidget *parent)
	: QGroupBox(text("Settings.Tray"), parent)
{
	auto *form = new Form(text);
	setLayout(form);
	const auto add = [&](const char *key, bool checked) {
		auto *box = form->add(key, new QCheckBox);
		box->setChecked(checked);
		return box;
	};
	soon_ = add("Settings.TraySoon", tray.soon);
	now_ = add("Settings.TrayNow", tray.now);
	soldOut_ = add("Settings.TraySoldOut", tray.soldOut);
	stale_ = add("Settings.TrayStale", tray.stale);
	form->addHint("Settings.Tray.Hint");
}

void TrayForm::store(profile::TraySettings &tray) const
{
	tray = {.soon = soon_->isChecked(),
		.now = now_->isChecked(),
		.soldOut = soldOut_->isChecked(),
		.stale = stale_->isChecked()};
}

} // namespace ui
