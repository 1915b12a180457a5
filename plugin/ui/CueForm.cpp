#include "ui/CueForm.hpp"

#include "ui/CueScreens.hpp"
#include "ui/Form.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QGuiApplication>

namespace ui {

CueForm::CueForm(const Text &text, const profile::CueSettings &cue, QWidget *parent)
	: QGroupBox(text("Settings.HostCue"), parent), before_(cue)
{
	auto *form = new Form(text);
	setLayout(form);
	theme_ = form->add("Settings.CueTheme", new QComboBox);
	theme_->addItem(text("Settings.CueTheme.Dark"), static_cast<int>(profile::CueTheme::Dark));
	theme_->addItem(text("Settings.CueTheme.Light"), static_cast<int>(profile::CueTheme::Light));
	theme_->addItem(text("Settings.CueTheme.HighContrast"), static_cast<int>(profile::CueTheme::HighContrast));
	theme_->addItem(text("Settings.CueTheme.ColourSafe"), static_cast<int>(profile::CueTheme::ColourSafe));
	theme_->setCurrentIndex(theme_->findData(static_cast<int>(cue.theme)));
	screen_ = form->add("Settings.CueScreen", new QComboBox);
	fillScreens(text);
	fullScreen_ = form->add("Settings.CueFullScreen", new QCheckBox);
	fullScreen_->setChecked(cue.fullScreen);
	form->addHint("Settings.HostCue.Hint");
}

// A monitor that is not there now stays chosen, and says so.
void CueForm::fillScreens(const Text &text)
{
	screen_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
	screen_->setMinimumContentsLength(16);
	screen_->addItem(text("Settings.CueScreen.Other"), QString());
	for (const QScreen *screen : QGuiApplication::screens()) {
		const QSize size = screen->size() * screen->devicePixelRatio();
		screen_->addItem(QString("%1, %2 × %3").arg(screen->name()).arg(size.width()).arg(size.height()),
				 screen->name());
	}
	const QScreen *chosen = before_.screen.empty() ? nullptr : chosenScreen(before_, nullptr);
	const QString wanted = chosen ? chosen->name() : QString::fromStdString(before_.screen);
	if (screen_->findData(wanted) < 0) {
		screen_->addItem(text("Settings.CueScreen.Missing", {{"screen", wanted}}), wanted);
	}
	screen_->setCurrentIndex(screen_->findData(wanted));
}

void CueForm::store(profile::CueSettings &cue) const
{
	const auto theme = static_cast<profile::CueTheme>(theme_->currentData().toInt());
	if (theme != before_.theme) {
		cue.theme = theme;
	}
	if (fullScreen_->isChecked() != before_.fullScreen) {
		cue.fullScreen = fullScreen_->isChecked();
	}
	const QString screen = screen_->currentData().toString();
	const QString named = QString::fromStdString(before_.screen);
	const QScreen *before = before_.screen.empty() ? nullptr : chosenScreen(before_, nullptr);
	if (screen == (before ? before->name() : named)) {
		return;
	}
	cue.screen = screen.toStdString();
	cue.screenId.clear();
	for (const QScreen *each : QGuiApplication::screens()) {
		if (each->name() == screen) {
			cue.screenId = screenId(*each).toStdString();
		}
	}
}

} // namespace ui
