#include "ui/StockDelegate.hpp"

#include "ui/StatusLook.hpp"
#include "ui/StockModel.hpp"

#include <QIcon>
#include <QTableView>

namespace ui {
namespace {

// `before` keeps a sign off the figures of the column to its left.
void decorate(QStyleOptionViewItem &option, Shape shape, const QColor &color, int before = 0)
{
	const int side = option.fontMetrics.height() * 4 / 5;
	const double ratio = option.widget ? option.widget->devicePixelRatioF() : 1;
	const bool selected = option.state.testFlag(QStyle::State_Selected);
	const QColor ink = selected ? option.palette.color(QPalette::HighlightedText) : color;
	const QPixmap sign = shapePixmap(shape, ink, QSize(before + side, side), ratio);
	option.icon = QIcon();
	option.icon.addPixmap(sign, QIcon::Normal);
	option.icon.addPixmap(sign, QIcon::Selected); // or Qt tints it with the highlight colour
	option.decorationSize = QSize(before + side, side);
	option.features |= QStyleOptionViewItem::HasDecoration;
}

} // namespace

void StockDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
	QStyledItemDelegate::initStyleOption(option, index);
	const app::StockRow &row = static_cast<const StockModel *>(index.model())->row(index.row());
	const auto *table = qobject_cast<const QTableView *>(option->widget);
	const int first = table && table->isColumnHidden(StockModel::Sku) ? StockModel::Title : StockModel::Sku;
	if (index.column() == StockModel::Sku) {
		option->textElideMode = Qt::ElideMiddle; // variants differ at the end of their code
	}
	if (index.column() == first) {
		// Rows that are not on air keep the dot's place, so that all codes stand in one line.
		decorate(*option, row.onAir ? Shape::Dot : Shape::None, toneColor(Tone::Danger, option->palette));
	} else if (index.column() == StockModel::State) {
		const Look look = row.stale ? staleLook() : lookOf(row.status);
		const QColor color = toneColor(look.tone, option->palette);
		decorate(*option, look.shape, color, option->fontMetrics.height() / 2);
		option->palette.setColor(QPalette::Text, color);
	} else if (index.column() == StockModel::Left) {
		if (row.rehearsal) { // the sign of the line above the table that says so
			decorate(*option, Shape::Broadcast, toneColor(Tone::Caution, option->palette));
		}
		if (row.stale) {
			option->palette.setColor(QPalette::Text, toneColor(Tone::Quiet, option->palette));
		}
	}
}

} // namespace ui
