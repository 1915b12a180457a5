#pragma once

#include <QStyledItemDelegate>

namespace ui {

// Gives the stock table's cells their signs: the dot of the row on air, the shape and colour of the state, and that of
// a rehearsal before an invented number.
class StockDelegate : public QStyledItemDelegate {
	Q_OBJECT

public:
	using QStyledItemDelegate::QStyledItemDelegate;

protected:
	void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace ui
