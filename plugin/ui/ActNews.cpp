#include "ui/ActNews.hpp"

#include "ui/ActWords.hpp"
#include "ui/FlowLayout.hpp"
#include "ui/MarkedLine.hpp"

#include <QAccessible>
#include <QPushButton>

namespace ui {

ActNews::ActNews(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), line_(new MarkedLine("act", MarkedLine::Frame::Drawn, this)),
	  undo_(new QPushButton(text("Act.Undo"), this)), seenButton_(new QPushButton(text("Act.Seen.Button"), this))
{
	line_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
	undo_->setObjectName("undo");
	undo_->setAccessibleName(plainName(text("Act.Undo")));
	seenButton_->setObjectName("seen");
	seenButton_->setAccessibleName(plainName(text("Act.Seen.Button")));
	connect(undo_, &QPushButton::clicked, this, [this] { emit undoWanted(shown_); });
	connect(seenButton_, &QPushButton::clicked, this, &ActNews::markSeen);
	auto *flow = new FlowLayout(this);
	flow->setContentsMargins(0, 0, 0, 0);
	flow->addWidget(line_);
	flow->addWidget(undo_);
	flow->addWidget(seenButton_);
	setAccessibleName(text("Act.List"));
	hide();
}

void ActNews::display(const std::vector<app::ShopActEntry> &acts)
{
	if (acts != acts_) {
		acts_ = acts;
		write();
	}
}

void ActNews::markSeen()
{
	seen_.insert(shown_);
	write();
}

void ActNews::write()
{
	const app::ShopActEntry *act = actToSee(acts_, seen_);
	setVisible(act != nullptr);
	if (!act) {
		shown_ = 0;
		return;
	}
	QString sentence = text_(act->sentence);
	if (const int more = otherFailures(acts_, seen_, act->id); more > 0) {
		sentence += text_("Act.MoreFailed", {{"count", text_.number(more)}});
	}
	const Look look = lookOf(act->state);
	const bool isNews = act->id != shown_ || sentence != line_->sentence();
	shown_ = act->id;
	line_->say(sentence, look.shape, look.tone);
	undo_->setVisible(act->canUndo);
	undo_->setAccessibleDescription(sentence);
	seenButton_->setVisible(act->state != app::ShopActEntry::State::UnderWay);
	if (isNews) { // lets a screen reader speak it without moving the focus
		setAccessibleDescription(sentence);
		QAccessibleEvent event(this, QAccessible::Alert);
		QAccessible::updateAccessibility(&event);
	}
}

} // namespace ui
