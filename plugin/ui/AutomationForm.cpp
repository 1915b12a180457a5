#include "ui/AutomationForm.hpp"

#include "ui/Form.hpp"
#include "ui/MarkedLine.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace ui {

using AtSoldOut = show::AutomationSettings::AtSoldOut;
using show::AutomationKind;

namespace {

std::string chosenIn(const QComboBox &box)
{
	return box.currentData().toString().toStdString();
}

} // namespace

AutomationForm::AutomationForm(const Text &text, const show::AutomationSettings &settings,
			       const std::vector<std::string> &scenes, const std::vector<std::string> &sources,
			       QWidget *parent)
	: QGroupBox(text("Settings.Automations"), parent), text_(text)
{
	auto *form = new Form(text);
	setLayout(form);
	form->addHint("Settings.Automations.Hint");
	atSoldOut_ = form->add("Settings.AtSoldOut", new QComboBox);
	for (const auto &[act, key] : {std::pair{AtSoldOut::Nothing, "Settings.AtSoldOut.Nothing"},
				       std::pair{AtSoldOut::NextProduct, "Settings.AtSoldOut.Next"},
				       std::pair{AtSoldOut::Scene, "Settings.AtSoldOut.Scene"}}) {
		atSoldOut_->addItem(text(key), static_cast<int>(act));
	}
	atSoldOut_->setCurrentIndex(atSoldOut_->findData(static_cast<int>(settings.atSoldOut)));
	scene_ = addChoice(*form, "Settings.SoldOutScene", "Settings.SoldOutScene.None", scenes, settings.soldOutScene);
	tryNext_ = addRehearsal(*form, "TryNext", AutomationKind::NextProduct);
	tryScene_ = addRehearsal(*form, "TryScene", AutomationKind::Scene);
	showAtNow_ = form->add("Settings.ShowAtNow", new QCheckBox);
	showAtNow_->setChecked(settings.showAtNow);
	source_ = addChoice(*form, "Settings.NowSource", "Settings.NowSource.None", sources, settings.nowSource);
	sourceScene_ = addChoice(*form, "Settings.NowScene", "Settings.NowScene.Program", scenes, settings.nowScene);
	QLabel *hint = form->addHint("Settings.NowSource.Hint");
	trySource_ = addRehearsal(*form, "TrySource", AutomationKind::Source);
	pause_ = form->add("Settings.PauseOversold", new QCheckBox);
	pause_->setChecked(settings.pauseOversold);
	withoutAsking_ = form->add("Settings.PauseWithoutAsking", new QCheckBox);
	withoutAsking_->setChecked(settings.pauseWithoutAsking);
	tryPause_ = addRehearsal(*form, "TryPause", AutomationKind::Pause);
	news_ = new MarkedLine("rehearsalNews", MarkedLine::Frame::Drawn, this);
	news_->say({}, Shape::None, Tone::Plain);
	form->addRow(news_);

	const auto follow = [this, form, hint] {
		const auto act = static_cast<AtSoldOut>(atSoldOut_->currentData().toInt());
		form->setRowVisible(scene_, act == AtSoldOut::Scene);
		form->setRowVisible(tryScene_, act == AtSoldOut::Scene);
		form->setRowVisible(tryNext_, act == AtSoldOut::NextProduct);
		for (QWidget *field : std::initializer_list<QWidget *>{source_, sourceScene_, hint, trySource_}) {
			form->setRowVisible(field, showAtNow_->isChecked());
		}
		form->setRowVisible(withoutAsking_, pause_->isChecked());
		form->setRowVisible(tryPause_, pause_->isChecked());
	};
	connect(atSoldOut_, &QComboBox::currentIndexChanged, this, follow);
	connect(showAtNow_, &QCheckBox::toggled, this, follow);
	connect(pause_, &QCheckBox::toggled, this, follow);
	follow();
}

// What is not in this collection stays chosen, and says so.
QComboBox *AutomationForm::addChoice(Form &form, std::string_view key, std::string_view noneKey,
				     const std::vector<std::string> &names, const std::string &chosen)
{
	auto *box = form.add(key, new QComboBox);
	box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
	box->setMinimumContentsLength(16);
	box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
	box->addItem(text_(noneKey), QString());
	for (const std::string &name : names) {
		box->addItem(QString::fromStdString(name), QString::fromStdString(name));
	}
	const QString wanted = QString::fromStdString(chosen);
	if (box->findData(wanted) < 0) {
		box->addItem(text_("Settings.SceneAtFloor.Missing", {{"scene", wanted}}), wanted);
	}
	box->setCurrentIndex(box->findData(wanted));
	return box;
}

QPushButton *AutomationForm::addRehearsal(Form &form, const char *name, AutomationKind kind)
{
	auto *button = new QPushButton(text_("Auto.Rehearse"), this);
	button->setObjectName(QString::fromLatin1(name));
	button->setAccessibleName(plainName(button->text()));
	button->setAutoDefault(false);
	form.addRow(QString(), button);
	connect(button, &QPushButton::clicked, this, [this, kind] { emit rehearsalWanted(kind); });
	return button;
}

void AutomationForm::store(show::AutomationSettings &settings) const
{
	settings.atSoldOut = static_cast<AtSoldOut>(atSoldOut_->currentData().toInt());
	settings.soldOutScene = chosenIn(*scene_);
	settings.showAtNow = showAtNow_->isChecked();
	settings.nowSource = chosenIn(*source_);
	settings.nowScene = chosenIn(*sourceScene_);
	settings.pauseOversold = pause_->isChecked();
	settings.pauseWithoutAsking = withoutAsking_->isChecked();
}

void AutomationForm::display(const show::AutomationsView &view)
{
	const auto latest = std::ranges::find_if(view.acts, &show::AutomationAct::rehearsal);
	if (latest != view.acts.end()) {
		QString words = text_("Auto.Rehearsed", {{"sentence", text_(latest->sentence)}});
		if (!latest->why.empty()) {
			words += '\n' + text_(latest->why);
		}
		news_->say(words, Shape::Broadcast, Tone::Caution);
	}
}

void AutomationForm::say(const core::Message &refusal)
{
	news_->say(text_(refusal), Shape::Warning, Tone::Danger);
}

} // namespace ui
