#pragma once

#include "app/Desk.hpp"
#include "ui/ShopDrafts.hpp"
#include "ui/Text.hpp"

#include <QPointer>
#include <QWidget>

class QPushButton;

namespace ui {

class MarkedLine;
class PushForm;
class ShopForm;
class ShopList;
class SkuDialog;

// All shops of the profile: the list, the chosen one's fields below it, and whether shops may send us messages. Nothing
// is applied here but a test of the connection, which needs no applying.
//
// `desk` outlives it. UI thread only.
class ShopsForm : public QWidget {
	Q_OBJECT

public:
	ShopsForm(app::Desk &desk, const Text &text, const profile::Settings &settings, QWidget *parent = nullptr);

	// `settings` holds what was given to the constructor.
	void store(profile::Settings &settings);
	// Only what was typed now.
	app::Desk::TypedSecrets typed();

	// Lights, a test's result, and what else the shelf has to say.
	void display(const app::ShelfView &view);

private:
	QWidget *makeButtons();
	void choose(int row);
	void keep();
	void add(commerce::ShopKind kind);
	void askRemove();
	void remove(const std::string &id);
	void showList();
	void showPush();
	void probe();
	void openSkus();
	void takeSkus();
	void offerSkus();

	app::Desk &desk_;
	Text text_;
	ShopDrafts drafts_;
	int chosen_ = -1;
	std::vector<app::ShopView> followed_;
	ShopList *list_;
	QPushButton *add_;
	QPushButton *remove_;
	MarkedLine *notice_;
	ShopForm *form_;
	PushForm *push_;
	MarkedLine *pushTrouble_;
	QPointer<SkuDialog> skus_;
	std::string skusOf_;      // id of the shop
	core::Instant skusSince_; // what is older was there before the dialog
	core::Instant lookedAt_;  // of the shelf that was displayed last
};

} // namespace ui
