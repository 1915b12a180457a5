#include "ui/SnoozeLine.hpp"

#include "ui/FlowLayout.hpp"
#include "ui/MarkedLine.hpp"

#include <QPushButton>

#include <cmath>

namespace ui {

SnoozeLine::SnoozeLine(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), line_(new MarkedLine("snoozed", MarkedLine::Frame::Aligned, this)),
	  again_(new QPushButton(text("Alert.EndSnooze"), this))
{
	line_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
	again_->setObjectName("endSnooze");
	again_->setAccessibleName(plainName(text("Alert.EndSnooze")));
	auto *row = new FlowLayout(this);
	row->setContentsMargins(0, 0, 0, 0);
	row->addWidget(line_);
	row->addWidget(again_);
	connect(again_, &QPushButton::clicked, this, [this] { emit ended(shown_); });
	hide();
}

void SnoozeLine::display(const std::vector<alerts::Snooze> &snoozes, core::Instant now, const TitleOf &titleOf)
{
	setVisible(!snoozes.empty());
	if (snoozes.empty()) {
		shown_.clear();
		return;
	}
	const alerts::Snooze &first = snoozes.front();
	shown_ = first.sku;
	const double minutes = (first.until - now).minutes();
	QString sentence = text_(
		minutes < 1 ? "Alert.Snoozed.UnderMinute" : "Alert.Snoozed",
		{{"title", titleOf(first.sku)}, {"minutes", text_.number(static_cast<qint64>(std::ceil(minutes)))}});
	if (snoozes.size() > 1) {
		sentence +=
			text_("Alert.Snoozed.More", {{"count", text_.number(static_cast<qint64>(snoozes.size()) - 1)}});
	}
	line_->say(sentence, Shape::Pause, Tone::Quiet);
	again_->setAccessibleDescription(sentence);
}

} // namespace ui
