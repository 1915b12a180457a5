#include "stock/ShelfRows.hpp"

#include <utility>

namespace stock {

std::uint32_t ShelfRows::at(const std::string &sku)
{
	const auto isIt = [&](std::uint32_t row) {
		return rows_[row].state->sku == sku;
	};
	if (const auto row = index_.find(hash64(sku), isIt)) {
		return *row;
	}
	if (const auto found = freshRows_.find(sku); found != freshRows_.end()) {
		return found->second;
	}
	Row row{std::make_shared<SkuState>()};
	row.state->sku = sku;
	return append(std::move(row));
}

SkuState &ShelfRows::edit(std::uint32_t row)
{
	Row &it = rows_[row];
	if (it.isShared) {
		it.state = std::make_shared<SkuState>(*it.state);
		it.isShared = false;
	}
	mark(row);
	return *it.state;
}

void ShelfRows::mark(std::uint32_t row)
{
	if (!std::exchange(rows_[row].isDirty, true)) {
		dirty_.push_back(row);
	}
}

std::uint32_t ShelfRows::append(Row row)
{
	const auto place = static_cast<std::uint32_t>(rows_.size());
	const std::string &sku = row.state->sku;
	fresh_.push_back({hash64(sku), place});
	freshRows_.emplace(sku, place);
	rows_.push_back(std::move(row));
	mark(place);
	return place;
}

void ShelfRows::restart(std::vector<Row> rows)
{
	*this = {};
	for (Row &row : rows) {
		row.isDirty = false;
		append(std::move(row));
	}
}

} // namespace stock
