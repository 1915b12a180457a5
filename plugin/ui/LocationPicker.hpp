#pragma once

#include "ui/Text.hpp"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QLabel;
class QListWidget;

namespace ui {

// The places of a shop, with a tick at those whose units count. Hidden while none is known.
class LocationPicker : public QWidget {
	Q_OBJECT

public:
	explicit LocationPicker(const Text &text, QWidget *parent = nullptr);

	void load(const std::vector<std::string> &ticked);
	// What the shop has, id → name. What is ticked stays, also where the shop does not have it any more.
	void showFound(const std::map<std::string, std::string> &found);
	// Empty: all. Those ticked before keep their order.
	std::vector<std::string> ticked() const;

private:
	void fill();

	Text text_;
	std::vector<std::string> before_;
	std::map<std::string, std::string> found_;
	QLabel *label_;
	QListWidget *list_;
};

} // namespace ui
