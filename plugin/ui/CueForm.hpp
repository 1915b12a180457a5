#pragma once

#include "profile/CueSettings.hpp"
#include "ui/Text.hpp"

#include <QGroupBox>

class QCheckBox;
class QComboBox;

namespace ui {

// How the host cue window looks and on which monitor it stands.
class CueForm : public QGroupBox {
	Q_OBJECT

public:
	CueForm(const Text &text, const profile::CueSettings &cue, QWidget *parent = nullptr);

	// Only what was changed here: the window itself may have been moved meanwhile.
	void store(profile::CueSettings &cue) const;

private:
	void fillScreens(const Text &text);

	const profile::CueSettings before_;
	QComboBox *theme_;
	QComboBox *screen_;
	QCheckBox *fullScreen_;
};

} // namespace ui
