#include "ui/SettingsDialog.hpp"

#include "ui/AlertForm.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/RateForm.hpp"
#include "ui/ShopForm.hpp"

#include <QAccessible>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ui {

SettingsDialog::SettingsDialog(app::Desk &desk, const Text &text, QWidget *parent)
	: QDialog(parent), desk_(desk), text_(text), before_(desk.settings())
{
	setObjectName("LiveShelfSettings");
	setWindowTitle(text("Settings.Title"));
	setAccessibleName(text("Settings.Title"));

	auto *content = new QWidget;
	shop_ = new ShopForm(text, before_.shop, content);
	alerts_ = new AlertForm(text, before_.alerts, content);
	rate_ = new RateForm(text, before_.rate, desk.scenes(), content);
	auto *column = new QVBoxLayout(content);
	column->setContentsMargins(0, 0, 0, 0);
	column->addWidget(shop_);
	column->addWidget(alerts_);
	column->addWidget(rate_);
	column->addStretch();
	auto *scroll = new QScrollArea(this);
	scroll->setFrameShape(QFrame::NoFrame);
	scroll->setFocusPolicy(Qt::NoFocus);
	scroll->setWidgetResizable(true);
	scroll->setWidget(content);

	error_ = new MarkedLine(MarkedLine::Frame::Drawn, this);
	error_->setObjectName("error");
	auto *buttons = new QDialogButtonBox(this);
	for (const auto &[key, role, name] : {std::tuple("Settings.Ok", QDialogButtonBox::AcceptRole, "Ok"),
					      std::tuple("Settings.Cancel", QDialogButtonBox::RejectRole, "Cancel")}) {
		QPushButton *button = buttons->addButton(text(key), role);
		button->setObjectName(QString::fromLatin1(name));
		button->setAccessibleName(plainName(text(key)));
	}
	connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
	connect(buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
	auto *whole = new QVBoxLayout(this);
	whole->addWidget(scroll, 1);
	whole->addWidget(error_);
	whole->addWidget(buttons);

	// Wide enough that nothing scrolls sideways, high enough for most of it; a small screen gets its scroll bars.
	const QSize room = screen()->availableSize() * 0.9;
	const int bar = scroll->verticalScrollBar()->sizeHint().width();
	const int line = fontMetrics().height();
	resize(QSize(content->sizeHint().width() + bar + 2 * line, line * 36).boundedTo(room));
}

void SettingsDialog::accept()
{
	profile::Settings settings = before_;
	shop_->store(settings.shop);
	alerts_->store(settings.alerts);
	rate_->store(settings.rate);
	const auto applied = desk_.applySettings(settings, shop_->headerValues());
	if (applied) {
		QDialog::accept();
		return;
	}
	error_->say(text_(applied.error().sentence), Shape::Warning, Tone::Danger);
	QAccessibleEvent event(error_, QAccessible::Alert);
	QAccessible::updateAccessibility(&event);
}

} // namespace ui
