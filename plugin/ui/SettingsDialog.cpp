#include "ui/SettingsDialog.hpp"

#include "ui/AlertForm.hpp"
#include "ui/AutomationForm.hpp"
#include "ui/ChannelsForm.hpp"
#include "ui/CueForm.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/OkCancel.hpp"
#include "ui/OverlayForm.hpp"
#include "ui/RateForm.hpp"
#include "ui/ShopsForm.hpp"
#include "ui/SoundForm.hpp"
#include "ui/TrayForm.hpp"

#include <QAccessible>
#include <QDialogButtonBox>
#include <QScreen>
#include <QScrollArea>
#include <QStyle>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace ui {
namespace {

constexpr std::chrono::milliseconds kLookEvery{200};

// SKU and title.
std::vector<std::pair<std::string, std::string>> productsOf(const app::ShelfView &shelf)
{
	std::vector<std::pair<std::string, std::string>> products;
	products.reserve(shelf.rows.size());
	for (const app::StockRow &row : shelf.rows) {
		products.emplace_back(row.sku, row.title);
	}
	return products;
}

} // namespace

SettingsDialog::SettingsDialog(app::Desk &desk, const Text &text, QWidget *parent)
	: QDialog(parent), desk_(desk), text_(text), before_(desk.settings())
{
	setObjectName("LiveShelfSettings");
	setWindowTitle(text("Settings.Title"));
	setAccessibleName(text("Settings.Title"));

	shops_ = new ShopsForm(desk, text, before_);
	alerts_ = new AlertForm(text, before_.alerts, before_.alertPlan, productsOf(*desk.shelf()));
	rate_ = new RateForm(text, before_.rate, desk.scenes());
	channels_ = new ChannelsForm(desk, text, before_);
	automations_ = new AutomationForm(text, before_.show.automations, desk.scenes(), desk.sources());
	connect(automations_, &AutomationForm::rehearsalWanted, this, &SettingsDialog::rehearse);
	cue_ = new CueForm(text, before_.cue);
	sound_ = new SoundForm(text, before_.sound);
	tray_ = new TrayForm(text, before_.tray);
	overlay_ = new OverlayForm(text, before_.overlay);
	connect(sound_, &SoundForm::testWanted, this,
		[this](const profile::SoundSettings &typed) { desk_.testSound(typed); });
	tabs_ = new QTabWidget(this);
	tabs_->setObjectName("Tabs");
	tabs_->setAccessibleName(text("Settings.Title"));
	tabs_->setDocumentMode(true);
	tabs_->addTab(makeTab({shops_}), text("Settings.Tab.Shops"));
	tabs_->addTab(makeTab({alerts_}), text("Settings.Alerts"));
	tabs_->addTab(makeTab({rate_}), text("Settings.Rate"));
	tabs_->addTab(makeTab({channels_}), text("Settings.Tab.Channels"));
	tabs_->addTab(makeTab({automations_}), text("Settings.Automations"));
	tabs_->addTab(makeTab({cue_, sound_, tray_, overlay_}), text("Settings.Tab.Cue"));

	error_ = new MarkedLine("error", MarkedLine::Frame::Drawn, this);
	QDialogButtonBox *buttons = okAndCancel(text, *this);
	auto *whole = new QVBoxLayout(this);
	whole->addWidget(tabs_, 1);
	whole->addWidget(error_);
	whole->addWidget(buttons);

	// Wide enough that nothing scrolls sideways, high enough for most of it; a small screen gets its scroll bars.
	const QSize room = screen()->availableSize() * 0.9;
	const int line = fontMetrics().height();
	int content = tabs_->tabBar()->sizeHint().width(); // no tab is hidden behind arrows
	for (const QWidget *form : std::initializer_list<const QWidget *>{
		     shops_, alerts_, rate_, channels_, automations_, cue_, sound_, tray_, overlay_}) {
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
		automations_->display(shelf_->show.automations);
		if (!shelf_->show.refusal.empty()) {
			automations_->say(shelf_->show.refusal);
		}
	}
	channels_->look();
	sound_->display(*desk_.sound());
}

void SettingsDialog::rehearse(show::AutomationKind kind)
{
	show::AutomationSettings settings;
	automations_->store(settings);
	if (const auto played = desk_.rehearseAutomation(kind, settings); !played) {
		automations_->say(played.error().sentence);
	}
}

void SettingsDialog::accept()
{
	profile::Settings settings = before_;
	shops_->store(settings);
	alerts_->store(settings.alerts, settings.alertPlan);
	rate_->store(settings.rate);
	settings.cue = desk_.settings().cue; // as it is by now
	cue_->store(settings.cue);
	sound_->store(settings.sound);
	tray_->store(settings.tray);
	overlay_->store(settings.overlay);
	settings.show.run = desk_.settings().show.run; // edited in the dock, perhaps while this was open
	automations_->store(settings.show.automations);
	channels_->store(settings);
	app::Desk::TypedSecrets typed = shops_->typed();
	typed.merge(channels_->typed());
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
