#pragma once

#include "alerts/Snoozes.hpp"
#include "core/Instant.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <functional>
#include <string>
#include <vector>

class QPushButton;

namespace ui {

class MarkedLine;

// That a product warns of nothing for a while and how long still, with a button that takes it back; of several the one
// that ends first. Not there while nothing is snoozed.
class SnoozeLine : public QWidget {
	Q_OBJECT

public:
	explicit SnoozeLine(const Text &text, QWidget *parent = nullptr);

	using TitleOf = std::function<QString(const std::string &sku)>;
	void display(const std::vector<alerts::Snooze> &snoozes, core::Instant now, const TitleOf &titleOf);

signals:
	void ended(const std::string &sku);

private:
	Text text_;
	MarkedLine *line_;
	QPushButton *again_;
	std::string shown_;
};

} // namespace ui
