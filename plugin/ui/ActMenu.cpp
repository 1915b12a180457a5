#include "ui/ActMenu.hpp"

#include "overlay/Families.hpp"
#include "ui/ActDialog.hpp"

#include <QAction>
#include <QMenu>

namespace ui {

ActMenu::ActMenu(const Text &text, QWidget *window) : QObject(window), text_(text), window_(window) {}

ActMenu::~ActMenu() = default;

void ActMenu::close()
{
	delete menu_;
	delete question_;
}

void ActMenu::open(const app::StockRow &row, const app::ShelfView &view, const QPoint &place)
{
	delete menu_;
	menu_ = new QMenu(window_);
	menu_->setObjectName("rowMenu");
	menu_->setAttribute(Qt::WA_DeleteOnClose);
	menu_->addAction(text_("Act.OnAir"), this, [this, sku = row.sku] { emit onAirWanted(sku); });
	menu_->addAction(text_("Run.Add"), this, [this, sku = row.sku] { emit runWanted(sku, false); });
	if (row.stock && overlay::productOf(*row.stock) != 0) {
		menu_->addAction(text_("Run.AddProduct"), this, [this, sku = row.sku] { emit runWanted(sku, true); });
	}
	const auto offers = actOffers(row, view, text_);
	if (!offers.empty()) {
		menu_->addSeparator();
	}
	for (const ActOffer &offer : offers) {
		// A product's name may hold an ampersand, which is no mnemonic.
		const QString label = labelOf(offer, offers, text_).replace('&', QStringLiteral("&&"));
		menu_->addAction(label, this, [this, offer] { ask(offer); });
	}
	menu_->popup(place);
}

void ActMenu::ask(const ActOffer &offer)
{
	auto *question = new ActDialog(text_, offer, window_);
	connect(question, &ActDialog::confirmed, this, &ActMenu::actWanted);
	show(question);
}

void ActMenu::askUndo(const app::ShopActEntry &act)
{
	if (!act.canUndo) {
		return;
	}
	auto *question = new AskBack(text_, text_("Act.Undo.Question", {{"sentence", text_(act.sentence)}}), "Act.Undo",
				     window_);
	connect(question, &AskBack::agreed, this, [this, id = act.id] { emit undoWanted(id); });
	show(question);
}

void ActMenu::show(AskBack *question)
{
	delete question_;
	question_ = question;
	question_->setAttribute(Qt::WA_DeleteOnClose);
	question_->show();
	question_->raise();
	question_->activateWindow();
}

} // namespace ui
