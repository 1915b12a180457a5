#pragma once

#include "ui/AskBack.hpp"
#include "ui/PartWords.hpp"

class QSpinBox;

namespace ui {

class MarkedLine;

// Asks whether an act at a shop shall really be done, and how many units it is about.
class ActDialog : public AskBack {
	Q_OBJECT

public:
	ActDialog(const Text &text, ActOffer offer, QWidget *parent);

signals:
	void confirmed(const app::ActWish &wish);

private:
	void addUnits();
	void preview();

	Text text_;
	ActOffer offer_;
	QSpinBox *units_ = nullptr; // null: the act has no figure
	MarkedLine *preview_ = nullptr;
};

} // namespace ui
