#pragma once

#include "ui/Text.hpp"

#include <QTableView>

#include <string>

namespace ui {

class RunModel;

// The run of show's list. Enter or a double-click puts a product on air, a double-click or a digit on the minutes edits
// them; Alt and an arrow, or the mouse, moves a row, Delete takes it out. Rows of the stock table can be dropped on it.
class RunTable : public QTableView {
	Q_OBJECT

public:
	// `model` outlives the table.
	RunTable(const Text &text, RunModel &model, QWidget *parent = nullptr);

	QSize sizeHint() const override;
	QSize minimumSizeHint() const override { return sizeHint(); }
	// The row that a person chose; -1: none.
	int chosen() const;
	void choose(int row);
	// Up (-1) or down (+1).
	void moveChosen(int by);
	void removeChosen();

signals:
	void onAirWanted(const std::string &sku);

protected:
	void keyPressEvent(QKeyEvent *event) override;

private:
	void want(int row);

	RunModel &model_;
};

} // namespace ui
