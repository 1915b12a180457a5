#include "ui/SoundForm.hpp"

#include "ui/Form.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>

#include <cmath>

namespace ui {

SoundForm::SoundForm(const Text &text, const profile::SoundSettings &sound, QWidget *parent)
	: QGroupBox(text("Settings.Sound"), parent), text_(text), before_(sound)
{
	auto *form = new Form(text);
	setLayout(form);
	enabled_ = form->add("Settings.SoundEnabled", new QCheckBox);
	enabled_->setChecked(sound.enabled);
	device_ = form->add("Settings.SoundDevice", new QComboBox);
	device_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
	device_->setMinimumContentsLength(16);
	form->addHint("Settings.SoundDevice.Hint");
	volume_ = form->addWhole("Settings.SoundVolume", 1, 100, "Settings.Unit.Percent");
	volume_->setValue(static_cast<int>(std::lround(sound.volume * 100)));
	test_ = new QPushButton(text("Settings.SoundTest"), this);
	test_->setObjectName("SoundTest");
	test_->setAccessibleName(plainName(text("Settings.SoundTest")));
	form->addRow(test_);
	connect(test_, &QPushButton::clicked, this, [this] {
		profile::SoundSettings typed = before_;
		store(typed);
		emit testWanted(typed);
	});
	device_->addItem(text("Settings.SoundDevice.Default"), QString());
	if (const QString chosen = QString::fromStdString(sound.device); !chosen.isEmpty()) {
		device_->addItem(QString::fromStdString(sound.deviceName.empty() ? sound.device : sound.deviceName),
				 chosen);
		device_->setCurrentIndex(1);
	}
}

// A chosen device that is not there now stays chosen, and says so.
void SoundForm::display(const app::SoundView &view)
{
	if (view.devices == shown_) {
		return;
	}
	shown_ = view.devices;
	const QVariant chosen = device_->currentData();
	device_->clear();
	device_->addItem(text_("Settings.SoundDevice.Default"), QString());
	for (const sound::Device &device : view.devices) {
		device_->addItem(QString::fromStdString(device.name), QString::fromStdString(device.id));
	}
	if (device_->findData(chosen) < 0) {
		const std::string &name = before_.deviceName.empty() ? before_.device : before_.deviceName;
		device_->addItem(text_("Settings.SoundDevice.Missing", {{"device", QString::fromStdString(name)}}),
				 chosen);
	}
	device_->setCurrentIndex(device_->findData(chosen));
}

void SoundForm::store(profile::SoundSettings &sound) const
{
	sound.enabled = enabled_->isChecked();
	if (isChanged(*volume_, before_.volume * 100)) {
		sound.volume = volume_->value() / 100.0;
	}
	if (const std::string device = device_->currentData().toString().toStdString(); device != before_.device) {
		sound.device = device;
		sound.deviceName = device.empty() ? "" : device_->currentText().toStdString();
	}
}

} // namespace ui
