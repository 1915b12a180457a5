#pragma once

#include "app/SoundView.hpp"
#include "profile/SoundSettings.hpp"
#include "ui/Text.hpp"

#include <QGroupBox>

class QCheckBox;
class QComboBox;
class QPushButton;
class QSpinBox;

namespace ui {

// Whether alerts are heard in the room, on which device, and how loud.
class SoundForm : public QGroupBox {
	Q_OBJECT

public:
	SoundForm(const Text &text, const profile::SoundSettings &sound, QWidget *parent = nullptr);

	// The devices that are there now.
	void display(const app::SoundView &view);
	// `sound` holds what was given to the constructor.
	void store(profile::SoundSettings &sound) const;

signals:
	void testWanted(const profile::SoundSettings &sound); // as it is typed

private:
	Text text_;
	const profile::SoundSettings before_;
	QCheckBox *enabled_;
	QComboBox *device_;
	QSpinBox *volume_; // percent
	QPushButton *test_;
	std::vector<sound::Device> shown_;
};

} // namespace ui
