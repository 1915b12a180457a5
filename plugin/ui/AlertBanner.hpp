#pragma once

#include "alerts/Alert.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <cstdint>
#include <vector>

class QPushButton;

namespace ui {

class MarkedLine;

// The most serious alert that nobody has acknowledged (the newest of them), how many more wait, a button that copies
// the codes of the orders it names, and the button to acknowledge it. Never opens a window and never takes the
// keyboard. Keeps its place when there is no alert, so that rows below do not jump away under the pointer.
class AlertBanner : public QWidget {
	Q_OBJECT

public:
	explicit AlertBanner(const Text &text, QWidget *parent = nullptr);

	// `alerts` newest first.
	void display(const std::vector<alerts::Alert> &alerts);

signals:
	void acknowledged(std::uint64_t alertId);

private:
	void announce(const QString &sentence);
	void copyOrders();

	Text text_;
	std::uint64_t shown_ = 0;
	MarkedLine *line_;
	QString orders_; // codes of the shown alert
	QPushButton *copy_;
	QPushButton *acknowledge_;
};

} // namespace ui
