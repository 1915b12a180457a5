#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

// Sales of one SKU from opening to closing, as they were or as a generator made them.
namespace replay {

struct Order {
	double at = 0; // seconds since the episode began
	std::int64_t units = 1;
};

struct Episode {
	std::string id;
	std::string kind;
	double length = 0; // seconds
	std::int64_t stock = 0;
	std::optional<double> goneAt;  // seconds; absent: it never sells out
	std::vector<Order> orders;     // by time; also those after it was gone, which are the demand that was lost
	std::vector<double> pitches{}; // when the host began to speak of it, in seconds; by time
};

// Reads `episodes.csv` (episode_id, kind, duration_ms, initial_stock, sellout_t_ms) and `orders.csv` (episode_id, t_ms,
// qty) of a folder; columns are found by name. Throws std::runtime_error with what is wrong and where.
std::vector<Episode> readEpisodes(const std::filesystem::path &folder);

} // namespace replay
