#pragma once

#include "app/DockView.hpp"
#include "ui/Text.hpp"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace ui {

// The stock table's content, straight from the shelf view: nothing is copied, texts are made only for the cells that
// are asked for. A new view costs one comparison a row and tells the view about the cells that differ; rows come and
// go without a reset, so selection and scroll position stay.
class StockModel : public QAbstractTableModel {
	Q_OBJECT

public:
	enum Column { Sku, Title, Left, Pace, SellsOutIn, State, kColumns };

	explicit StockModel(const Text &text, QObject *parent = nullptr);

	void display(std::shared_ptr<const app::ShelfView> view);

	const app::StockRow &row(int index) const { return *rows_[static_cast<std::size_t>(index)]; }
	// Null before the first one.
	const std::shared_ptr<const app::ShelfView> &view() const { return view_; }
	// -1 when the SKU is not there.
	int indexOf(const std::string &sku) const;

	int rowCount(const QModelIndex &parent = {}) const override;
	int columnCount(const QModelIndex &parent = {}) const override;
	QVariant data(const QModelIndex &index, int role) const override;
	// A row is dragged as its SKU, to the run of show.
	Qt::ItemFlags flags(const QModelIndex &index) const override;
	QStringList mimeTypes() const override;
	QMimeData *mimeData(const QModelIndexList &indexes) const override;
	QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
	using Rows = std::vector<const app::StockRow *>;

	QString display(const app::StockRow &row, Column column) const;
	QString state(const app::StockRow &row) const;
	QString spoken(const app::StockRow &row, Column column) const;
	QString toolTip(const app::StockRow &row) const;
	void exchangeRows(const Rows &fresh);
	void tellChanges(const Rows &before);

	Text text_;
	std::shared_ptr<const app::ShelfView> view_;
	Rows rows_; // into view_
};

} // namespace ui
