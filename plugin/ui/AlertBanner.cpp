#include "ui/AlertBanner.hpp"

#include "ui/AlertWords.hpp"
#include "ui/FlowLayout.hpp"
#include "ui/MarkedLine.hpp"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QStyle>

#include <vector>

namespace ui {
namespace {

constexpr int kHalfPulseMs = 600; // on, and as long off: less than one a second
constexpr int kPulses = 6;

} // namespace

AlertBanner::AlertBanner(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), line_(new MarkedLine("alert", MarkedLine::Frame::Drawn, this)),
	  copy_(new QPushButton(text("Dock.CopyOrders"), this)),
	  acknowledge_(new QPushButton(text("Dock.Acknowledge"), this)),
	  snooze_(new QPushButton(text("Alert.Snooze"), this))
{
	line_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
	acknowledge_->setObjectName("acknowledge");
	acknowledge_->setAccessibleName(plainName(text("Dock.Acknowledge")));
	QSizePolicy keep = acknowledge_->sizePolicy();
	keep.setRetainSizeWhenHidden(true);
	acknowledge_->setSizePolicy(keep);
	copy_->setObjectName("copyOrders");
	copy_->setAccessibleName(plainName(text("Dock.CopyOrders")));
	snooze_->setObjectName("snooze");
	snooze_->setAccessibleName(plainName(text("Alert.Snooze")));
	connect(snooze_, &QPushButton::clicked, this, [this] { emit snoozed(shown_); });
	flashing_.setInterval(kHalfPulseMs);
	connect(&flashing_, &QTimer::timeout, this, &AlertBanner::pulse);
	connect(copy_, &QPushButton::clicked, this, &AlertBanner::copyOrders);
	connect(acknowledge_, &QPushButton::clicked, this, [this] { emit acknowledged(shown_); });

	auto *row = new FlowLayout(this);
	row->setContentsMargins(0, 0, 0, 0);
	row->addWidget(line_);
	row->addWidget(copy_);
	row->addWidget(acknowledge_);
	row->addWidget(snooze_);
	setAccessibleName(text("Dock.Alerts"));
	display({});
}

void AlertBanner::display(const std::vector<alerts::Alert> &alerts)
{
	auto waiting = mostSeriousFirst(alerts);
	std::erase_if(waiting, [](const alerts::Alert *alert) { return !alerts::isTold(*alert); });
	acknowledge_->setVisible(!waiting.empty());
	orders_ = waiting.empty() ? QString() : orderCodes(*waiting.front());
	copy_->setVisible(!orders_.isEmpty());
	if (waiting.empty()) {
		shown_ = 0;
		snooze_->hide();
		flash(false);
		line_->say(text_("Dock.Alerts.None"), Shape::Check, Tone::Quiet);
		line_->setToolTip({});
		return;
	}
	const alerts::Alert *first = waiting.front();
	const Look look = lookOf(*first);
	QString sentence = text_("Alert.Line", {{"level", text_(look.word)}, {"sentence", text_(first->sentence)}});
	if (waiting.size() > 1) {
		sentence +=
			text_("Dock.Alerts.More", {{"count", text_.number(static_cast<qint64>(waiting.size()) - 1)}});
	}
	line_->say(sentence, look.shape, look.tone);
	line_->setToolTip(first->details.empty() ? QString() : "<p>" + text_(first->details).toHtmlEscaped() + "</p>");
	acknowledge_->setAccessibleDescription(sentence);
	snooze_->setVisible(!alerts::isOversold(*first)); // which is told in any case
	snooze_->setAccessibleDescription(sentence);
	if (first->id != shown_) {
		shown_ = first->id;
		flash(first->loud);
		announce(sentence);
	}
}

void AlertBanner::flash(bool loud)
{
	const bool mayMove = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
	pulses_ = loud && mayMove ? 2 * kPulses : 0;
	line_->setStrong(loud);
	if (pulses_ > 0) {
		flashing_.start();
	} else {
		flashing_.stop();
	}
}

void AlertBanner::pulse()
{
	if (--pulses_ <= 0) {
		flashing_.stop();
	}
	line_->setStrong(pulses_ % 2 == 0); // it ends strong: that it is loud stays to be seen
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
