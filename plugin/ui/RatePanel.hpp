#pragma once

#include "app/DockView.hpp"
#include "rate/RateAct.hpp"
#include "ui/Text.hpp"

#include <QWidget>

class QPushButton;

namespace ui {

class MarkedLine;

// The person and the bitrate: what needs their help now, whether they hold it, and the buttons to hold and step it.
class RatePanel : public QWidget {
	Q_OBJECT

public:
	explicit RatePanel(const Text &text, QWidget *parent = nullptr);

	void display(const app::StreamView &view);

signals:
	void wanted(rate::RateAct act);

private:
	QPushButton *button(const char *name, std::string_view key, std::string_view hintKey);
	void displayFloor(const core::Message &floor);
	void displayHold(const app::StreamView &view);
	void displayLimit(const app::StreamView &view);

	Text text_;
	bool held_ = false;
	MarkedLine *floor_;
	MarkedLine *heldLine_;
	MarkedLine *limit_;
	MarkedLine *shared_;
	MarkedLine *load_;
	QPushButton *hold_; // says "resume" while held
	QPushButton *lower_;
	QPushButton *higher_;
};

} // namespace ui
