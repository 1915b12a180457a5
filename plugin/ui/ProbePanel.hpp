#pragma once

#include "app/ShopView.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <cstdint>
#include <string>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace ui {

class MarkedLine;

// "Test connection", and how it went.
class ProbePanel : public QWidget {
	Q_OBJECT

public:
	explicit ProbePanel(const Text &text, QWidget *parent = nullptr);

	// What is to be seen is another shop's or of another kind.
	void clear();
	// The shelf's latest test, of any shop. Shown if it is one of `shop`, asked for by this button.
	void display(const app::ProbeView &probe, const std::string &shop);
	const app::ProbeView &shown() const { return shown_; }

signals:
	void wanted();

private:
	void begin();
	void write();

	Text text_;
	std::uint64_t latest_ = 0; // number of the last test that was seen
	std::uint64_t after_ = 0;  // only tests after this one are shown
	bool asked_ = false;
	app::ProbeView shown_;
	QPushButton *button_;
	QVBoxLayout *column_;
	std::vector<MarkedLine *> lines_;
};

} // namespace ui
