#pragma once

#include "profile/OverlaySettings.hpp"
#include "ui/Text.hpp"

#include <QGroupBox>

class QCheckBox;

namespace ui {

// How all stock counters behave.
class OverlayForm : public QGroupBox {
	Q_OBJECT

public:
	OverlayForm(const Text &text, const profile::OverlaySettings &overlay, QWidget *parent = nullptr);

	void store(profile::OverlaySettings &overlay) const;

private:
	QCheckBox *reduceMotion_;
};

} // namespace ui
