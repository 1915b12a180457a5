#include "ui/ShopsForm.hpp"

#include "ui/FlowLayout.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/PushForm.hpp"
#include "ui/ShopForm.hpp"
#include "ui/ShopKindLook.hpp"
#include "ui/ShopList.hpp"
#include "ui/ShopWords.hpp"
#include "ui/SkuDialog.hpp"

#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRandomGenerator>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

ShopsForm::ShopsForm(app::Desk &desk, const Text &text, const profile::Settings &settings, QWidget *parent)
	: QWidget(parent), desk_(desk), text_(text), drafts_(settings.shops), list_(new ShopList(text, this)),
	  notice_(new MarkedLine("Notice", MarkedLine::Frame::None, this)), form_(new ShopForm(text, this)),
	  push_(new PushForm(text, settings.push, this)), pushTrouble_(new MarkedLine(MarkedLine::Frame::None, this))
{
	auto *column = new QVBoxLayout(this);
	column->setContentsMargins(0, 0, 0, 0);
	column->addWidget(list_);
	column->addWidget(makeButtons());
	column->addWidget(notice_);
	column->addWidget(form_);
	column->addWidget(push_);
	column->addWidget(pushTrouble_);
	connect(list_, &ShopList::currentRowChanged, this, &ShopsForm::choose);
	connect(form_, &ShopForm::renamed, this, [this] {
		keep();
		showList();
	});
	connect(form_, &ShopForm::probeWanted, this, &ShopsForm::probe);
	connect(form_, &ShopForm::skusWanted, this, &ShopsForm::openSkus);
	connect(push_, &PushForm::changed, this, &ShopsForm::showPush);
	showList();
	list_->setCurrentRow(0);
	form_->setVisible(drafts_.size() > 0);
}

QWidget *ShopsForm::makeButtons()
{
	auto *row = new QWidget(this);
	add_ = new QPushButton(text_("Settings.AddShop"), row);
	add_->setObjectName("AddShop");
	add_->setAccessibleName(plainName(text_("Settings.AddShop")));
	add_->setAutoDefault(false);
	auto *kinds = new QMenu(add_);
	for (const ShopKindLook &look : shopKinds()) {
		kinds->addAction(text_(look.word), this, [this, kind = look.kind] { add(kind); });
	}
	add_->setMenu(kinds);
	remove_ = new QPushButton(text_("Settings.RemoveShop"), row);
	remove_->setObjectName("RemoveShop");
	remove_->setAccessibleName(plainName(text_("Settings.RemoveShop")));
	remove_->setAutoDefault(false);
	connect(remove_, &QPushButton::clicked, this, &ShopsForm::askRemove);
	auto *flow = new FlowLayout(row);
	flow->setContentsMargins(0, 0, 0, 0);
	flow->addWidget(add_);
	flow->addWidget(remove_);
	return row;
}

void ShopsForm::choose(int row)
{
	keep();
	chosen_ = row;
	form_->setVisible(row >= 0);
	if (row >= 0) {
		const ShopDraft &draft = drafts_.at(static_cast<std::size_t>(row));
		form_->load(draft, desk_.storedSecrets(draft.settings.id));
		showPush();
	}
}

// What stands in the fields goes into the chosen shop's draft.
void ShopsForm::keep()
{
	if (chosen_ >= 0) {
		form_->store(drafts_.at(static_cast<std::size_t>(chosen_)));
	}
}

void ShopsForm::add(commerce::ShopKind kind)
{
	keep();
	drafts_.add(kind, QRandomGenerator::global()->generate());
	showList();
	list_->setCurrentRow(list_->count() - 1);
	form_->setFocus();
}

void ShopsForm::askRemove()
{
	if (chosen_ < 0) {
		return;
	}
	keep();
	const commerce::ShopSettings &shop = drafts_.at(static_cast<std::size_t>(chosen_)).settings;
	auto *question = new QMessageBox(QMessageBox::Question, text_("Settings.RemoveShop.Title"),
					 text_("Settings.RemoveShop.Question", {{"shop", nameOf(shop, text_)}}),
					 QMessageBox::NoButton, this);
	question->setObjectName("RemoveQuestion");
	question->setTextFormat(Qt::PlainText);
	question->setAttribute(Qt::WA_DeleteOnClose);
	question->setModal(false); // OBS stays usable
	QPushButton *yes = question->addButton(text_("Settings.RemoveShop.Yes"), QMessageBox::DestructiveRole);
	yes->setObjectName("RemoveYes");
	QPushButton *no = question->addButton(text_("Settings.Cancel"), QMessageBox::RejectRole);
	question->setDefaultButton(no);
	question->setEscapeButton(no);
	connect(yes, &QPushButton::clicked, this, [this, id = shop.id] { remove(id); });
	question->show();
}

