#include "ui/HostCue.hpp"

#include "ui/CueLayout.hpp"

#include <QAccessible>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QPainter>

namespace ui {
namespace {

constexpr QSize kLeastSize(480, 320);

void paint(QPainter &painter, const CueBox &box)
{
	if (box.fill.isValid() || box.edge.isValid()) {
		const double half = box.edge.isValid() ? box.edgeWidth / 2 : 0;
		painter.setPen(box.edge.isValid() ? QPen(box.edge, box.edgeWidth) : QPen(Qt::NoPen));
		painter.setBrush(box.fill.isValid() ? QBrush(box.fill) : QBrush());
		painter.drawRoundedRect(box.rect.adjusted(half, half, -half, -half), box.radius, box.radius);
	}
	if (box.shape != Shape::None) {
		paintShape(painter, box.rect, box.shape, box.ink);
	}
	if (!box.text.lines.isEmpty()) {
		paintText(painter, box.rect, box.text, box.alignment, box.ink);
	}
}

} // namespace

HostCue::HostCue(const Text &text, QWidget *parent) : QWidget(parent, Qt::Window), text_(text)
{
	setObjectName("LiveShelfHostCue");
	setWindowTitle(text_("Cue.Title"));
	setAccessibleName(text_("Cue.Title"));
	setMinimumSize(kLeastSize);
	setAttribute(Qt::WA_OpaquePaintEvent);
	setAttribute(Qt::WA_QuitOnClose, false); // OBS ends when its own window is closed
	setAttribute(Qt::WA_ShowWithoutActivating);
	setFocusPolicy(Qt::StrongFocus);
}

void HostCue::display(const overlay::CueView &view)
{
	if (view == view_) {
		return;
	}
	const bool isNews = view.alert && view.alert != view_.alert;
	view_ = view;
	stale_ = true;
	setAccessibleDescription(cueInWords(view_, text_));
	if (isNews) {
		QAccessibleEvent event(this, QAccessible::Alert);
		QAccessible::updateAccessibility(&event);
	}
	update();
}

void HostCue::setTheme(profile::CueTheme theme)
{
	stale_ = stale_ || theme != theme_;
	theme_ = theme;
	update();
}

void HostCue::layOut()
{
	boxes_ = layOutCue(view_, size(), cuePalette(theme_), text_, font());
	stale_ = false;
}

void HostCue::paintEvent(QPaintEvent *)
{
	if (stale_) {
		layOut();
	}
	QPainter painter(this);
	painter.setRenderHint(QPainter::Antialiasing);
	painter.fillRect(rect(), cuePalette(theme_).ground);
	for (const CueBox &box : boxes_) {
		paint(painter, box);
	}
}

void HostCue::keyPressEvent(QKeyEvent *event)
{
	if (event->key() == Qt::Key_Escape && isFullScreen()) {
		emit fullScreenWanted(false);
	} else if (event->key() == Qt::Key_F11) {
		emit fullScreenWanted(!isFullScreen());
	} else {
		QWidget::keyPressEvent(event);
	}
}

void HostCue::mouseDoubleClickEvent(QMouseEvent *)
{
	emit fullScreenWanted(!isFullScreen());
}

void HostCue::resizeEvent(QResizeEvent *event)
{
	QWidget::resizeEvent(event);
	stale_ = true;
	emit moved();
}

void HostCue::moveEvent(QMoveEvent *event)
{
	QWidget::moveEvent(event);
	emit moved();
}

void HostCue::closeEvent(QCloseEvent *event)
{
	event->accept();
	if (event->spontaneous()) { // not OBS's own end
		emit closed();
	}
}

void HostCue::changeEvent(QEvent *event)
{
	QWidget::changeEvent(event);
	if (event->type() == QEvent::FontChange) {
		stale_ = true;
		update();
	}
}

} // namespace ui
