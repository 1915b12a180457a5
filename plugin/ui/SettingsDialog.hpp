#pragma once

#include "app/Desk.hpp"
#include "ui/Text.hpp"

#include <QDialog>
#include <QTimer>

#include <initializer_list>
#include <memory>

class QTabWidget;

namespace ui {

class AlertForm;
class ChannelsForm;
class AutomationForm;
class CueForm;
class MarkedLine;
class RateForm;
class ShopsForm;
class SoundForm;
class OverlayForm;
class TrayForm;

// The profile's settings. Blocks nothing: the show goes on while it is open. OK hands them to the desk; what the desk
// refuses is said in the dialog, which stays open. While it is visible it looks at the desk a few times a second, for
// how the shops are and how a test goes.
//
// `desk` outlives the dialog (the dock deletes it in `detach`). UI thread only.
class SettingsDialog : public QDialog {
	Q_OBJECT

public:
	SettingsDialog(app::Desk &desk, const Text &text, QWidget *parent);

	void accept() override;

protected:
	void showEvent(QShowEvent *event) override;
	void hideEvent(QHideEvent *event) override;

private:
	QWidget *makeTab(std::initializer_list<QWidget *> forms);
	void look();
	void rehearse(show::AutomationKind kind);

	app::Desk &desk_;
	Text text_;
	const profile::Settings before_;
	ShopsForm *shops_;
	AlertForm *alerts_;
	RateForm *rate_;
	ChannelsForm *channels_;
	AutomationForm *automations_;
	CueForm *cue_;
	SoundForm *sound_;
	TrayForm *tray_;
	OverlayForm *overlay_;
	QTabWidget *tabs_;
	MarkedLine *error_;
	QTimer timer_;
	std::shared_ptr<const app::ShelfView> shelf_;
};

} // namespace ui
