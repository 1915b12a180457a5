#include "ui/ShelfPanel.hpp"

#include "ui/ActHistory.hpp"
#include "ui/ActMenu.hpp"
#include "ui/ActNews.hpp"
#include "ui/AlertBanner.hpp"
#include "ui/AlertHistory.hpp"
#include "ui/AutomationPanel.hpp"
#include "ui/ConnectionLights.hpp"
#include "ui/FlowLayout.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/RunPanel.hpp"
#include "ui/ShopWords.hpp"
#include "ui/SnoozeLine.hpp"
#include "ui/StockModel.hpp"
#include "ui/StockTable.hpp"

#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

QPushButton *button(const char *name, const QString &label, QWidget *parent)
{
	auto *made = new QPushButton(label, parent);
	made->setObjectName(QString::fromLatin1(name));
	made->setAccessibleName(plainName(label));
	return made;
}

} // namespace

ShelfPanel::ShelfPanel(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), model_(new StockModel(text, this)),
	  rehearsal_(new MarkedLine("rehearsal", MarkedLine::Frame::Drawn, this)),
	  lights_(new ConnectionLights(text, this)), feed_(new MarkedLine("feed", MarkedLine::Frame::Aligned, this)),
	  push_(new MarkedLine("push", MarkedLine::Frame::Aligned, this)),
	  notice_(new MarkedLine("notice", MarkedLine::Frame::Aligned, this)),
	  robots_(new MarkedLine("robots", MarkedLine::Frame::Aligned, this)),
	  cueNews_(new MarkedLine("cueNews", MarkedLine::Frame::Aligned, this)),
	  soundNews_(new MarkedLine("soundNews", MarkedLine::Frame::Aligned, this)),
	  trayNews_(new MarkedLine("trayNews", MarkedLine::Frame::Aligned, this)), alerts_(new AlertBanner(text, this)),
	  snoozes_(new SnoozeLine(text, this)), refusal_(new MarkedLine("refusal", MarkedLine::Frame::Aligned, this)),
	  actNews_(new ActNews(text, this)), automations_(new AutomationPanel(text, this)),
	  table_(new StockTable(text, *model_, this)), history_(new AlertHistory(text, this)),
	  acts_(new ActHistory(text, this)), menu_(new ActMenu(text, this)), run_(new RunPanel(text, this))
{
	rehearsal_->setBold(true);
	table_->setObjectName("stock");
	QWidget *onAirRow = makeOnAirRow();
	auto *column = new QVBoxLayout(this);
	column->setContentsMargins(0, 0, 0, 0);
	for (QWidget *widget : std::initializer_list<QWidget *>{
		     rehearsal_, lights_, feed_, push_, notice_, robots_, cueNews_, soundNews_, trayNews_, alerts_,
		     snoozes_, onAirRow, run_->statusLine(), refusal_, actNews_, automations_}) {
		column->addWidget(widget);
	}
	column->addWidget(table_, 1);
	column->addWidget(makeBottomRow());
	column->addWidget(run_);
	column->addWidget(history_);
	column->addWidget(acts_);

	connect(alerts_, &AlertBanner::acknowledged, this, &ShelfPanel::acknowledged);
	connect(alerts_, &AlertBanner::snoozed, this, &ShelfPanel::snoozed);
	connect(snoozes_, &SnoozeLine::ended, this, &ShelfPanel::snoozeEnded);
	connect(table_, &StockTable::onAirWanted, this, &ShelfPanel::onAirWanted);
	connect(run_, &RunPanel::onAirWanted, this, &ShelfPanel::onAirWanted);
	connect(previous_, &QPushButton::clicked, this, [this] { emit stepWanted(-1); });
	connect(next_, &QPushButton::clicked, this, [this] { emit stepWanted(1); });
	connect(offAir_, &QPushButton::clicked, this, [this] { emit onAirWanted({}); });
	connect(settings_, &QPushButton::clicked, this, &ShelfPanel::settingsWanted);
	connect(cue_, &QPushButton::clicked, this, &ShelfPanel::hostCueWanted);
	sayOfCue({});
	sayOfSound({});
	sayOfTray({});

	// As the eye goes: from the top, and the table before what stands under it.
	QWidget::setTabOrder(previous_, next_);
	QWidget::setTabOrder(next_, offAir_);
	QWidget::setTabOrder(offAir_, table_);
	QWidget::setTabOrder(table_, settings_);
	QWidget::setTabOrder(settings_, cue_);
	QWidget::setTabOrder(cue_, run_->button());
	QWidget::setTabOrder(run_->button(), history_->button());
	QWidget::setTabOrder(history_->button(), acts_->button());
	connectActs();
}

void ShelfPanel::connectActs()
{
	connect(table_, &StockTable::menuWanted, this, [this](const std::string &sku, const QPoint &place) {
		if (const int row = model_->indexOf(sku); row >= 0) {
			menu_->open(model_->row(row), *model_->view(), place);
		}
	});
	connect(menu_, &ActMenu::onAirWanted, this, &ShelfPanel::onAirWanted);
	connect(menu_, &ActMenu::actWanted, this, &ShelfPanel::actWanted);
	connect(menu_, &ActMenu::undoWanted, this, &ShelfPanel::undoWanted);
	connect(menu_, &ActMenu::runWanted, run_, &RunPanel::add);
	connect(actNews_, &ActNews::undoWanted, this, &ShelfPanel::askUndo);
	connect(acts_, &ActHistory::undoWanted, this, &ShelfPanel::askUndo);
}

