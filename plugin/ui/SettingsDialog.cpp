#include "ui/SettingsDialog.hpp"

#include "ui/AlertForm.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/OkCancel.hpp"
#include "ui/RateForm.hpp"
#include "ui/ShopsForm.hpp"

#include <QAccessible>
#include <QDialogButtonBox>
#include <QScreen>
#include <QScrollArea>
#include <QStyle>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace ui {
namespace {

constexpr std::chrono::milliseconds kLookEvery{200};

} // namespace

SettingsDialog::SettingsDialog(app::Desk &desk, const Text &text, QWidget *parent)
	: QDialog(parent), desk_(desk), text_(text), before_(desk.settings())
{
	setObjectName("LiveShelfSettings");
	setWindowTitle(text("Settings.Title"));
	setAccessibleName(text("Settings.Title"));

	shops_ = new ShopsForm(desk, text, before_);
	alerts_ = new AlertForm(text, before_.alerts);
	rate_ = new RateForm(text, before_.rate, desk.scenes());
	tabs_ = new QTabWidget(this);
	tabs_->setObjectName("Tabs");
	tabs_->setAccessibleName(text("Settings.Title"));
	tabs_->setDocumentMode(true);
	tabs_->addTab(makeTab({shops_}), text("Settings.Tab.Shops"));
	tabs_->addTab(makeTab({alerts_}), text("Settings.Alerts"));
	tabs_->addTab(makeTab({rate_}), text("Settings.Rate"));

	error_ = new MarkedLine("error", MarkedLine::Frame::Drawn, this);
	QDialogButtonBox *buttons = okAndCancel(text, *this);
	auto *whole = new QVBoxLayout(this);
	whole->addWidget(tabs_, 1);
	whole->addWidget(error_);
	whole->addWidget(buttons);

	// Wide enough that nothing scrolls sideways, high enough for most of it; a small screen gets its scroll bars.
	const QSize room = screen()->availableSize() * 0.9;
	const int line = fontMetrics().height();
	int content = 0;
	for (const QWidget *form : std::initializer_list<const QWidget *>{shops_, alerts_, rate_}) {
		content = std::max(content, form->sizeHint().width());
	}
	const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
	resize(QSize(content + bar + 4 * line, line * 38).boundedTo(room));
	timer_.setInterval(kLookEvery);
	connect(&timer_, &QTimer::timeout, this, &SettingsDialog::look);
}

QWidget *SettingsDialog::makeTab(std::initializer_list<QWidget *> forms)
{
	auto *content = new QWidget;
	auto *column = new QVBoxLayout(content);
	for (QWidget *form : forms) {
		column->addWidget(form);
	}
	column->addStretch();
	auto *scroll = new QScrollArea(this);
	scroll->setFrameShape(QFrame::NoFrame);
	scroll->setFocusPolicy(Qt::NoFocus);
	scroll->setWidgetResizable(true);
	scroll->setWidget(content);
	return scroll;
}

void SettingsDialog::showEvent(QShowEvent *event)
{
	QDialog::showEvent(event);
	look();
	timer_.start();
}

void SettingsDialog::hideEvent(QHideEvent *event)
{
	QDialog::hideEvent(event);
	timer_.stop();
}

void SettingsDialog::look()
{
	if (auto shelf = desk_.shelf(); shelf != shelf_) {
		shelf_ = std::move(shelf);
		shops_->display(*shelf_);
	}
}

void SettingsDialog::accept()
{
	profile::Settings settings = before_;
	shops_->store(settings);
	alerts_->store(settings.alerts);
	rate_->store(settings.rate);
	const app::Desk::TypedSecrets typed = shops_->typed();
	const auto applied = desk_.applySettings(settings, typed);
	if (applied) {
		QDialog::accept();
		return;
	}
	error_->say(text_(applied.error().sentence), Shape::Warning, Tone::Danger);
	QAccessibleEvent event(error_, QAccessible::Alert);
	QAccessible::updateAccessibility(&event);
}

} // namespace ui
