#include "ui/LinkGraph.hpp"

#include "ui/Tone.hpp"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr core::Duration kSpan = core::Duration::minutes(2);
// Points come four a second; a longer silence is a gap in the stream and drawn as one.
constexpr core::Duration kGap = core::Duration::seconds(2);
// Axes never zoom in further than this: below it everything is fine and should look so.
constexpr double kLeastRateKbps = 1000;
constexpr double kLeastQueueMs = 1000;

QString rounded(double value, const Text &text)
{
	return text.number(std::llround(value));
}

double kbps(core::BitRate rate)
{
	return static_cast<double>(rate.kbps());
}

// A dead link is infinitely far behind; the graph shows a minute of it.
double queueMs(const app::GraphPoint &point)
{
	return static_cast<double>(std::min(point.queue, core::Duration::minutes(1)).ms());
}

} // namespace

LinkGraph::LinkGraph(const Text &text, QWidget *parent) : QWidget(parent), text_(text)
{
	rates_ = roundAxis(0, kLeastRateKbps);
	queues_ = roundAxis(0, kLeastQueueMs);
	setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
	setAccessibleName(text_("Dock.Graph"));
	describe();
}

void LinkGraph::display(std::shared_ptr<const app::StreamView> view)
{
	view_ = std::move(view);
	// The capacity does not stretch the axis: what counts is where it comes near the other two.
	double rate = kbps(view_->encoder.configured);
	double queue = 0;
	for (const app::GraphPoint &point : view_->graph) {
		rate = std::max({rate, kbps(point.target), kbps(point.delivered)});
		queue = std::max(queue, queueMs(point));
	}
	rates_ = roundAxis(rate, kLeastRateKbps);
	queues_ = roundAxis(queue, kLeastQueueMs);
	describe();
	update();
}

void LinkGraph::describe()
{
	QString sentence = text_("Dock.Graph.Empty");
	if (!isEmpty()) {
		const app::GraphPoint &now = view_->graph.back();
		sentence = text_("Dock.Graph.Now", {{"target", text_.number(now.target.kbps())},
						    {"delivered", text_.number(now.delivered.kbps())},
						    {"queue", rounded(queueMs(now), text_)}});
		if (now.capacity) {
			sentence += text_("Dock.Graph.Carries", {{"capacity", text_.number(now.capacity->kbps())}});
		}
	}
	if (sentence != accessibleDescription()) {
		setAccessibleDescription(sentence);
	}
}

QSize LinkGraph::sizeHint() const
{
	const QFontMetrics metrics = fontMetrics();
	return {metrics.averageCharWidth() * 50, metrics.height() * 8};
}

QSize LinkGraph::minimumSizeHint() const
{
	const QFontMetrics metrics = fontMetrics();
	return {metrics.averageCharWidth() * 20, metrics.height() * 8};
}

std::optional<double> LinkGraph::valueOf(Line line, const app::GraphPoint &point) const
{
	switch (line) {
	case Target:
		return kbps(point.target);
	case Delivered:
		return kbps(point.delivered);
	case Capacity:
		return point.capacity ? std::optional(kbps(*point.capacity)) : std::nullopt;
	case Queue:
		break;
	}
	return queueMs(point);
}

QPen LinkGraph::penOf(Line line) const
{
	const double unit = std::max(1.0, fontMetrics().height() / 14.0);
	switch (line) {
	case Target:
		return {toneColor(Tone::Plain, palette()), unit, Qt::DashLine, Qt::FlatCap};
	case Delivered:
		return {toneColor(Tone::Accent, palette()), unit * 2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin};
	case Capacity:
		return {toneColor(Tone::Good, palette()), unit * 1.5, Qt::DashDotLine, Qt::FlatCap, Qt::RoundJoin};
	case Queue:
		break;
	}
	return {toneColor(Tone::Caution, palette()), unit * 1.5, Qt::DotLine, Qt::FlatCap, Qt::RoundJoin};
}

// However many lines the legend takes, the plot keeps its height.
void LinkGraph::resizeEvent(QResizeEvent *event)
{
	QWidget::resizeEvent(event);
	int legendHeight = 0;
	legend(legendHeight);
	setMinimumHeight(legendHeight + fontMetrics().height() * 6);
}

void LinkGraph::paintEvent(QPaintEvent *)
{
	QPainter painter(this);
	int legendHeight = 0;
	const std::vector<LegendEntry> entries = legend(legendHeight);
	const QRect plot = plotArea(legendHeight);
	paintLegend(painter, entries);
	if (plot.width() < fontMetrics().height() || plot.height() < fontMetrics().height()) {
		return;
	}
	paintAxes(painter, plot);
	if (isEmpty()) {
		painter.setPen(toneColor(Tone::Quiet, palette()));
		painter.drawText(plot, Qt::AlignCenter | Qt::TextWordWrap, text_("Dock.Graph.Empty"));
		return;
	}
	paintLines(painter, plot);
}

