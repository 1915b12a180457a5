#pragma once

#include "ui/Text.hpp"

#include <QTableView>

#include <string>

namespace ui {

class StockModel;

// The stock table. A double-click or Enter puts a row on air, a right click or the menu key asks for a row's menu; Tab
// leaves the table, arrows move inside it, typing finds. Columns share the width there is; what a narrow dock has no
// room for is in the rows' tooltips.
class StockTable : public QTableView {
	Q_OBJECT

public:
	// `model` outlives the table.
	StockTable(const Text &text, StockModel &model, QWidget *parent = nullptr);

	QSize sizeHint() const override;
	QSize minimumSizeHint() const override;

signals:
	void onAirWanted(const std::string &sku);
	void menuWanted(const std::string &sku, const QPoint &place); // in screen coordinates

protected:
	void keyPressEvent(QKeyEvent *event) override;
	void contextMenuEvent(QContextMenuEvent *event) override;
	void resizeEvent(QResizeEvent *event) override;
	void changeEvent(QEvent *event) override;

private:
	void want(const QModelIndex &index);
	void measure();
	void chooseColumns();
	void fitColumns();
	int heightOfRows(int rows) const;

	struct Width {
		int least = 0;
		int wish = 0;
	};

	StockModel &model_;
	Text text_;
	struct {
		int left = 0;
		int pace = 0;
		int sellsOutIn = 0;
	} figures_;
	Width sku_;
	Width state_;
};

} // namespace ui
