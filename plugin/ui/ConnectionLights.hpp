#pragma once

#include "app/ShopView.hpp"
#include "ui/ShopWords.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace ui {

class MarkedLine;

// A light for each shop in one line, and in words what is wrong with those that are not well. Hidden while no shop is
// followed.
class ConnectionLights : public QWidget {
	Q_OBJECT

public:
	explicit ConnectionLights(const Text &text, QWidget *parent = nullptr);

	void display(const std::vector<app::ShopView> &shops);

private:
	void writeLights();
	void writeTroubles();

	Text text_;
	std::vector<app::ShopView> shops_;
	QWidget *row_;
	QVBoxLayout *column_;
	std::vector<MarkedLine *> lights_;
	std::vector<MarkedLine *> troubles_;
};

} // namespace ui