// Entries from the left, on as many lines as the width asks for.
std::vector<LinkGraph::LegendEntry> LinkGraph::legend(int &height) const
{
	const QFontMetrics metrics = fontMetrics();
	const int sample = metrics.height() * 2;
	std::vector<LegendEntry> entries;
	QPoint at(0, 0);
	for (const auto &[line, key] :
	     {std::pair(Target, "Dock.Graph.Target"), std::pair(Delivered, "Dock.Graph.Delivered"),
	      std::pair(Capacity, "Dock.Graph.Capacity"), std::pair(Queue, "Dock.Graph.Queue")}) {
		const QString word = text_(key);
		const int wide = sample + metrics.height() / 2 + metrics.horizontalAdvance(word);
		if (at.x() > 0 && at.x() + wide > width()) {
			at = QPoint(0, at.y() + metrics.lineSpacing());
		}
		entries.push_back({line, word, at});
		at.rx() += wide + metrics.height();
	}
	height = at.y() + metrics.lineSpacing();
	return entries;
}

void LinkGraph::paintLegend(QPainter &painter, const std::vector<LegendEntry> &entries) const
{
	const QFontMetrics metrics = fontMetrics();
	const int sample = metrics.height() * 2;
	for (const LegendEntry &entry : entries) {
		const int middle = entry.at.y() + metrics.height() / 2;
		painter.setPen(penOf(entry.line));
		painter.drawLine(entry.at.x(), middle, entry.at.x() + sample, middle);
		painter.setPen(toneColor(Tone::Plain, palette()));
		painter.drawText(entry.at.x() + sample + metrics.height() / 2, entry.at.y() + metrics.ascent(),
				 entry.word);
	}
}

QRect LinkGraph::plotArea(int legendHeight) const
{
	const QFontMetrics metrics = fontMetrics();
	const int gap = metrics.height() / 3;
	const int left = metrics.horizontalAdvance(rounded(rates_.top, text_)) + gap;
	const int right = metrics.horizontalAdvance(rounded(queues_.top, text_)) + gap;
	return rect().adjusted(left, legendHeight + metrics.height() / 2 + gap, -right, -metrics.height() - gap);
}

void LinkGraph::paintAxes(QPainter &painter, const QRect &plot) const
{
	const QFontMetrics metrics = fontMetrics();
	const int gap = metrics.height() / 3;
	const QColor ink = toneColor(Tone::Quiet, palette());
	const auto heightOf = [&plot](double share) {
		return plot.bottom() - static_cast<int>(share * plot.height());
	};
	painter.setPen(blend(ink, palette().color(QPalette::Base), 0.35));
	for (const double mark : rates_.marks) {
		if (isEmpty() && mark != 0) {
			continue; // no line through the words that stand there instead
		}
		const int y = heightOf(mark / rates_.top);
		painter.drawLine(plot.left(), y, plot.right(), y);
	}
	painter.setPen(ink);
	const auto label = [&](const QRect &box, Qt::Alignment alignment, double value) {
		painter.drawText(box, alignment | Qt::AlignVCenter | Qt::TextDontClip, rounded(value, text_));
	};
	for (const double mark : rates_.marks) {
		const int y = heightOf(mark / rates_.top);
		label(QRect(0, y - metrics.height() / 2, plot.left() - gap, metrics.height()), Qt::AlignRight, mark);
	}
	for (const double mark : queues_.marks) {
		const int y = heightOf(mark / queues_.top);
		label(QRect(plot.right() + gap, y - metrics.height() / 2, width() - plot.right() - gap,
			    metrics.height()),
		      Qt::AlignLeft, mark);
	}
	const QRect times(plot.left(), plot.bottom() + gap, plot.width(), metrics.height());
	painter.drawText(times, Qt::AlignLeft | Qt::TextDontClip, text_("Dock.Graph.TwoMinutesAgo"));
	painter.drawText(times, Qt::AlignRight | Qt::TextDontClip, text_("Dock.Graph.RightNow"));
}

void LinkGraph::paintLines(QPainter &painter, const QRect &plot) const
{
	painter.setRenderHint(QPainter::Antialiasing);
	painter.setClipRect(plot.adjusted(0, -2, 1, 2));
	painter.setBrush(Qt::NoBrush);
	for (const Line line : {Queue, Delivered, Capacity, Target}) {
		painter.setPen(penOf(line));
		painter.drawPath(pathOf(line, plot));
	}
}

QPainterPath LinkGraph::pathOf(Line line, const QRect &plot) const
{
	const double top = line == Queue ? queues_.top : rates_.top;
	QPainterPath path;
	const app::GraphPoint *before = nullptr;
	for (const app::GraphPoint &point : view_->graph) {
		const auto value = valueOf(line, point);
		if (!value) {
			before = nullptr;
			continue;
		}
		const QPointF place(plot.right() - (view_->at - point.at) / kSpan * plot.width(),
				    plot.bottom() - *value / top * plot.height());
		if (!before || point.at - before->at > kGap) {
			path.moveTo(place);
		} else {
			if (line == Target) { // set in steps, so drawn in steps
				path.lineTo(place.x(), path.currentPosition().y());
			}
			path.lineTo(place);
		}
		before = &point;
	}
	return path;
}

} // namespace ui
