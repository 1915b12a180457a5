#include "commerce/CsvFeed.hpp"

#include "commerce/CsvTable.hpp"
#include "commerce/FeedText.hpp"
#include "commerce/JsonPointer.hpp"
#include "commerce/LevelCollector.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace commerce {

namespace {

std::string folded(std::string_view name)
{
	std::string text(trimmed(name));
	std::ranges::transform(text, text.begin(),
			       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
	return text;
}

std::string joined(const std::vector<std::string> &names)
{
	std::string text;
	for (const std::string &name : names) {
		text += (text.empty() ? "" : ", ") + excerpt(trimmed(name), 30);
	}
	return excerpt(text, 120);
}

// Where the mapping's columns stand in this file.
struct Columns {
	using Column = std::optional<std::size_t>;
	Column sku, title, variant, available, updated, price, currency, picture, link;
};

class ColumnFinder {
public:
	explicit ColumnFinder(const std::vector<std::string> &header) : header_(header) {}

	core::Expected<Columns> find(const FeedMapping &mapping)
	{
		Columns columns;
		look(mapping.sku, columns.sku, true);
		look(mapping.title, columns.title, false);
		look(mapping.variant, columns.variant, false);
		look(mapping.available, columns.available, true);
		look(mapping.updated, columns.updated, false);
		lookForExtra(mapping.price, columns.price);
		lookForExtra(mapping.currency, columns.currency);
		lookForExtra(mapping.picture, columns.picture);
		lookForExtra(mapping.link, columns.link);
		if (fault_) {
			return std::unexpected(*fault_);
		}
		return columns;
	}

private:
	void look(const std::string &pointer, Columns::Column &into, bool needed)
	{
		const auto parsed = JsonPointer::parse(pointer);
		if (!parsed) {
			note(parsed.error());
			return;
		}
		const std::string wanted = folded(parsed->lastPart());
		for (std::size_t at = 0; at < header_.size(); ++at) {
			if (wanted.empty() || folded(header_[at]) != wanted) {
				continue;
			}
			if (into) {
				note({{"Shop.ColumnTwice", {{"column", parsed->lastPart()}}}, {}});
			}
			into = at;
		}
		if (needed && !into) {
			note({{"Shop.NoColumn", {{"column", parsed->lastPart()}, {"found", joined(header_)}}}, {}});
		}
	}

	// One that is not there, or there twice, costs no figure.
	void lookForExtra(const std::string &pointer, Columns::Column &into)
	{
		ColumnFinder extra(header_);
		extra.look(pointer, into, false);
		if (extra.fault_) {
			into.reset();
		}
	}

	void note(core::Error error)
	{
		if (!fault_) {
			fault_ = std::move(error);
		}
	}

	const std::vector<std::string> &header_;
	std::optional<core::Error> fault_;
};

bool isBlank(const std::string &field)
{
	return trimmed(field).empty();
}

// Fewer fields than the header means a line that was cut off; more are allowed only where they are blank.
bool fits(const CsvRow &row, std::size_t width)
{
	return row.fields.size() >= width &&
	       std::ranges::all_of(row.fields.begin() + static_cast<std::ptrdiff_t>(width), row.fields.end(), isBlank);
}

FeedEntry entryOf(CsvRow &row, const Columns &columns)
{
	const auto take = [&](Columns::Column column) {
		return column ? std::string(trimmed(row.fields[*column])) : std::string();
	};
	FeedEntry entry;
	entry.place = {"Shop.PlaceLine", {{"line", std::to_string(row.line)}}};
	entry.sku = take(columns.sku);
	entry.title = take(columns.title);
	entry.variant = take(columns.variant);
	entry.available = take(columns.available);
	entry.updated = take(columns.updated);
	entry.price = take(columns.price);
	entry.currency = take(columns.currency);
	entry.picture = take(columns.picture);
	entry.link = take(columns.link);
	return entry;
}

} // namespace

core::Expected<ShopUpdate> readCsvFeed(std::string_view text, const FeedMapping &mapping)
{
	if (const auto line = firstLineNotUtf8(text)) {
		return core::fail({"Shop.NotUtf8", {{"line", std::to_string(*line)}}});
	}
	CsvTable table(withoutByteOrderMark(text));
	CsvRow row;
	auto more = table.next(row);
	if (more && !*more) {
		return core::fail({"Shop.Empty", {}});
	}
	if (!more) {
		return std::unexpected(more.error());
	}
	const std::size_t width = row.fields.size();
	const auto columns = ColumnFinder(row.fields).find(mapping);
	if (!columns) {
		return std::unexpected(columns.error());
	}
	LevelCollector collector;
	for (more = table.next(row); more && *more; more = table.next(row)) {
		if (fits(row, width)) {
			collector.add(entryOf(row, *columns));
		} else if (!std::ranges::all_of(row.fields, isBlank)) {
			collector.refuse({"Shop.RaggedLine",
					  {{"line", std::to_string(row.line)},
					   {"count", std::to_string(row.fields.size())},
					   {"width", std::to_string(width)}}});
		}
	}
	if (!more) {
		return std::unexpected(more.error());
	}
	return std::move(collector).finish();
}

} // namespace commerce
