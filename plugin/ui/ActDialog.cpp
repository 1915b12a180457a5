#include "ui/ActDialog.hpp"

#include "ui/Form.hpp"
#include "ui/MarkedLine.hpp"

#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

using commerce::ActKind;

// More than any host sets by hand.
constexpr int kMostUnits = 1'000'000'000;

std::string_view buttonKey(const ActOffer &offer)
{
	switch (offer.wish.act.kind) {
	case ActKind::Pause:
		return "Act.Pause.Do";
	case ActKind::Resume:
		return "Act.Resume.Do";
	case ActKind::SetStock:
		return "Act.SetStock.Do";
	case ActKind::AddStock:
		break;
	}
	return "Act.AddStock.Do";
}

} // namespace

ActDialog::ActDialog(const Text &text, ActOffer offer, QWidget *parent)
	: AskBack(text, questionOf(offer, text), buttonKey(offer), parent), text_(text), offer_(std::move(offer))
{
	connect(this, &AskBack::agreed, this,
		[this] { emit confirmed(withUnits(offer_, units_ ? units_->value() : 0)); });
	addUnits();
	resize(width(), sizeHint().height());
}

void ActDialog::addUnits()
{
	const commerce::ShopAct &act = offer_.wish.act;
	if (act.kind != ActKind::SetStock && act.kind != ActKind::AddStock) {
		return;
	}
	auto *form = new Form(text_);
	middle()->addLayout(form);
	const auto seen = static_cast<int>(std::clamp<std::int64_t>(act.seen.value_or(0), 0, kMostUnits));
	auto *before = form->add("Act.Seen", new QLabel(text_.number(act.seen.value_or(0))));
	before->setFocusPolicy(Qt::NoFocus);
	if (act.kind == ActKind::SetStock) {
		units_ = form->addWhole("Act.SetStock.Units", 0, kMostUnits, "Settings.Unit.Units");
		units_->setValue(seen);
	} else {
		units_ = form->addWhole("Act.AddStock.Units", -seen, kMostUnits, "Act.Unit");
	}
	units_->setObjectName("Units");
	units_->setGroupSeparatorShown(true);
	units_->selectAll();
	units_->setFocus();
	preview_ = new MarkedLine("Preview", MarkedLine::Frame::None, this);
	middle()->addWidget(preview_);
	connect(units_, &QSpinBox::valueChanged, this, &ActDialog::preview);
	preview();
}

void ActDialog::preview()
{
	const QString change = previewOf(offer_, units_->value(), text_);
	preview_->say(change, Shape::Note, Tone::Accent);
	doIt()->setEnabled(!change.isEmpty());
	doIt()->setAccessibleDescription(change);
}

} // namespace ui
