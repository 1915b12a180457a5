#pragma once

#include "app/RateChanges.hpp"
#include "ui/Text.hpp"

#include <QWidget>

class QLabel;
class QToolButton;

namespace ui {

// What happened to the bitrate, folded away behind a button that counts the lines: when, from what to what, and why.
class RateHistory : public QWidget {
	Q_OBJECT

public:
	explicit RateHistory(const Text &text, QWidget *parent = nullptr);

	// Null: nothing yet.
	void display(const app::RateChanges::List &changes);

private:
	QString lineOf(const app::RateChange &change) const;
	void write();
	void fold();

	Text text_;
	app::RateChanges::List changes_;
	QToolButton *button_;
	QLabel *list_;
};

} // namespace ui
