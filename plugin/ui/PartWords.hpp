#pragma once

#include "app/DockView.hpp"
#include "app/ShopActs.hpp"
#include "stock/StockPart.hpp"
#include "ui/Text.hpp"

#include <QString>

#include <vector>

namespace ui {

// What is said of the parts that a row of the shelf is the sum of, and what a person can do with each.

// Null: it is not followed any more.
const app::ShopView *shopOf(const stock::StockPart &part, const std::vector<app::ShopView> &shops);

// Shop, location and pool, as far as there is something to say.
QString placeOf(const stock::StockPart &part, const std::vector<app::ShopView> &shops, const Text &text);

// One line a part; none where the row has only one, in a shop that is alone.
QStringList partLines(const app::StockRow &row, const app::ShelfView &view, const Text &text);

// An act that a person may want, complete but for the figure.
struct ActOffer {
	app::ActWish wish;
	QString title;             // of the product
	QString place;             // where
	bool wholeProduct = false; // a pause that stops the product's other variants as well
};

std::vector<ActOffer> actOffers(const app::StockRow &row, const app::ShelfView &view, const Text &text);

// As a menu names it; with the place where `all` has the same act elsewhere.
QString labelOf(const ActOffer &offer, const std::vector<ActOffer> &all, const Text &text);

// The act with the figure that the person entered.
app::ActWish withUnits(const ActOffer &offer, std::int64_t units);

// What an act asks for before it is done, and what the figure becomes; empty: nothing would change.
QString questionOf(const ActOffer &offer, const Text &text);
QString previewOf(const ActOffer &offer, std::int64_t units, const Text &text);

} // namespace ui
