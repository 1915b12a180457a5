#include "ui/ProbePanel.hpp"

#include "ui/MarkedLine.hpp"
#include "ui/ShopWords.hpp"

#include <QAccessible>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

ProbePanel::ProbePanel(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), button_(new QPushButton(text("Settings.Probe"), this)),
	  column_(new QVBoxLayout(this))
{
	button_->setObjectName("Probe");
	button_->setAccessibleName(plainName(text("Settings.Probe")));
	button_->setAutoDefault(false);
	column_->setContentsMargins(0, 0, 0, 0);
	column_->addWidget(button_, 0, Qt::AlignLeft);
	connect(button_, &QPushButton::clicked, this, &ProbePanel::begin);
}

void ProbePanel::begin()
{
	asked_ = true;
	after_ = latest_;
	shown_ = {.number = 0, .shop = {}, .state = app::ProbeView::State::UnderWay, .findings = {}, .sentence = {}};
	write();
	emit wanted();
}

void ProbePanel::clear()
{
	asked_ = false;
	shown_ = {};
	write();
}

void ProbePanel::display(const app::ProbeView &probe, const std::string &shop)
{
	latest_ = probe.number;
	if (asked_ && probe.shop == shop && probe.number > after_ && probe != shown_) {
		shown_ = probe;
		write();
	}
}

void ProbePanel::write()
{
	const auto lines = probeLines(shown_, text_);
	while (lines_.size() < lines.size()) {
		lines_.push_back(new MarkedLine(MarkedLine::Frame::None, this));
		lines_.back()->setObjectName("ProbeLine");
		column_->addWidget(lines_.back());
	}
	for (std::size_t index = 0; index < lines_.size(); ++index) {
		const SaidLine line = index < lines.size() ? lines[index] : SaidLine{};
		lines_[index]->say(line.sentence, line.shape, line.tone);
	}
	if (!lines.empty()) { // lets a screen reader speak it without moving the focus
		QAccessibleEvent event(lines_.front(), QAccessible::Alert);
		QAccessible::updateAccessibility(&event);
	}
}

} // namespace ui
