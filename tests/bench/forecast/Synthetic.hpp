#pragma once

#include "bench/forecast/Episodes.hpp"

#include <cstdint>
#include <vector>

namespace replay {

// Live shows that never were: a base rate, one to three pitches that rise and decay, moods of the audience, stalls of
// the stream, orders that bring others, and now and then a bot. The shapes and their ranges are those measured on live
// chats and shops; nobody's orders are in it. The same seed makes the same shows with the same standard library.
std::vector<Episode> syntheticShows(std::size_t count, std::uint64_t seed);

// The case the product exists for: one pitch that brings 3,000 orders of one unit in ten minutes, with 1,500 in stock.
std::vector<Episode> hotCases(std::size_t count, std::uint64_t seed);

struct Stall {
	double from = 0; // seconds
	double to = 0;
	double lost = 0; // orders, less those that came back
};

// Two hours with a pitch every few minutes and a stall every ten, of which the truth is known.
struct StalledShow {
	double length = 0;
	std::vector<double> orders; // by time
	std::vector<double> pitches;
	std::vector<Stall> stalls;
};
std::vector<StalledShow> stalledShows(std::size_t count, std::uint64_t seed);

} // namespace replay
