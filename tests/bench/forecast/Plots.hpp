#pragma once

#include "bench/forecast/Score.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace replay {

// Draws how often what was said came true, a line for each method, as SVG. Throws where the file cannot be written.
void plotCalibration(const std::filesystem::path &file, const std::vector<std::pair<std::string, Score>> &scores);

// Draws one episode: what was left, the chance of a sell-out within five minutes, and while it was warned.
void plotEpisode(const std::filesystem::path &file, const Episode &episode, const std::vector<Prediction> &predictions);

} // namespace replay
