#pragma once

#include "show/RunView.hpp"
#include "ui/Text.hpp"

#include <QAbstractTableModel>

#include <optional>
#include <string>
#include <vector>

namespace ui {

// The run of show as a list that a person edits: each change is shown at once and told as a whole new list; until the
// shelf has it, what the shelf says of the old one is not shown.
class RunModel : public QAbstractTableModel {
	Q_OBJECT

public:
	enum Column { Product, Left, Spent, Minutes, kColumns };

	// What a row of the stock table is dragged as: its SKU in UTF-8.
	static constexpr const char *kSkuMime = "application/x-liveshelf-sku";

	explicit RunModel(const Text &text, QObject *parent = nullptr);

	void display(const show::RunView &run);
	std::vector<show::RunEntry> entries() const;
	const show::RunLine &line(int row) const { return run_.lines[static_cast<std::size_t>(row)]; }

	void add(const std::string &sku, bool allVariants);
	void add(const std::vector<show::RunEntry> &entries);
	void remove(int row);
	// To stand before what is at `to` now; false: it stands there.
	bool move(int from, int to);
	void clear();

	int rowCount(const QModelIndex &parent = {}) const override;
	int columnCount(const QModelIndex &parent = {}) const override;
	QVariant data(const QModelIndex &index, int role) const override;
	bool setData(const QModelIndex &index, const QVariant &value, int role) override;
	QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
	Qt::ItemFlags flags(const QModelIndex &index) const override;
	Qt::DropActions supportedDropActions() const override;
	QStringList mimeTypes() const override;
	QMimeData *mimeData(const QModelIndexList &indexes) const override;
	bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
			  const QModelIndex &parent) override;

signals:
	void edited(const std::vector<show::RunEntry> &entries);

private:
	void insert(int row, std::vector<show::RunEntry> entries);
	void tell();
	QString words(const show::RunLine &line) const;
	QString cell(const show::RunLine &line, int column) const;
	bool isPlace(int row) const;

	Text text_;
	show::RunView run_;
	std::optional<std::vector<show::RunEntry>> wanted_; // what the shelf has not taken yet
	int patience_ = 0;                                  // views that are still waited for
};

} // namespace ui
