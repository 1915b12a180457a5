#include "ui/RateForm.hpp"

#include "ui/Form.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSpinBox>

namespace ui {

RateForm::RateForm(const Text &text, const rate::RateSettings &settings, const std::vector<std::string> &scenes,
		   QWidget *parent)
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
	scene_ = form->add("Settings.SceneAtFloor", new QComboBox);
	fillScenes(text, settings.sceneAtFloor, scenes);
	sceneAfter_ = form->addTenths("Settings.SceneAfter", 1, 600, "Settings.Unit.Seconds");
	sceneAfter_->setValue(settings.sceneAfter.seconds());
	QWidget *hint = form->addHint("Settings.SceneAtFloor.Hint");
	shedLoad_ = form->add("Settings.ShedLoad", new QCheckBox);
	shedLoad_->setChecked(settings.shedLoad);
	form->addHint("Settings.ShedLoad.Hint");
	const auto follow = [this, form, hint] {
		const bool on = enabled_->isChecked();
		const bool switches = on && scene_->currentIndex() > 0;
		form->setRowVisible(floor_, on);
		form->setRowVisible(scene_, on);
		form->setRowVisible(sceneAfter_, switches);
		form->setRowVisible(hint, switches);
	};
	connect(enabled_, &QCheckBox::toggled, this, follow);
	connect(scene_, &QComboBox::currentIndexChanged, this, follow);
	follow();
}

void RateForm::store(rate::RateSettings &settings) const
{
	settings.enabled = enabled_->isChecked();
	settings.shedLoad = shedLoad_->isChecked();
	settings.floor = core::BitRate::kbps(floor_->value());
	settings.sceneAtFloor = scene_->currentData().toString().toStdString();
	if (isChanged(*sceneAfter_, settings.sceneAfter.seconds())) {
		settings.sceneAfter = core::Duration::seconds(sceneAfter_->value());
	}
}

// "Do not switch" first. A scene that is not in this collection stays chosen, and says so.
void RateForm::fillScenes(const Text &text, const std::string &chosen, const std::vector<std::string> &scenes)
{
	// A long name of a scene does not widen the dialog.
	scene_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
	scene_->setMinimumContentsLength(16);
	scene_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
	scene_->addItem(text("Settings.SceneAtFloor.None"), QString());
	for (const std::string &scene : scenes) {
		scene_->addItem(QString::fromStdString(scene), QString::fromStdString(scene));
	}
	const QString wanted = QString::fromStdString(chosen);
	if (scene_->findData(wanted) < 0) {
		scene_->addItem(text("Settings.SceneAtFloor.Missing", {{"scene", wanted}}), wanted);
	}
	scene_->setCurrentIndex(scene_->findData(wanted));
}

} // namespace ui
