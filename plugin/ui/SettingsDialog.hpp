#pragma once

#include "app/Desk.hpp"
#include "ui/Text.hpp"

#include <QDialog>

namespace ui {

class AlertForm;
class MarkedLine;
class RateForm;
class ShopForm;

// The profile's settings. Blocks nothing: the show goes on while it is open. OK hands them to the desk; what the desk
// refuses is said in the dialog, which stays open.
//
// `desk` outlives the dialog (the dock deletes it in `detach`). UI thread only.
class SettingsDialog : public QDialog {
	Q_OBJECT

public:
	SettingsDialog(app::Desk &desk, const Text &text, QWidget *parent);

	void accept() override;

private:
	app::Desk &desk_;
	Text text_;
	const profile::Settings before_;
	ShopForm *shop_;
	AlertForm *alerts_;
	RateForm *rate_;
	MarkedLine *error_;
};

} // namespace ui
