#include "ui/ReportBar.hpp"

#include "ui/FlowLayout.hpp"
#include "ui/MarkedLine.hpp"

#include <QDateTime>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace ui {
namespace {

constexpr std::size_t kMostShown = 10;

} // namespace

ReportBar::ReportBar(const Text &text, QWidget *parent)
	: QWidget(parent), text_(text), button_(new QToolButton(this)), menu_(new QMenu(button_)),
	  line_(new MarkedLine("reportNews", MarkedLine::Frame::None, this))
{
	button_->setObjectName("reports");
	button_->setText(text_("Report.Button"));
	button_->setAccessibleName(plainName(text_("Report.Button")));
	button_->setPopupMode(QToolButton::InstantPopup);
	button_->setFocusPolicy(Qt::StrongFocus);
	button_->setMenu(menu_);
	line_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
	auto *flow = new FlowLayout(this);
	flow->setContentsMargins(0, 0, 0, 0);
	flow->addWidget(button_);
	flow->addWidget(line_);
	fillMenu();
}

void ReportBar::display(const std::shared_ptr<const app::ReportsView> &view)
{
	if (view == view_) {
		return;
	}
	view_ = view;
	fillMenu();
	const bool good = view_->notice.empty() || view_->notice.key == "Report.Made";
	line_->say(text_(view_->notice), good ? Shape::Check : Shape::Warning, good ? Tone::Good : Tone::Caution);
}

void ReportBar::fillMenu()
{
	menu_->clear();
	const std::size_t count = view_ ? std::min(view_->files.size(), kMostShown) : 0;
	for (std::size_t i = 0; i < count; ++i) {
		const app::ReportFile &file = view_->files[i];
		const std::string name = file.rehearsal  ? "Report.Menu.Rehearsal"
					 : file.streamed ? "Report.Menu.Show"
							 : "Report.Menu.NotStreamed";
		const auto began = QDateTime::fromMSecsSinceEpoch(file.began.time_since_epoch().count());
		menu_->addAction(text_(name, {{"date", began.toString("yyyy-MM-dd HH:mm")}}), this,
				 [this, page = file.html] { emit wanted(page); });
	}
	if (count == 0) {
		menu_->addAction(text_("Report.None"))->setEnabled(false);
		return;
	}
	menu_->addSeparator();
	menu_->addAction(text_("Report.OpenFolder"), this, [this] { emit wanted(view_->folder); });
}

} // namespace ui
