#pragma once

#include "app/DockView.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <vector>

namespace ui {

class MarkedLine;

// How the streams are that run beside the one above: a line for each, nothing when there is none.
class OtherOutputs : public QWidget {
	Q_OBJECT

public:
	explicit OtherOutputs(const Text &text, QWidget *parent = nullptr);

	void display(const std::vector<app::OtherOutput> &others);

private:
	QString sentenceOf(const app::OtherOutput &other) const;

	Text text_;
	std::vector<MarkedLine *> lines_; // more than that are hidden
};

} // namespace ui
