#pragma once

#include "app/DockView.hpp"
#include "ui/Text.hpp"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class MarkedLine;

// How the stream is, in words: the verdict, the bitrate now and at most, what the bitrate control does, and the button
// that makes OBS's own dynamic bitrate give way.
class VerdictPanel : public QWidget {
	Q_OBJECT

public:
	explicit VerdictPanel(const Text &text, QWidget *parent = nullptr);

	void display(const app::StreamView &view);

signals:
	void takeOverWanted();

private:
	Text text_;
	MarkedLine *verdict_;
	QLabel *bitrate_;
	QLabel *sentence_;
	QLabel *control_;
	QPushButton *takeOver_;
};

} // namespace ui