void ShelfPanel::askUndo(std::uint64_t actId)
{
	const auto &acts = model_->view()->acts;
	const auto act = std::ranges::find(acts, actId, &app::ShopActEntry::id);
	if (act != acts.end()) {
		menu_->askUndo(*act);
	}
}

QWidget *ShelfPanel::makeOnAirRow()
{
	auto *row = new QWidget(this);
	onAir_ = new MarkedLine("onAir", MarkedLine::Frame::Aligned, row);
	onAir_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
	previous_ = button("previous", text_("Dock.Previous"), row);
	next_ = button("next", text_("Dock.Next"), row);
	offAir_ = button("offAir", text_("Dock.OffAir"), row);
	auto *flow = new FlowLayout(row);
	flow->setContentsMargins(0, 0, 0, 0);
	flow->addWidget(onAir_);
	flow->addWidget(previous_);
	flow->addWidget(next_);
	flow->addWidget(offAir_);
	return row;
}

QWidget *ShelfPanel::makeBottomRow()
{
	auto *row = new QWidget(this);
	settings_ = button("settings", text_("Dock.Settings"), row);
	auto *flow = new FlowLayout(row);
	flow->setContentsMargins(0, 0, 0, 0);
	flow->addWidget(settings_);
	cue_ = button("hostCue", text_("Dock.HostCue"), row);
	cue_->setToolTip(asToolTip(text_("Dock.HostCue.Hint")));
	flow->addWidget(cue_);
	flow->addWidget(run_->button());
	flow->addWidget(history_->button());
	flow->addWidget(acts_->button());
	return row;
}

void ShelfPanel::display(const std::shared_ptr<const app::ShelfView> &view)
{
	model_->display(view);
	rehearsal_->say(view->rehearsal ? text_(view->realBeside ? "Dock.Rehearsal.Some" : "Dock.Rehearsal")
					: QString(),
			Shape::Broadcast, Tone::Caution);
	lights_->display(view->shops);
	feed_->say(text_(feedBesideLights(*view)), Shape::Warning, Tone::Danger);
	push_->say(text_(view->pushTrouble), Shape::Note, Tone::Caution);
	notice_->say(text_(view->notice), Shape::Note, Tone::Accent);
	alerts_->display(view->alerts);
	snoozes_->display(view->snoozes, view->at, [this](const std::string &sku) { return titleOf(sku); });
	history_->display(view->alerts);
	actNews_->display(view->acts);
	acts_->display(view->acts);
	run_->display(view);
	automations_->display(view->show.automations);
	displayOnAir(*view);
}

void ShelfPanel::displayOnAir(const app::ShelfView &view)
{
	offAir_->setEnabled(!view.onAir.empty());
	previous_->setEnabled(!view.rows.empty());
	next_->setEnabled(!view.rows.empty());
	const auto &next = view.show.run.next;
	next_->setToolTip(next ? asToolTip(QString::fromStdString(next->title).simplified()) : QString());
	if (view.onAir.empty()) {
		onAir_->say(text_(view.rows.empty() ? "Dock.OnAir.NoProducts" : "Dock.OnAir.None"), Shape::Dash,
			    Tone::Quiet);
		return;
	}
	const int row = model_->indexOf(view.onAir);
	onAir_->say(text_(row >= 0 && model_->row(row).rehearsal ? "Dock.OnAir.Rehearsal" : "Dock.OnAir",
			  {{"title", titleOf(view.onAir)}}),
		    Shape::Dot, Tone::Danger);
}

void ShelfPanel::showRobots(const core::Message &notice)
{
	robots_->say(text_(notice), Shape::Warning, Tone::Caution);
}

// As the table has it; the SKU where it has none.
QString ShelfPanel::titleOf(const std::string &sku) const
{
	const int row = model_->indexOf(sku);
	const QString title = row < 0 ? QString() : QString::fromStdString(model_->row(row).title).simplified();
	return title.isEmpty() ? QString::fromStdString(sku) : title;
}

void ShelfPanel::closeQuestions()
{
	menu_->close();
	run_->closeQuestions();
}

void ShelfPanel::sayOfCue(const core::Message &notice)
{
	cueNews_->say(text_(notice), Shape::Note, Tone::Caution);
}

void ShelfPanel::sayOfSound(const core::Message &notice)
{
	soundNews_->say(text_(notice), Shape::Note, Tone::Caution);
}

void ShelfPanel::sayOfTray(const core::Message &notice)
{
	trayNews_->say(text_(notice), Shape::Note, Tone::Caution);
}

void ShelfPanel::showRefusal(const core::Message &why)
{
	refusal_->say(text_(why), Shape::Warning, Tone::Danger);
}

} // namespace ui
