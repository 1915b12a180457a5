#pragma once

#include "rate/RateSettings.hpp"
#include "ui/Text.hpp"

#include <QGroupBox>

#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace ui {

// What the bitrate control may do.
class RateForm : public QGroupBox {
	Q_OBJECT

public:
	// `scenes`: the collection's, to choose from.
	RateForm(const Text &text, const rate::RateSettings &settings, const std::vector<std::string> &scenes,
		 QWidget *parent = nullptr);

	// `settings` holds what was given to the constructor.
	void store(rate::RateSettings &settings) const;

private:
	void fillScenes(const Text &text, const std::string &chosen, const std::vector<std::string> &scenes);

	QCheckBox *enabled_;
	QSpinBox *floor_; // kbit/s
	QComboBox *scene_;
	QDoubleSpinBox *sceneAfter_; // seconds
	QCheckBox *shedLoad_;
};

} // namespace ui
