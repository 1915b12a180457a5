#pragma once

#include "alerts/Alert.hpp"
#include "ui/Text.hpp"

#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <vector>

class QPushButton;

namespace ui {

class MarkedLine;

// The most serious alert that nobody has acknowledged or snoozed (the newest of them), its level in a word and a sign,
// how many more wait, a button that copies the codes of the orders it names, and the buttons to acknowledge and to
// snooze it. Never opens a window and never takes the keyboard. Keeps its place when there is no alert, so that rows
// below do not jump away under the pointer.
//
// A loud alert's frame swells a few times, less than once a second (WCAG 2.3.1 forbids three) and not at all where the
// system wants no motion.
class AlertBanner : public QWidget {
	Q_OBJECT

public:
	explicit AlertBanner(const Text &text, QWidget *parent = nullptr);

	// `alerts` newest first.
	void display(const std::vector<alerts::Alert> &alerts);

signals:
	void acknowledged(std::uint64_t alertId);
	void snoozed(std::uint64_t alertId);

private:
	void flash(bool loud);
	void pulse();
	void announce(const QString &sentence);
	void copyOrders();

	Text text_;
	std::uint64_t shown_ = 0;
	MarkedLine *line_;
	QString orders_; // codes of the shown alert
	QPushButton *copy_;
	QPushButton *acknowledge_;
	QPushButton *snooze_;
	QTimer flashing_;
	int pulses_ = 0; // still to come
};

} // namespace ui
