#pragma once

#include <QStyledItemDelegate>

namespace ui {

// Gives the stock table's cells their signs: the dot of the row on air and the shape and colour of the state.
class StockDelegate : public QStyledItemDelegate {
	Q_OBJECT

public:
	using QStyledItemDelegate::QStyledItemDelegate;

protected:
	void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace ui
