#include "ui/PushForm.hpp"

#include "ui/Form.hpp"

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>

namespace ui {

PushForm::PushForm(const Text &text, const profile::PushSettings &push, QWidget *parent)
	: QGroupBox(text("Settings.Push"), parent)
{
	auto *form = new Form(text);
	setLayout(form);
	enabled_ = form->add("Settings.PushEnabled", new QCheckBox);
	enabled_->setChecked(push.enabled);
	form->addHint("Settings.PushEnabled.Hint");
	address_ = form->add("Settings.PushHost", new QLineEdit(QString::fromStdString(push.address)));
	address_->setPlaceholderText(QStringLiteral("127.0.0.1"));
	port_ = form->add("Settings.PushPort", new QSpinBox);
	port_->setRange(1, 65535);
	port_->setGroupSeparatorShown(false);
	port_->setValue(static_cast<int>(push.port));
	const auto showWhatApplies = [this, form] {
		form->setRowVisible(address_, enabled_->isChecked());
		form->setRowVisible(port_, enabled_->isChecked());
	};
	showWhatApplies();
	connect(enabled_, &QCheckBox::toggled, this, showWhatApplies);
	connect(enabled_, &QCheckBox::toggled, this, &PushForm::changed);
	connect(address_, &QLineEdit::textChanged, this, &PushForm::changed);
	connect(port_, &QSpinBox::valueChanged, this, &PushForm::changed);
}

void PushForm::store(profile::PushSettings &push) const
{
	push.enabled = enabled_->isChecked();
	push.address = address_->text().trimmed().toStdString();
	push.port = port_->value();
}

} // namespace ui
