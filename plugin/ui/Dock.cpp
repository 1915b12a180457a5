#include "ui/Dock.hpp"

#include "ui/AlertBanner.hpp"
#include "ui/AlertHistory.hpp"
#include "ui/FlowLayout.hpp"
#include "ui/LinkGraph.hpp"
#include "ui/MarkedLine.hpp"
#include "ui/OtherOutputs.hpp"
#include "ui/RateHistory.hpp"
#include "ui/RatePanel.hpp"
#include "ui/SettingsDialog.hpp"
#include "ui/StockModel.hpp"
#include "ui/StockTable.hpp"
#include "ui/VerdictPanel.hpp"

#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace ui {
namespace {

// Fast enough to feel live, slow enough to read.
constexpr std::chrono::milliseconds kLookEvery{200};

// From this width on (in letters) a dock that is wider than high has its halves side by side.
constexpr int kWideLetters = 100;

MarkedLine *line(const char *name, MarkedLine::Frame frame, QWidget *parent)
{
	auto *made = new MarkedLine(frame, parent);
	made->setObjectName(QString::fromLatin1(name));
	return made;
}

QPushButton *button(const char *name, const QString &label, QWidget *parent)
{
	auto *made = new QPushButton(label, parent);
	made->setObjectName(QString::fromLatin1(name));
	made->setAccessibleName(plainName(label));
	return made;
}

} // namespace

Dock::Dock(app::Desk &desk, core::Translator translate, QWidget *parent)
	: QWidget(parent), desk_(&desk), text_(std::move(translate)), model_(new StockModel(text_, this))
{
	setObjectName("LiveShelfDock");
	setAccessibleName(text_("Dock.Name"));
	setAttribute(Qt::WA_StyledBackground); // OBS's themes give docks their background by style sheet

	auto *content = new QWidget;
	halves_ = new QBoxLayout(QBoxLayout::TopToBottom, content);
	halves_->setSpacing(fontMetrics().height());
	halves_->addWidget(makeStreamHalf(), 2);
	halves_->addWidget(makeShelfHalf(), 3);

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
	signals_ = line("signals", MarkedLine::Frame::None, half);
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

QWidget *Dock::makeShelfHalf()
{
	auto *half = new QWidget;
	rehearsal_ = line("rehearsal", MarkedLine::Frame::Drawn, half);
	rehearsal_->setBold(true);
	feed_ = line("feed", MarkedLine::Frame::Aligned, half);
	notice_ = line("notice", MarkedLine::Frame::Aligned, half);
	refusal_ = line("refusal", MarkedLine::Frame::Aligned, half);
	alerts_ = new AlertBanner(text_, half);
	QWidget *onAirRow = makeOnAirRow();
	table_ = new StockTable(text_, *model_, half);
	table_->setObjectName("stock");
	history_ = new AlertHistory(text_, half);

	auto *column = new QVBoxLayout(half);
	column->setContentsMargins(0, 0, 0, 0);
	for (QWidget *widget :
	     std::initializer_list<QWidget *>{rehearsal_, feed_, notice_, alerts_, onAirRow, refusal_}) {
		column->addWidget(widget);
	}
	column->addWidget(table_, 1);
	column->addWidget(makeBottomRow());
	column->addWidget(history_);
	return half;
}

QWidget *Dock::makeOnAirRow()
{
	auto *row = new QWidget;
	onAir_ = line("onAir", MarkedLine::Frame::Aligned, row);
	onAir_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
	offAir_ = button("offAir", text_("Dock.OffAir"), row);
	auto *flow = new FlowLayout(row);
	flow->setContentsMargins(0, 0, 0, 0);
	flow->addWidget(onAir_);
	flow->addWidget(offAir_);
	return row;
}

QWidget *Dock::makeBottomRow()
{
	auto *row = new QWidget;
	settings_ = button("settings", text_("Dock.Settings"), row);
	auto *flow = new FlowLayout(row);
	flow->setContentsMargins(0, 0, 0, 0);
	flow->addWidget(settings_);
	flow->addWidget(history_->button());
	return row;
}

void Dock::connectActions()
{
	connect(verdict_, &VerdictPanel::takeOverWanted, this, [this] {
		if (desk_) {
			desk_->takeOverFromObs();
		}
	});
	connect(rate_, &RatePanel::wanted, this, &Dock::setBitrate);
	connect(alerts_, &AlertBanner::acknowledged, this, [this](std::uint64_t alertId) {
		if (desk_) {
			desk_->acknowledge(alertId);
		}
	});
	connect(table_, &StockTable::onAirWanted, this, &Dock::setOnAir);
	connect(offAir_, &QPushButton::clicked, this, [this] { setOnAir({}); });
	connect(settings_, &QPushButton::clicked, this, &Dock::openSettings);

	// As the eye goes: from the top, and the table before what stands under it.
	QWidget::setTabOrder(verdict_, rate_);
	QWidget::setTabOrder(rate_, changes_);
	QWidget::setTabOrder(changes_, alerts_);
	QWidget::setTabOrder(offAir_, table_);
	QWidget::setTabOrder(table_, settings_);
	QWidget::setTabOrder(settings_, history_->button());
}

void Dock::detach()
{
	timer_.stop();
	desk_ = nullptr;
	delete dialog_;
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
	if (auto shelf = desk_->shelf(); shelf != shelf_) {
		shelf_ = std::move(shelf);
		model_->display(shelf_);
		display(*shelf_);
	}
}

void Dock::display(const app::ShelfView &view)
{
	rehearsal_->say(view.rehearsal ? text_("Dock.Rehearsal") : QString(), Shape::Broadcast, Tone::Caution);
	feed_->say(text_(view.feed), Shape::Warning, Tone::Danger);
	notice_->say(text_(view.notice), Shape::Note, Tone::Accent);
	alerts_->display(view.alerts);
	history_->display(view.alerts);
	displayOnAir(view);
}

void Dock::displayOnAir(const app::ShelfView &view)
{
	offAir_->setEnabled(!view.onAir.empty());
	if (view.onAir.empty()) {
		onAir_->say(text_(view.rows.empty() ? "Dock.OnAir.NoProducts" : "Dock.OnAir.None"), Shape::Dash,
			    Tone::Quiet);
		return;
	}
	const int row = model_->indexOf(view.onAir);
	const QString title = row < 0 ? QString() : QString::fromStdString(model_->row(row).title).simplified();
	onAir_->say(text_("Dock.OnAir", {{"title", title.isEmpty() ? QString::fromStdString(view.onAir) : title}}),
		    Shape::Dot, Tone::Danger);
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
	refusal_->say(done ? QString() : text_(done.error().sentence), Shape::Warning, Tone::Danger);
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
