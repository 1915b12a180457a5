#pragma once

#include "app/ShopActs.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <cstdint>
#include <set>
#include <vector>

class QPushButton;

namespace ui {

class MarkedLine;

// What came of the latest act at a shop, with a button that takes it back. A failure stays until a person has seen it,
// and so does what was done last. Hidden while there is nothing new.
class ActNews : public QWidget {
	Q_OBJECT

public:
	explicit ActNews(const Text &text, QWidget *parent = nullptr);

	// Newest first.
	void display(const std::vector<app::ShopActEntry> &acts);

signals:
	void undoWanted(std::uint64_t actId);

private:
	void markSeen();
	void write();

	Text text_;
	std::vector<app::ShopActEntry> acts_;
	std::set<std::uint64_t> seen_;
	std::uint64_t shown_ = 0;
	MarkedLine *line_;
	QPushButton *undo_;
	QPushButton *seenButton_;
};

} // namespace ui
