#pragma once

#include "alerts/Alert.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <vector>

class QLabel;
class QToolButton;

namespace ui {

// The alerts whose cause is still there and that the banner does not tell: acknowledged, snoozed, or only to be
// watched. Folded away behind a button that counts them.
class AlertHistory : public QWidget {
	Q_OBJECT

public:
	explicit AlertHistory(const Text &text, QWidget *parent = nullptr);

	void display(const std::vector<alerts::Alert> &alerts);

	// To be placed by the owner.
	QToolButton *button() const { return button_; }

private:
	void fold();

	Text text_;
	QToolButton *button_;
	QLabel *list_;
};

} // namespace ui
