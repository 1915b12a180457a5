#include "ui/FlowLayout.hpp"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace ui {
namespace {

int heightOf(const QLayoutItem &item, int width)
{
	return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
}

bool expands(const QLayoutItem &item)
{
	return item.expandingDirections().testFlag(Qt::Horizontal);
}

} // namespace

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
	items_.emplace_back(item);
}

int FlowLayout::count() const
{
	return static_cast<int>(items_.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
	return index >= 0 && index < count() ? items_[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
	if (index < 0 || index >= count()) {
		return nullptr;
	}
	QLayoutItem *item = items_[static_cast<std::size_t>(index)].release();
	items_.erase(items_.begin() + index);
	return item;
}

QSize FlowLayout::sizeHint() const
{
	int width = 0;
	for (const Row &row : rowsFor(QWIDGETSIZE_MAX)) {
		for (const QLayoutItem *item : row) {
			width += item->sizeHint().width() + spacing();
		}
	}
	width = std::max(width - spacing(), 0);
	const QMargins margins = contentsMargins();
	return {width + margins.left() + margins.right(), heightForWidth(width + margins.left() + margins.right())};
}

QSize FlowLayout::minimumSize() const
{
	QSize size;
	for (const auto &item : items_) {
		if (!item->isEmpty()) {
			size = size.expandedTo(item->minimumSize());
		}
	}
	const QMargins margins = contentsMargins();
	return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

int FlowLayout::heightForWidth(int width) const
{
	return arrange(QRect(0, 0, width, 0), false);
}

void FlowLayout::setGeometry(const QRect &rect)
{
	QLayout::setGeometry(rect);
	arrange(rect, true);
}

std::vector<FlowLayout::Row> FlowLayout::rowsFor(int width) const
{
	std::vector<Row> rows;
	int used = 0;
	for (const auto &item : items_) {
		if (item->isEmpty()) {
			continue;
		}
		const int wish = item->sizeHint().width();
		if (rows.empty() || used + wish > width) {
			rows.emplace_back();
			used = 0;
		}
		rows.back().push_back(item.get());
		used += wish + spacing();
	}
	return rows;
}

std::vector<int> FlowLayout::widthsOf(const Row &row, int width) const
{
	int spare = width - spacing() * static_cast<int>(row.size() - 1);
	int takers = 0;
	std::vector<int> widths;
	for (const QLayoutItem *item : row) {
		widths.push_back(item->sizeHint().width());
		spare -= widths.back();
		takers += expands(*item) ? 1 : 0;
	}
	for (std::size_t index = 0; index < row.size(); ++index) {
		if (takers > 0 && expands(*row[index])) {
			widths[index] += spare / takers;
		}
		widths[index] = std::clamp(widths[index], 0, std::max(width, 0));
	}
	return widths;
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
	const QRect inside = rect.marginsRemoved(contentsMargins());
	int top = inside.top();
	bool first = true;
	for (const Row &row : rowsFor(inside.width())) {
		top += first ? 0 : spacing();
		first = false;
		const std::vector<int> widths = widthsOf(row, inside.width());
		int height = 0;
		for (std::size_t index = 0; index < row.size(); ++index) {
			height = std::max(height, heightOf(*row[index], widths[index]));
		}
		int left = inside.left();
		for (std::size_t index = 0; apply && index < row.size(); ++index) {
			const int own = heightOf(*row[index], widths[index]);
			const QRect place(left, top + (height - own) / 2, widths[index], own);
			row[index]->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), inside, place));
			left += widths[index] + spacing();
		}
		top += height;
	}
	return top - rect.top() + contentsMargins().bottom();
}

} // namespace ui
