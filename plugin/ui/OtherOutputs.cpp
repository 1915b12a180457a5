#include "ui/OtherOutputs.hpp"

#include "ui/MarkedLine.hpp"
#include "ui/StatusLook.hpp"

#include <QVBoxLayout>

namespace ui {

OtherOutputs::OtherOutputs(const Text &text, QWidget *parent) : QWidget(parent), text_(text)
{
	auto *column = new QVBoxLayout(this);
	column->setContentsMargins(0, 0, 0, 0);
	hide();
}

void OtherOutputs::display(const std::vector<app::OtherOutput> &others)
{
	while (lines_.size() < others.size()) {
		lines_.push_back(new MarkedLine(MarkedLine::Frame::None, this));
		lines_.back()->setObjectName("other");
		layout()->addWidget(lines_.back());
	}
	for (std::size_t index = 0; index < lines_.size(); ++index) {
		if (index >= others.size()) {
			lines_[index]->hide();
			continue;
		}
		const Look look = lookOf(others[index].health.verdict);
		lines_[index]->say(sentenceOf(others[index]), look.shape, look.tone);
	}
	setVisible(!others.empty());
}

QString OtherOutputs::sentenceOf(const app::OtherOutput &other) const
{
	return text_("Dock.Other", {{"name", QString::fromStdString(other.name)},
				    {"state", text_(lookOf(other.health.verdict).word)},
				    {"now", text_.number(other.encoder.current.kbps())},
				    {"ceiling", text_.number(other.encoder.configured.kbps())}});
}

} // namespace ui
