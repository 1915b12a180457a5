#pragma once

#include "commerce/ShopSettings.hpp"
#include "ui/Text.hpp"

#include <QAbstractTableModel>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace ui {

// Everything that a shop sells, with a tick at what is followed and the row of the shelf that each SKU belongs to. For
// tens of thousands of SKUs: texts are made once.
class CatalogueModel : public QAbstractTableModel {
	Q_OBJECT

public:
	enum Column { Sku, Title, Row, kColumns };

	// `catalogue`: the shop's SKU → title. What the settings name is there even where the shop does not have it.
	CatalogueModel(const Text &text, const std::map<std::string, std::string> &catalogue,
		       const commerce::ShopSettings &shop, QObject *parent = nullptr);

	// Puts picked and renamed SKUs into `shop`. Those picked before keep their order.
	void store(commerce::ShopSettings &shop) const;

	// Ticks these rows, or takes their ticks away.
	void tick(const std::vector<int> &rows, bool ticked);
	std::size_t ticked() const { return ticked_; }

	const std::string &skuAt(int row) const;
	// -1 when it is not there.
	int rowOf(const std::string &sku) const;

	int rowCount(const QModelIndex &parent = {}) const override;
	int columnCount(const QModelIndex &parent = {}) const override;
	QVariant data(const QModelIndex &index, int role) const override;
	bool setData(const QModelIndex &index, const QVariant &value, int role) override;
	Qt::ItemFlags flags(const QModelIndex &index) const override;
	QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
	void tickedChanged();

private:
	struct Line {
		std::string sku;
		QString shownSku;
		QString title;
		QString row; // empty: the SKU's own
		bool ticked = false;
	};

	Text text_;
	std::vector<Line> lines_; // by SKU
	std::size_t ticked_ = 0;
};

} // namespace ui
