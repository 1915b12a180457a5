#include "ui/ShelfPanel.hpp"

#include "ui/ActHistory.hpp"
#include "ui/ActMenu.hpp"
#include "ui/ActNews.hpp"
#include "ui/AlertBanner.hpp"
#include "ui/AlertHistory.hpp"
#include "ui/ConnectionLights.hpp"
#include "ui/FlowLayout.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/ShopWords.hpp"
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
	  notice_(new MarkedLine("notice", MarkedLine::Frame::Aligned, this)), alerts_(new AlertBanner(text, this)),
	  refusal_(new MarkedLine("refusal", MarkedLine::Frame::Aligned, this)), actNews_(new ActNews(text, this)),
	  table_(new StockTable(text, *model_, this)), history_(new AlertHistory(text, this)),
	  acts_(new ActHistory(text, this)), menu_(new ActMenu(text, this))
{
	rehearsal_->setBold(true);
	table_->setObjectName("stock");
	QWidget *onAirRow = makeOnAirRow();
	auto *column = new QVBoxLayout(this);
	column->setContentsMargins(0, 0, 0, 0);
	for (QWidget *widget : std::initializer_list<QWidget *>{rehearsal_, lights_, feed_, push_, notice_, alerts_,
								onAirRow, refusal_, actNews_}) {
		column->addWidget(widget);
	}
	column->addWidget(table_, 1);
	column->addWidget(makeBottomRow());
	column->addWidget(history_);
	column->addWidget(acts_);

	connect(alerts_, &AlertBanner::acknowledged, this, &ShelfPanel::acknowledged);
	connect(table_, &StockTable::onAirWanted, this, &ShelfPanel::onAirWanted);
	connect(offAir_, &QPushButton::clicked, this, [this] { emit onAirWanted({}); });
	connect(settings_, &QPushButton::clicked, this, &ShelfPanel::settingsWanted);

	// As the eye goes: from the top, and the table before what stands under it.
	QWidget::setTabOrder(offAir_, table_);
	QWidget::setTabOrder(table_, settings_);
	QWidget::setTabOrder(settings_, history_->button());
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
	offAir_ = button("offAir", text_("Dock.OffAir"), row);
	auto *flow = new FlowLayout(row);
	flow->setContentsMargins(0, 0, 0, 0);
	flow->addWidget(onAir_);
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
	history_->display(view->alerts);
	actNews_->display(view->acts);
	acts_->display(view->acts);
	displayOnAir(*view);
}

void ShelfPanel::displayOnAir(const app::ShelfView &view)
{
	offAir_->setEnabled(!view.onAir.empty());
	if (view.onAir.empty()) {
		onAir_->say(text_(view.rows.empty() ? "Dock.OnAir.NoProducts" : "Dock.OnAir.None"), Shape::Dash,
			    Tone::Quiet);
		return;
	}
	const int row = model_->indexOf(view.onAir);
	const QString title = row < 0 ? QString() : QString::fromStdString(model_->row(row).title).simplified();
	onAir_->say(text_(row >= 0 && model_->row(row).rehearsal ? "Dock.OnAir.Rehearsal" : "Dock.OnAir",
			  {{"title", title.isEmpty() ? QString::fromStdString(view.onAir) : title}}),
		    Shape::Dot, Tone::Danger);
}

void ShelfPanel::closeQuestions()
{
	menu_->close();
}

void ShelfPanel::showRefusal(const core::Message &why)
{
	refusal_->say(text_(why), Shape::Warning, Tone::Danger);
}

} // namespace ui