void ShopsForm::remove(const std::string &id)
{
	for (std::size_t index = 0; index < drafts_.size(); ++index) {
		if (drafts_.at(index).settings.id == id) {
			keep();
			chosen_ = -1; // its fields are nobody's any more
			drafts_.remove(index);
			if (skusOf_ == id) {
				delete skus_;
			}
			showList();
			const int next = std::min(static_cast<int>(index), list_->count() - 1);
			list_->setCurrentRow(next);
			choose(next);
			list_->setFocus();
			return;
		}
	}
}

void ShopsForm::showList()
{
	list_->display(drafts_, followed_);
	add_->setEnabled(!drafts_.isFull());
	remove_->setEnabled(drafts_.size() > 0);
}

void ShopsForm::showPush()
{
	profile::PushSettings push;
	push_->store(push);
	if (chosen_ >= 0) {
		const std::string &id = drafts_.at(static_cast<std::size_t>(chosen_)).settings.id;
		form_->showPushAddress(push.enabled ? pushAddress(push, id) : QString());
	}
}

void ShopsForm::probe()
{
	keep();
	const ShopDraft &draft = drafts_.at(static_cast<std::size_t>(chosen_));
	desk_.probeShop(draft.settings, ownSecrets(draft));
}

void ShopsForm::openSkus()
{
	keep();
	const commerce::ShopSettings &shop = drafts_.at(static_cast<std::size_t>(chosen_)).settings;
	if (skus_ && skusOf_ != shop.id) {
		takeSkus(); // going on to another shop is no Cancel
		delete skus_;
	}
	if (!skus_) {
		skus_ = new SkuDialog(text_, shop, this);
		skus_->setAttribute(Qt::WA_DeleteOnClose);
		skusOf_ = shop.id;
		skusSince_ = lookedAt_;
		connect(skus_, &QDialog::accepted, this, &ShopsForm::takeSkus);
		offerSkus();
	}
	skus_->show();
	skus_->raise();
	skus_->activateWindow();
}

// What is chosen in the open dialog goes into its shop's draft.
void ShopsForm::takeSkus()
{
	if (ShopDraft *draft = drafts_.find(skusOf_)) {
		skus_->store(draft->settings);
		if (chosen_ >= 0 && drafts_.at(static_cast<std::size_t>(chosen_)).settings.id == skusOf_) {
			form_->showPicked(draft->settings.picked.size());
		}
	}
}

// As long as the dialog is open: the shop may be read only now, or come to sell something else. What the desk knows
// from an earlier opening is not shown; it is asked with this very call.
void ShopsForm::offerSkus()
{
	if (!skus_) {
		return;
	}
	if (const auto catalogue = desk_.catalogue(skusOf_); catalogue && catalogue->at > skusSince_) {
		skus_->offer(catalogue->titles);
	}
}

void ShopsForm::display(const app::ShelfView &view)
{
	followed_ = view.shops;
	lookedAt_ = view.at;
	showList();
	pushTrouble_->say(text_(view.pushTrouble), Shape::Warning, Tone::Danger);
	notice_->say(text_(view.notice), Shape::Note, Tone::Accent);
	form_->display(view.probe);
	offerSkus();
}

void ShopsForm::store(profile::Settings &settings)
{
	keep();
	settings.shops = drafts_.settings();
	if (skus_) { // OK means what is to be seen, in there as well
		const auto shop = std::ranges::find(settings.shops, skusOf_, &commerce::ShopSettings::id);
		if (shop != settings.shops.end()) {
			skus_->store(*shop);
		}
	}
	push_->store(settings.push);
}

app::Desk::TypedSecrets ShopsForm::typed()
{
	keep();
	return drafts_.typed();
}

} // namespace ui
