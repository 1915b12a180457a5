#include "ui/RatePanel.hpp"

#include "ui/FlowLayout.hpp"
#include "ui/MarkedLine.hpp"

#include <QAccessible>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {
namespace {

void setLabel(QPushButton &button, const QString &label)
{
	if (label != button.text()) {
		button.setText(label);
		button.setAccessibleName(plainName(label));
	}
}

} // namespace

RatePanel::RatePanel(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), floor_(new MarkedLine("floor", MarkedLine::Frame::Drawn, this)),
	  heldLine_(new MarkedLine("held", MarkedLine::Frame::Drawn, this)),
	  limit_(new MarkedLine("limit", MarkedLine::Frame::Aligned, this)),
	  shared_(new MarkedLine("shared", MarkedLine::Frame::Aligned, this)),
	  load_(new MarkedLine("load", MarkedLine::Frame::Aligned, this)),
	  hold_(button("hold", "Dock.Hold", "Dock.Hold.Hint")), lower_(button("lower", "Dock.Lower", "Dock.Step.Hint")),
	  higher_(button("higher", "Dock.Higher", "Dock.Step.Hint"))
{
	connect(hold_, &QPushButton::clicked, this,
		[this] { emit wanted(held_ ? rate::RateAct::Resume : rate::RateAct::Hold); });
	connect(lower_, &QPushButton::clicked, this, [this] { emit wanted(rate::RateAct::StepDown); });
	connect(higher_, &QPushButton::clicked, this, [this] { emit wanted(rate::RateAct::StepUp); });

	auto *buttons = new FlowLayout;
	buttons->addWidget(hold_);
	buttons->addWidget(lower_);
	buttons->addWidget(higher_);
	auto *column = new QVBoxLayout(this);
	column->setContentsMargins(0, 0, 0, 0);
	column->addWidget(floor_);
	column->addWidget(heldLine_);
	column->addWidget(limit_);
	column->addWidget(shared_);
	column->addWidget(load_);
	column->addLayout(buttons);
}

QPushButton *RatePanel::button(const char *name, std::string_view key, std::string_view hintKey)
{
	auto *made = new QPushButton(this);
	made->setObjectName(QString::fromLatin1(name));
	made->setAutoDefault(false);
	made->setToolTip(text_(hintKey));
	made->setAccessibleDescription(text_(hintKey));
	setLabel(*made, text_(key));
	return made;
}

void RatePanel::display(const app::StreamView &view)
{
	displayFloor(view.floor);
	displayHold(view);
	displayLimit(view);
	shared_->say(text_(view.shared), Shape::Note, Tone::Caution);
	load_->say(text_(view.load), Shape::Note, Tone::Caution);
	lower_->setEnabled(view.person.canStepDown);
	higher_->setEnabled(view.person.canStepUp);
}

// Lets a screen reader speak it without moving the focus.
void RatePanel::displayFloor(const core::Message &floor)
{
	const QString before = floor_->sentence();
	floor_->say(text_(floor), Shape::Warning, Tone::Danger);
	if (!floor.empty() && floor_->sentence() != before) {
		QAccessibleEvent event(floor_, QAccessible::Alert);
		QAccessible::updateAccessibility(&event);
	}
}

void RatePanel::displayHold(const app::StreamView &view)
{
	held_ = view.person.isHeld();
	hold_->setEnabled(view.person.inCharge);
	setLabel(*hold_, text_(held_ ? "Dock.Resume" : "Dock.Hold"));
	heldLine_->say(held_ ? text_("Dock.Held", {{"rate", text_.number(view.encoder.current.kbps())},
						   {"time", text_.time(*view.person.heldSince)}})
			     : QString(),
		       Shape::Pause, Tone::Caution);
}

void RatePanel::displayLimit(const app::StreamView &view)
{
	const bool limited = view.person.inCharge && view.person.ceiling < view.encoder.configured;
	limit_->say(limited ? text_("Dock.Limited", {{"limit", text_.number(view.person.ceiling.kbps())}}) : QString(),
		    Shape::Note, Tone::Quiet);
}

} // namespace ui
