#pragma once

#include "app/ShopView.hpp"
#include "commerce/ShopSettings.hpp"
#include "ui/Text.hpp"

#include <QDialog>

#include <memory>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace ui {

class CatalogueModel;

// Which SKUs of a shop are followed, and which row of the shelf each belongs to. Blocks nothing: the show goes on while
// it is open.
class SkuDialog : public QDialog {
	Q_OBJECT

public:
	SkuDialog(const Text &text, commerce::ShopSettings shop, QWidget *parent);

	// What the shop sells, its SKU → title. Comes late where the shop was not read yet, and again and again: what
	// was changed here stays, and a name that is being typed is not disturbed.
	void offer(const std::shared_ptr<const app::Catalogue::Titles> &titles);

	// Puts what was chosen into `shop`.
	void store(commerce::ShopSettings &shop) const;

protected:
	void keyPressEvent(QKeyEvent *event) override;

private:
	QWidget *makeTicks();
	void makeTable();
	void tickShown(bool ticked);
	void count();
	void display();

	Text text_;
	commerce::ShopSettings shop_;
	std::shared_ptr<const app::Catalogue::Titles> titles_ = std::make_shared<const app::Catalogue::Titles>();
	CatalogueModel *model_ = nullptr;
	QSortFilterProxyModel *shown_;
	QLineEdit *filter_;
	QTableView *table_;
	QLabel *hint_;
	QLabel *count_;
};

} // namespace ui
