#include "ui/ActHistory.hpp"

#include "ui/ActWords.hpp"
#include "ui/FlowLayout.hpp"
#include "ui/MarkedLine.hpp"

#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

// More lines are no overview any more; the newest come first.
constexpr std::size_t kMostLines = 20;

} // namespace

ActHistory::ActHistory(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), button_(new QToolButton(this)), column_(new QVBoxLayout(this))
{
	button_->setObjectName("acts");
	button_->setCheckable(true);
	button_->setFocusPolicy(Qt::StrongFocus);
	button_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
	column_->setContentsMargins(0, 0, 0, 0);
	connect(button_, &QToolButton::toggled, this, &ActHistory::fold);
	write();
}

void ActHistory::display(const std::vector<app::ShopActEntry> &acts)
{
	if (acts != acts_) {
		acts_ = acts;
		write();
	}
}

ActHistory::Line &ActHistory::lineAt(std::size_t index)
{
	while (lines_.size() <= index) {
		auto *whole = new QWidget(this);
		Line line{whole, new MarkedLine(MarkedLine::Frame::None, whole),
			  new QPushButton(text_("Act.Undo.Line"), whole)};
		line.words->setObjectName("actLine");
		line.words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
		line.undo->setObjectName("undoLine");
		line.undo->setAccessibleName(text_("Act.Undo.Line"));
		connect(line.undo, &QPushButton::clicked, this, [this, index] { emit undoWanted(lines_[index].id); });
		auto *flow = new FlowLayout(whole);
		flow->setContentsMargins(0, 0, 0, 0);
		flow->addWidget(line.words);
		flow->addWidget(line.undo);
		column_->addWidget(whole);
		lines_.push_back(line);
	}
	return lines_[index];
}

void ActHistory::write()
{
	const std::size_t count = std::min(acts_.size(), kMostLines);
	for (std::size_t index = 0; index < count; ++index) {
		const app::ShopActEntry &act = acts_[index];
		const Look look = lookOf(act.state);
		Line &line = lineAt(index);
		line.id = act.id;
		const QString words =
			text_("Act.Line", {{"time", text_.time(act.at)}, {"sentence", text_(act.sentence)}});
		line.words->say(words, look.shape, look.tone);
		line.undo->setVisible(act.canUndo);
		line.undo->setAccessibleDescription(words);
	}
	for (std::size_t index = 0; index < lines_.size(); ++index) {
		lines_[index].whole->setVisible(index < count);
	}
	// The newest one's number counts those that are kept no more as well.
	const std::uint64_t all = acts_.empty() ? 0 : acts_.front().id;
	const QString word = text_(all > count ? "Act.Count.Newest" : "Act.Count",
				   {{"count", text_.number(static_cast<qint64>(all))},
				    {"shown", text_.number(static_cast<qint64>(count))}});
	button_->setText(word);
	button_->setAccessibleName(plainName(word));
	button_->setVisible(!acts_.empty());
	fold();
}

void ActHistory::fold()
{
	const bool open = button_->isChecked();
	button_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
	setVisible(open && !acts_.empty());
}

} // namespace ui
