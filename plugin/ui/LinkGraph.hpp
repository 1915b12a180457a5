#pragma once

#include "app/DockView.hpp"
#include "ui/GraphAxis.hpp"
#include "ui/Text.hpp"

#include <QWidget>

#include <memory>
#include <optional>

class QPainterPath;

namespace ui {

// The last two minutes of the link: what the encoder was set to, what got through, what the uplink carries as far as
// that could be measured, and how far the sender was behind (right axis). The lines differ in dash and weight, not only
// in colour; a screen reader gets the current values as one sentence. Repaints only when a new view comes.
class LinkGraph : public QWidget {
	Q_OBJECT

public:
	explicit LinkGraph(const Text &text, QWidget *parent = nullptr);

	void display(std::shared_ptr<const app::StreamView> view);

	QSize sizeHint() const override;
	QSize minimumSizeHint() const override;

protected:
	void resizeEvent(QResizeEvent *event) override;
	void paintEvent(QPaintEvent *event) override;

private:
	enum Line { Target, Delivered, Capacity, Queue };
	struct LegendEntry {
		Line line;
		QString word;
		QPoint at;
	};

	bool isEmpty() const { return !view_ || view_->graph.empty(); }
	void describe();
	QPen penOf(Line line) const;
	std::vector<LegendEntry> legend(int &height) const;
	void paintLegend(QPainter &painter, const std::vector<LegendEntry> &entries) const;
	QRect plotArea(int legendHeight) const;
	void paintAxes(QPainter &painter, const QRect &plot) const;
	void paintLines(QPainter &painter, const QRect &plot) const;
	QPainterPath pathOf(Line line, const QRect &plot) const;
	// Absent where the line has a gap.
	std::optional<double> valueOf(Line line, const app::GraphPoint &point) const;

	Text text_;
	std::shared_ptr<const app::StreamView> view_;
	GraphAxis rates_;  // kbit/s
	GraphAxis queues_; // ms
};

} // namespace ui
