#pragma once

#include "rate/RateSettings.hpp"
#include "ui/Text.hpp"

#include <QGroupBox>

class QCheckBox;
class QSpinBox;

namespace ui {

// What the bitrate control may do.
class RateForm : public QGroupBox {
	Q_OBJECT

public:
	RateForm(const Text &text, const rate::RateSettings &settings, QWidget *parent = nullptr);

	void store(rate::RateSettings &settings) const;

private:
	QCheckBox *enabled_;
	QSpinBox *floor_; // kbit/s
};

} // namespace ui
