#include "ui/AlertBanner.hpp"

#include "ui/AlertWords.hpp"
#include "ui/FlowLayout.hpp"
#include "ui/MarkedLine.hpp"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>

#include <vector>

namespace ui {

AlertBanner::AlertBanner(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), line_(new MarkedLine("alert", MarkedLine::Frame::Drawn, this)),
	  copy_(new QPushButton(text("Dock.CopyOrders"), this)),
	  acknowledge_(new QPushButton(text("Dock.Acknowledge"), this))
{
	line_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
	acknowledge_->setObjectName("acknowledge");
	acknowledge_->setAccessibleName(plainName(text("Dock.Acknowledge")));
	QSizePolicy keep = acknowledge_->sizePolicy();
	keep.setRetainSizeWhenHidden(true);
	acknowledge_->setSizePolicy(keep);
	copy_->setObjectName("copyOrders");
	copy_->setAccessibleName(plainName(text("Dock.CopyOrders")));
	connect(copy_, &QPushButton::clicked, this, &AlertBanner::copyOrders);
	connect(acknowledge_, &QPushButton::clicked, this, [this] { emit acknowledged(shown_); });

	auto *row = new FlowLayout(this);
	row->setContentsMargins(0, 0, 0, 0);
	row->addWidget(line_);
	row->addWidget(copy_);
	row->addWidget(acknowledge_);
	setAccessibleName(text("Dock.Alerts"));
	display({});
}

void AlertBanner::display(const std::vector<alerts::Alert> &alerts)
{
	auto waiting = mostSeriousFirst(alerts);
	std::erase_if(waiting, [](const alerts::Alert *alert) { return alert->acknowledged; });
	acknowledge_->setVisible(!waiting.empty());
	orders_ = waiting.empty() ? QString() : orderCodes(*waiting.front());
	copy_->setVisible(!orders_.isEmpty());
	if (waiting.empty()) {
		shown_ = 0;
		line_->say(text_("Dock.Alerts.None"), Shape::Check, Tone::Quiet);
		line_->setToolTip({});
		return;
	}
	const alerts::Alert *first = waiting.front();
	QString sentence = text_(first->sentence);
	if (waiting.size() > 1) {
		sentence +=
			text_("Dock.Alerts.More", {{"count", text_.number(static_cast<qint64>(waiting.size()) - 1)}});
	}
	const Look look = lookOf(*first);
	line_->say(sentence, look.shape, look.tone);
	line_->setToolTip(first->details.empty() ? QString() : "<p>" + text_(first->details).toHtmlEscaped() + "</p>");
	acknowledge_->setAccessibleDescription(sentence);
	if (first->id != shown_) {
		shown_ = first->id;
		announce(sentence);
	}
}

void AlertBanner::copyOrders()
{
	QGuiApplication::clipboard()->setText(orders_);
}

// Lets a screen reader speak the alert without moving the focus.
void AlertBanner::announce(const QString &sentence)
{
	setAccessibleDescription(sentence);
	QAccessibleEvent event(this, QAccessible::Alert);
	QAccessible::updateAccessibility(&event);
}

} // namespace ui
