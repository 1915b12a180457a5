#include "ui/RateHistory.hpp"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

// More lines are no overview any more; the newest come first. obs-websocket gives them all.
constexpr int kMostLines = 20;

} // namespace

RateHistory::RateHistory(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), button_(new QToolButton(this)), list_(new QLabel(this))
{
	button_->setObjectName("changes");
	button_->setCheckable(true);
	button_->setFocusPolicy(Qt::StrongFocus);
	button_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
	list_->setObjectName("changesList");
	list_->setWordWrap(true);
	list_->setTextFormat(Qt::PlainText);
	auto *column = new QVBoxLayout(this);
	column->setContentsMargins(0, 0, 0, 0);
	column->addWidget(button_, 0, Qt::AlignLeft);
	column->addWidget(list_);
	connect(button_, &QToolButton::toggled, this, &RateHistory::fold);
	write();
}

void RateHistory::display(const app::RateChanges::List &changes)
{
	if (changes != changes_) {
		changes_ = changes;
		write();
	}
}

void RateHistory::write()
{
	const qsizetype count = changes_ ? static_cast<qsizetype>(changes_->size()) : 0;
	QStringList lines;
	for (qsizetype index = 0; index < std::min<qsizetype>(count, kMostLines); ++index) {
		lines.append(lineOf((*changes_)[static_cast<std::size_t>(index)]));
	}
	const QString word = text_("Dock.Changes", {{"count", text_.number(count)}});
	button_->setText(word);
	button_->setAccessibleName(plainName(word));
	list_->setText(breakable(lines.join('\n')));
	list_->setAccessibleName(lines.join('\n'));
	setVisible(count > 0);
	fold();
}

QString RateHistory::lineOf(const app::RateChange &change) const
{
	const QString at = text_.time(change.at);
	const QString since = text_.time(change.since);
	const QString when = since == at ? at : text_("Dock.Changes.Span", {{"since", since}, {"at", at}});
	const QString to = text_.number(change.to.kbps());
	QString reason = text_(change.reason);
	if (!change.output.empty()) {
		reason = text_("Dock.Changes.Of",
			       {{"output", QString::fromStdString(change.output)}, {"reason", reason}});
	}
	if (change.from == change.to) {
		return text_("Dock.Changes.Same", {{"when", when}, {"to", to}, {"reason", reason}});
	}
	return text_("Dock.Changes.Line",
		     {{"when", when}, {"from", text_.number(change.from.kbps())}, {"to", to}, {"reason", reason}});
}

void RateHistory::fold()
{
	const bool open = button_->isChecked();
	button_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
	list_->setVisible(open);
}

} // namespace ui
