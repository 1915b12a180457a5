#pragma once

#include "profile/Settings.hpp"
#include "ui/Text.hpp"

#include <QGroupBox>

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace ui {

// Whether and where shops may send us messages.
class PushForm : public QGroupBox {
	Q_OBJECT

public:
	PushForm(const Text &text, const profile::PushSettings &push, QWidget *parent = nullptr);

	void store(profile::PushSettings &push) const;

signals:
	void changed();

private:
	QCheckBox *enabled_;
	QLineEdit *address_;
	QSpinBox *port_;
};

} // namespace ui
