#pragma once

#include "app/ShopActs.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <cstdint>
#include <vector>

class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace ui {

class MarkedLine;

// What was done or tried at the shops since OBS was started, folded away behind a button that counts: when, what, how
// it ended, and a button that takes it back while that is possible.
class ActHistory : public QWidget {
	Q_OBJECT

public:
	explicit ActHistory(const Text &text, QWidget *parent = nullptr);

	// Newest first.
	void display(const std::vector<app::ShopActEntry> &acts);

	// To be placed by the owner.
	QToolButton *button() const { return button_; }

signals:
	void undoWanted(std::uint64_t actId);

private:
	struct Line {
		QWidget *whole;
		MarkedLine *words;
		QPushButton *undo;
		std::uint64_t id = 0;
	};

	void write();
	void fold();
	Line &lineAt(std::size_t index);

	Text text_;
	std::vector<app::ShopActEntry> acts_;
	QToolButton *button_;
	QVBoxLayout *column_;
	std::vector<Line> lines_;
};

} // namespace ui
