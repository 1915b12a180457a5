#pragma once

#include "show/AutomationAct.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <cstdint>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace ui {

class MarkedLine;

// What happened by itself: the newest acts with their reason and how they stand, a button that takes one back or
// answers what it asks, and one that holds them all. Hidden while nothing is on and nothing happened.
class AutomationPanel : public QWidget {
	Q_OBJECT

public:
	explicit AutomationPanel(const Text &text, QWidget *parent = nullptr);

	void display(const show::AutomationsView &view);

signals:
	void holdWanted(bool held);
	void undoWanted(std::uint64_t act);
	void answered(std::uint64_t act, bool yes);

private:
	struct Line {
		QWidget *whole;
		MarkedLine *words;
		QPushButton *yes, *no, *undo;
		std::uint64_t act = 0;
	};
	Line &lineAt(std::size_t index);
	void write();

	Text text_;
	show::AutomationsView view_;
	MarkedLine *state_;
	QPushButton *hold_;
	QVBoxLayout *column_;
	std::vector<Line> lines_;
};

} // namespace ui
