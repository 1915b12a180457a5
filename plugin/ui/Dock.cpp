#include "ui/Dock.hpp"

#include "ui/AutomationPanel.hpp"
#include "ui/LinkGraph.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/OtherOutputs.hpp"
#include "ui/RateHistory.hpp"
#include "ui/RatePanel.hpp"
#include "ui/ReportBar.hpp"
#include "ui/RunPanel.hpp"
#include "ui/SettingsDialog.hpp"
#include "ui/ShelfPanel.hpp"
#include "ui/VerdictPanel.hpp"

#include <QDesktopServices>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>

#include <chrono>

namespace ui {
namespace {

// Fast enough to feel live, slow enough to read.
constexpr std::chrono::milliseconds kLookEvery{200};

// From this width on (in letters) a dock that is wider than high has its halves side by side.
constexpr int kWideLetters = 100;

} // namespace

Dock::Dock(app::Desk &desk, core::Translator translate, QWidget *parent)
	: QWidget(parent), desk_(&desk), text_(std::move(translate)), shelfPanel_(new ShelfPanel(text_)),
	  reportBar_(new ReportBar(text_, this))
{
	setObjectName("LiveShelfDock");
	setAccessibleName(text_("Dock.Name"));
	setAttribute(Qt::WA_StyledBackground); // OBS's themes give docks their background by style sheet

	auto *content = new QWidget;
	halves_ = new QBoxLayout(QBoxLayout::TopToBottom, content);
	halves_->setSpacing(fontMetrics().height());
	halves_->addWidget(makeStreamHalf(), 2);
	halves_->addWidget(shelfPanel_, 3);

	auto *scroll = new QScrollArea(this);
	scroll->setObjectName("scroll");
	scroll->setFrameShape(QFrame::NoFrame);
	scroll->setFocusPolicy(Qt::NoFocus);
	scroll->setWidgetResizable(true);
	scroll->setWidget(content);
	content->setAutoFillBackground(false);
	scroll->viewport()->setAutoFillBackground(false);
	auto *whole = new QVBoxLayout(this);
	whole->setContentsMargins(0, 0, 0, 0);
	whole->addWidget(scroll);
	whole->addWidget(reportBar_);
	reportBar_->hide(); // until there are reports to speak of

	connectActions();
	timer_.setInterval(kLookEvery);
	connect(&timer_, &QTimer::timeout, this, &Dock::refresh);
}

Dock::~Dock()
{
	detach();
}

QWidget *Dock::makeStreamHalf()
{
	auto *half = new QWidget;
	verdict_ = new VerdictPanel(text_, half);
	rate_ = new RatePanel(text_, half);
	others_ = new OtherOutputs(text_, half);
	graph_ = new LinkGraph(text_, half);
	graph_->setObjectName("graph");
	signals_ = new MarkedLine("signals", MarkedLine::Frame::None, half);
	changes_ = new RateHistory(text_, half);
	auto *column = new QVBoxLayout(half);
	column->setContentsMargins(0, 0, 0, 0);
	column->addWidget(verdict_);
	column->addWidget(rate_);
	column->addWidget(others_);
	column->addSpacing(fontMetrics().height() / 3);
	column->addWidget(graph_, 1);
	column->addWidget(signals_);
	column->addWidget(changes_);
	return half;
}

void Dock::connectActions()
{
	connect(verdict_, &VerdictPanel::takeOverWanted, this, [this] {
		if (desk_) {
			desk_->takeOverFromObs();
		}
	});
	connect(rate_, &RatePanel::wanted, this, &Dock::setBitrate);
	connect(shelfPanel_, &ShelfPanel::acknowledged, this, [this](std::uint64_t alertId) {
		if (desk_) {
			desk_->acknowledge(alertId);
		}
	});
	connect(shelfPanel_, &ShelfPanel::snoozed, this, [this](std::uint64_t alertId) {
		if (desk_) {
			desk_->snooze(alertId, core::Duration::zero());
		}
	});
	connect(shelfPanel_, &ShelfPanel::snoozeEnded, this, [this](const std::string &sku) {
		if (desk_) {
			desk_->endSnooze(sku);
		}
	});
	connect(shelfPanel_, &ShelfPanel::onAirWanted, this, &Dock::setOnAir);
	connect(shelfPanel_, &ShelfPanel::actWanted, this, [this](const app::ActWish &wish) {
		if (desk_) {
			desk_->actAtShop(wish);
		}
	});
	connect(shelfPanel_, &ShelfPanel::undoWanted, this, [this](std::uint64_t actId) {
		if (desk_) {
			desk_->undoShopAct(actId);
		}
	});
	connectShow();
	connect(shelfPanel_, &ShelfPanel::settingsWanted, this, &Dock::openSettings);
	connect(reportBar_, &ReportBar::wanted, this, &Dock::openPath);
	connect(shelfPanel_, &ShelfPanel::hostCueWanted, this, [this] {
		if (desk_) {
			desk_->showHostCue(app::CueWish::Toggle);
		}
	});
}

void Dock::connectShow()
{
	connect(shelfPanel_, &ShelfPanel::stepWanted, this, [this](int by) {
		if (desk_) {
			desk_->stepOnAir(by);
		}
	});
	connect(shelfPanel_->run(), &RunPanel::edited, this, [this](const std::vector<show::RunEntry> &entries) {
		if (desk_) {
			showRefusal(desk_->setRunOfShow(entries));
		}
	});
	connect(shelfPanel_->run(), &RunPanel::restartWanted, this, [this] {
		if (desk_) {
			desk_->restartRunOfShow();
		}
	});
	const AutomationPanel *automations = shelfPanel_->automations();
	connect(automations, &AutomationPanel::holdWanted, this, [this](bool held) {
		if (desk_) {
			desk_->holdAutomations(held);
		}
	});
	connect(automations, &AutomationPanel::undoWanted, this, [this](std::uint64_t act) {
		if (desk_) {
			desk_->undoAutomation(act);
		}
	});
	connect(automations, &AutomationPanel::answered, this, [this](std::uint64_t act, bool yes) {
		if (desk_) {
			desk_->answerAutomation(act, yes);
		}
	});
}

void Dock::detach()
{
	timer_.stop();
	desk_ = nullptr;
	reports_.reset();
	closeDialogs();
}

void Dock::closeDialogs()
{
	delete dialog_;
	shelfPanel_->closeQuestions();
}

void Dock::sayOfCue(const core::Message &notice)
{
	shelfPanel_->sayOfCue(notice);
}

void Dock::sayOfTray(const core::Message &notice)
{
	shelfPanel_->sayOfTray(notice);
}

// How large it floats the first time: everything in sight, nothing squeezed.
QSize Dock::sizeHint() const
{
	return {fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 40};
}

void Dock::showEvent(QShowEvent *event)
{
	QWidget::showEvent(event);
	if (desk_) {
		refresh();
		timer_.start();
	}
}

void Dock::hideEvent(QHideEvent *event)
{
	QWidget::hideEvent(event);
	timer_.stop();
}

void Dock::resizeEvent(QResizeEvent *event)
{
	QWidget::resizeEvent(event);
	const bool wide = width() > fontMetrics().averageCharWidth() * kWideLetters && width() > height();
	halves_->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void Dock::refresh()
{
	if (!desk_) {
		return;
	}
	if (auto stream = desk_->stream(); stream != stream_) {
		stream_ = std::move(stream);
		verdict_->display(*stream_);
		rate_->display(*stream_);
		others_->display(stream_->others);
		graph_->display(stream_);
		signals_->say(text_(stream_->sees), Shape::Note, Tone::Quiet);
		changes_->display(stream_->changes);
	}
	if (reports_) {
		reportBar_->display(reports_->reports());
		reportBar_->show();
	}
	if (auto shelf = desk_->shelf(); shelf != shelf_) {
		shelf_ = std::move(shelf);
		shelfPanel_->display(shelf_);
	}
	if (auto robots = desk_->robots(); robots != robots_) {
		robots_ = std::move(robots);
		shelfPanel_->showRobots(robots_->notice);
	}
	if (auto sound = desk_->sound(); sound != sound_) {
		sound_ = std::move(sound);
		shelfPanel_->sayOfSound(sound_->notice);
	}
}

void Dock::setBitrate(rate::RateAct act)
{
	if (desk_) {
		showRefusal(desk_->setBitrate(act));
	}
}

void Dock::setOnAir(const std::string &sku)
{
	if (desk_) {
		showRefusal(desk_->setOnAir(sku));
		refresh();
	}
}

void Dock::showRefusal(const core::Expected<void> &done)
{
	shelfPanel_->showRefusal(done ? core::Message() : done.error().sentence);
}

void Dock::openPath(const std::filesystem::path &path)
{
	QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdU16String(path.u16string())));
}

void Dock::openSettings()
{
	if (!desk_) {
		return;
	}
	if (!dialog_) {
		dialog_ = new SettingsDialog(*desk_, text_, this);
		dialog_->setAttribute(Qt::WA_DeleteOnClose);
	}
	dialog_->show();
	dialog_->raise();
	dialog_->activateWindow();
}

} // namespace ui
