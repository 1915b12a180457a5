#include "ui/HostCueKeeper.hpp"

#include "app/Clock.hpp"
#include "overlay/CueModel.hpp"
#include "ui/CueScreens.hpp"

#include <QGuiApplication>

#include <chrono>
#include <utility>

namespace ui {
namespace {

// As the dock does.
constexpr std::chrono::milliseconds kLookEvery{200};
// A window that is dragged moves many times; it is written down when it rests.
constexpr std::chrono::milliseconds kRestsAfter{700};
// One plug changes several monitors, and their order.
constexpr std::chrono::milliseconds kScreensRestAfter{300};

} // namespace

HostCueKeeper::HostCueKeeper(app::Desk &desk, core::Translator translate, const QWidget *beside)
	: desk_(desk), text_(std::move(translate)), beside_(beside)
{
	looking_.setInterval(kLookEvery);
	connect(&looking_, &QTimer::timeout, this, &HostCueKeeper::look);
	keeping_.setSingleShot(true);
	keeping_.setInterval(kRestsAfter);
	connect(&keeping_, &QTimer::timeout, this, &HostCueKeeper::keepPlace);
	placing_.setSingleShot(true);
	placing_.setInterval(kScreensRestAfter);
	connect(&placing_, &QTimer::timeout, this, &HostCueKeeper::place);
	const auto onScreens = [this] {
		placed_ = false; // what Qt does with the window now is no choice of a person's
		keeping_.stop();
		placing_.start();
	};
	connect(qGuiApp, &QGuiApplication::screenAdded, this, onScreens);
	connect(qGuiApp, &QGuiApplication::screenRemoved, this, onScreens);
}

HostCueKeeper::~HostCueKeeper()
{
	if (keeping_.isActive()) {
		keepPlace();
	}
}

void HostCueKeeper::wish(app::CueWish wish)
{
	const bool open = wish == app::CueWish::Toggle ? !window_ : wish == app::CueWish::Show;
	if (keeping_.isActive()) {
		keepPlace();
	}
	if (open != cue_.open) {
		cue_.open = open;
		keep();
	}
	if (open) {
		this->open();
	} else {
		close();
	}
}

void HostCueKeeper::follow()
{
	const profile::CueSettings before = std::exchange(cue_, desk_.settings().cue);
	if (!cue_.open) {
		close();
		return;
	}
	if (!window_) {
		open();
		return;
	}
	window_->setTheme(cue_.theme);
	profile::CueSettings same = before;
	same.theme = cue_.theme;
	if (same != cue_) {
		place();
	}
}

void HostCueKeeper::open()
{
	if (window_) {
		window_->raise();
		return;
	}
	window_ = std::make_unique<HostCue>(text_);
	window_->setTheme(cue_.theme);
	connect(window_.get(), &HostCue::fullScreenWanted, this, &HostCueKeeper::onFullScreenWanted);
	connect(window_.get(), &HostCue::moved, this, &HostCueKeeper::onMoved);
	// Not while the window is in the middle of its own event.
	connect(window_.get(), &HostCue::closed, this, &HostCueKeeper::onClosed, Qt::QueuedConnection);
	look();
	place();
	looking_.start();
}

void HostCueKeeper::close()
{
	looking_.stop();
	keeping_.stop();
	window_.reset();
	shelf_.reset();
	say({});
}

void HostCueKeeper::place()
{
	if (!window_) {
		return;
	}
	placed_ = false;
	QScreen *chosen = chosenScreen(cue_, beside_);
	displaced_ = !chosen && !cue_.screen.empty();
	QScreen *screen = chosen ? chosen : beside_ ? beside_->screen() : QGuiApplication::primaryScreen();
	if (!screen) { // every monitor is gone: the next that comes is heard of
		return;
	}
	const bool full = cue_.fullScreen && chosen;
	window_->setWindowState(Qt::WindowNoState);
	window_->setScreen(screen);
	window_->setGeometry(full ? screen->geometry() : windowOn(*screen, displaced_ ? profile::CueSettings() : cue_));
	if (full) {
		window_->showFullScreen();
	} else {
		window_->showNormal();
	}
	if (displaced_) {
		say({"Cue.ScreenGone", {{"screen", cue_.screen}, {"other", screen->name().toStdString()}}, {}});
	} else if (cue_.fullScreen && !full) {
		say({"Cue.OneScreen", {}, {}});
	} else {
		say({});
	}
	placed_ = true;
}

void HostCueKeeper::look()
{
	if (auto shelf = desk_.shelf(); shelf != shelf_) {
		shelf_ = std::move(shelf);
	}
	window_->display(overlay::cueAsOf(shelf_->cue, app::now()));
}

// Where the window is now is where the person wants it.
void HostCueKeeper::onFullScreenWanted(bool full)
{
	const QScreen *screen = window_->screen();
	cue_.fullScreen = full;
	if (full || !displaced_) {
		cue_.screen = screen->name().toStdString();
		cue_.screenId = screenId(*screen).toStdString();
	}
	place();
	keep();
}

void HostCueKeeper::onMoved()
{
	if (placed_ && !displaced_ && !window_->isFullScreen()) {
		keeping_.start();
	}
}

void HostCueKeeper::keepPlace()
{
	if (!window_ || displaced_ || window_->isFullScreen()) {
		return;
	}
	const QRect place = window_->geometry();
	profile::CueSettings cue = cue_;
	cue.left = place.x();
	cue.top = place.y();
	cue.width = place.width();
	cue.height = place.height();
	if (!cue_.fullScreen) { // else it stands here only because there is no other monitor
		cue.screen = window_->screen()->name().toStdString();
		cue.screenId = screenId(*window_->screen()).toStdString();
	}
	if (cue != cue_) {
		cue_ = cue;
		keep();
	}
}

void HostCueKeeper::onClosed()
{
	if (keeping_.isActive()) {
		keepPlace();
	}
	cue_.open = false;
	close();
	keep();
}

// A settings file that cannot be written is said in the dock by who writes it.
void HostCueKeeper::keep()
{
	desk_.keepCue(cue_);
}

void HostCueKeeper::say(core::Message notice)
{
	if (notice != notice_) {
		notice_ = std::move(notice);
		emit noticeChanged(notice_);
	}
}

} // namespace ui
