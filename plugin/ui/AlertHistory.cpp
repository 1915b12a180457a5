#include "ui/AlertHistory.hpp"

#include "ui/AlertWords.hpp"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {
namespace {

// More lines are no overview any more; the newest come first.
constexpr int kMostLines = 12;

} // namespace

AlertHistory::AlertHistory(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), button_(new QToolButton(this)), list_(new QLabel(this))
{
	button_->setObjectName("history");
	button_->setCheckable(true);
	button_->setFocusPolicy(Qt::StrongFocus);
	button_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
	list_->setObjectName("historyList");
	list_->setWordWrap(true);
	list_->setTextFormat(Qt::PlainText);
	auto *column = new QVBoxLayout(this);
	column->setContentsMargins(0, 0, 0, 0);
	column->addWidget(list_);
	connect(button_, &QToolButton::toggled, this, &AlertHistory::fold);
	display({});
}

void AlertHistory::display(const std::vector<alerts::Alert> &alerts)
{
	int count = 0;
	QStringList lines;
	for (const alerts::Alert *alert : mostSeriousFirst(alerts)) {
		if (alerts::isTold(*alert)) {
			continue;
		}
		++count;
		if (lines.size() < kMostLines) {
			const QString line = text_("Alert.Line", {{"level", text_(lookOf(*alert).word)},
								  {"sentence", text_(alert->sentence)}});
			lines.append((alerts::isOversold(*alert) ? QStringLiteral("‼ ") : QStringLiteral("• ")) +
				     (alert->snoozed ? text_("Alert.History.Snoozed", {{"sentence", line}}) : line));
			if (!alert->details.empty()) {
				lines.back() += QStringLiteral("\n   ") + text_(alert->details);
			}
		}
	}
	const QString word = text_("Dock.Acknowledged", {{"count", text_.number(count)}});
	if (word != button_->text()) {
		button_->setText(word);
		button_->setAccessibleName(plainName(word));
	}
	if (const QString text = breakable(lines.join('\n')); text != list_->text()) {
		list_->setText(text);
		list_->setAccessibleName(lines.join('\n'));
		list_->setTextInteractionFlags(lines.isEmpty() ? Qt::NoTextInteraction
							       : Qt::TextSelectableByMouse); // for order codes
	}
	button_->setVisible(count > 0);
	fold();
}

void AlertHistory::fold()
{
	const bool open = button_->isChecked();
	button_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
	setVisible(open && !list_->text().isEmpty());
}

} // namespace ui
