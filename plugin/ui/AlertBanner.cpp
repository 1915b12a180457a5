#include "ui/AlertBanner.hpp"

#include "ui/FlowLayout.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/StatusLook.hpp"

#include <QAccessible>
#include <QPushButton>

#include <algorithm>

namespace ui {

AlertBanner::AlertBanner(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), line_(new MarkedLine(MarkedLine::Frame::Drawn, this)),
	  acknowledge_(new QPushButton(text("Dock.Acknowledge"), this))
{
	line_->setObjectName("alert");
	line_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
	acknowledge_->setObjectName("acknowledge");
	acknowledge_->setAccessibleName(plainName(text("Dock.Acknowledge")));
	QSizePolicy keep = acknowledge_->sizePolicy();
	keep.setRetainSizeWhenHidden(true);
	acknowledge_->setSizePolicy(keep);
	connect(acknowledge_, &QPushButton::clicked, this, [this] { emit acknowledged(shown_); });

	auto *row = new FlowLayout(this);
	row->setContentsMargins(0, 0, 0, 0);
	row->addWidget(line_);
	row->addWidget(acknowledge_);
	setAccessibleName(text("Dock.Alerts"));
	display({});
}

void AlertBanner::display(const std::vector<alerts::Alert> &alerts)
{
	const auto waits = [](const alerts::Alert &alert) {
		return !alert.acknowledged;
	};
	const auto newest = std::ranges::find_if(alerts, waits);
	acknowledge_->setVisible(newest != alerts.end());
	if (newest == alerts.end()) {
		shown_ = 0;
		line_->say(text_("Dock.Alerts.None"), Shape::Check, Tone::Quiet);
		return;
	}
	const auto more = std::ranges::count_if(alerts, waits) - 1;
	QString sentence = text_(newest->sentence);
	if (more > 0) {
		sentence += text_("Dock.Alerts.More", {{"count", text_.number(more)}});
	}
	const Look look = lookOf(newest->status);
	line_->say(sentence, look.shape, look.tone);
	acknowledge_->setAccessibleDescription(sentence);
	if (newest->id != shown_) {
		shown_ = newest->id;
		announce(sentence);
	}
}

// Lets a screen reader speak the alert without moving the focus.
void AlertBanner::announce(const QString &sentence)
{
	setAccessibleDescription(sentence);
	QAccessibleEvent event(this, QAccessible::Alert);
	QAccessible::updateAccessibility(&event);
}

} // namespace ui
