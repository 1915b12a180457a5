#pragma once

#include "profile/SoundSettings.hpp"
#include "ui/Text.hpp"

#include <QGroupBox>

class QCheckBox;

namespace ui {

// Which alerts the system's tray tells as well.
class TrayForm : public QGroupBox {
	Q_OBJECT

public:
	TrayForm(const Text &text, const profile::TraySettings &tray, QWidget *parent = nullptr);

	void store(profile::TraySettings &tray) const;

private:
	QCheckBox *soon_;
	QCheckBox *now_;
	QCheckBox *soldOut_;
	QCheckBox *stale_;
};

} // namespace ui
