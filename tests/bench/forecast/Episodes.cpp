#include "bench/forecast/Episodes.hpp"

#include "commerce/CsvTable.hpp"
#include "commerce/FeedText.hpp"

#include <algorithm>
#include <format>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace replay {

namespace {

std::string wholeFile(const std::filesystem::path &path)
{
	std::ifstream file(path, std::ios::binary);
	std::stringstream text;
	text << file.rdbuf();
	if (!file) {
		throw std::runtime_error(std::format("{} cannot be read", path.string()));
	}
	return std::move(text).str();
}

// A CSV file whose columns are found by their names.
class Table {
public:
	explicit Table(const std::filesystem::path &path) : path_(path), text_(wholeFile(path)), rows_(text_)
	{
		if (next()) {
			names_ = row_.fields;
		}
	}

	bool next()
	{
		const auto more = rows_.next(row_);
		if (!more) {
			throw std::runtime_error(path_.string() + ": a quote is not closed");
		}
		return *more;
	}

	const std::string &text(std::string_view column) const
	{
		const auto at = static_cast<std::size_t>(std::ranges::find(names_, column) - names_.begin());
		if (at >= names_.size() || at >= row_.fields.size()) {
			throw std::runtime_error(
				std::format("{}, line {}: there is no {}", path_.string(), row_.line, column));
		}
		return row_.fields[at];
	}

	std::int64_t number(std::string_view column) const
	{
		const auto value = commerce::readUnits(text(column));
		if (!value) {
			throw std::runtime_error(std::format("{}, line {}: {} is \"{}\", which is not a whole number",
							     path_.string(), row_.line, column, text(column)));
		}
		return *value;
	}

	double seconds(std::string_view column) const { return static_cast<double>(number(column)) / 1000; }

private:
	std::filesystem::path path_;
	std::string text_;
	commerce::CsvTable rows_;
	commerce::CsvRow row_;
	std::vector<std::string> names_;
};

} // namespace

std::vector<Episode> readEpisodes(const std::filesystem::path &folder)
{
	std::vector<Episode> episodes;
	std::map<std::string, std::size_t> places;
	for (Table table(folder / "episodes.csv"); table.next();) {
		Episode episode{.id = table.text("episode_id"),
				.kind = table.text("kind"),
				.length = table.seconds("duration_ms"),
				.stock = table.number("initial_stock"),
				.goneAt = {},
				.orders = {}};
		if (!table.text("sellout_t_ms").empty()) {
			episode.goneAt = table.seconds("sellout_t_ms");
		}
		places[episode.id] = episodes.size();
		episodes.push_back(std::move(episode));
	}
	for (Table table(folder / "orders.csv"); table.next();) {
		const auto place = places.find(table.text("episode_id"));
		if (place != places.end()) {
			episodes[place->second].orders.push_back({table.seconds("t_ms"), table.number("qty")});
		}
	}
	for (Episode &episode : episodes) {
		std::ranges::stable_sort(episode.orders, {}, &Order::at);
	}
	return episodes;
}

} // namespace replay
