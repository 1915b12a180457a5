#pragma once

#include "ui/PartWords.hpp"

#include <QObject>
#include <QPointer>

#include <cstdint>
#include <string>

class QMenu;
class QWidget;

namespace ui {

class AskBack;

// The menu of a row of the stock table: what a person can do with the product here and at its shops. What changes
// something at a shop is asked back first, and so is what takes it back. One menu and one question at a time.
class ActMenu : public QObject {
	Q_OBJECT

public:
	// Menus and questions belong to `window`.
	ActMenu(const Text &text, QWidget *window);

	~ActMenu() override;

	// Asks whether an act shall be taken back at its shop; nothing where it cannot be.
	void askUndo(const app::ShopActEntry &act);

	void open(const app::StockRow &row, const app::ShelfView &view, const QPoint &place);
	// Takes back menu and question; nothing is asked for.
	void close();

signals:
	void onAirWanted(const std::string &sku);
	void runWanted(const std::string &sku, bool allVariants); // at the end of the run of show
	void actWanted(const app::ActWish &wish);                 // confirmed
	void undoWanted(std::uint64_t actId);                     // confirmed

private:
	void ask(const ActOffer &offer);
	void show(AskBack *question);

	Text text_;
	QWidget *window_;
	QPointer<QMenu> menu_;
	QPointer<AskBack> question_;
};

} // namespace ui
