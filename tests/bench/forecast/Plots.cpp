#include "bench/forecast/Plots.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <fstream>
#include <stdexcept>

namespace replay {

namespace {

constexpr double kWidth = 640;
constexpr double kHeight = 400;
constexpr double kEdge = 40;
constexpr std::array<const char *, 5> kColours{"#0b6", "#d50", "#36c", "#a3a", "#777"};

// x and y from 0 to 1.
std::string point(double x, double y)
{
	return std::format("{:.1f},{:.1f} ", kEdge + x * (kWidth - 2 * kEdge),
			   kHeight - kEdge - y * (kHeight - 2 * kEdge));
}

std::string line(const std::string &points, const char *colour, double width)
{
	return std::format("<polyline fill='none' stroke='{}' stroke-width='{}' points='{}'/>\n", colour, width,
			   points);
}

std::string label(double x, double y, const std::string &text, const char *colour)
{
	return std::format("<text x='{:.0f}' y='{:.0f}' fill='{}'>{}</text>\n", x, y, colour, text);
}

void write(const std::filesystem::path &file, const std::string &drawing)
{
	std::ofstream out(file);
	out << std::format("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {0} {1}' width='{0}' height='{1}' "
			   "font-family='sans-serif' font-size='12'>\n<rect width='100%' height='100%' fill='#fff'/>\n",
			   kWidth, kHeight)
	    << line(point(0, 1) + point(0, 0) + point(1, 0), "#000", 1) << drawing << "</svg>\n";
	if (!out.flush()) {
		throw std::runtime_error(file.string() + " cannot be written");
	}
}

} // namespace

void plotCalibration(const std::filesystem::path &file, const std::vector<std::pair<std::string, Score>> &scores)
{
	std::string drawing = line(point(0, 0) + point(1, 1), "#ccc", 1) +
			      label(kWidth / 2 - 90, kHeight - 12, "said: gone within 5 minutes (0 to 1)", "#000") +
			      label(4, 20, "happened (0 to 1)", "#000");
	std::size_t number = 0;
	for (const auto &[name, score] : scores) {
		const char *colour = kColours.at(number % kColours.size());
		std::string points;
		for (const Score::Bin &bin : score.bins) {
			points += bin.count > 0 ? point(bin.said, bin.happened) : std::string();
		}
		drawing += line(points, colour, number == 0 ? 3 : 1.5);
		drawing += label(kEdge + 12, 40 + 16 * static_cast<double>(number), name, colour);
		++number;
	}
	write(file, drawing);
}

void plotEpisode(const std::filesystem::path &file, const Episode &episode, const std::vector<Prediction> &predictions)
{
	const double end = predictions.empty() ? 1 : predictions.back().at;
	std::string left;
	std::string chance;
	std::string drawing;
	for (const Prediction &it : predictions) {
		const double x = it.at / end;
		left += point(x, static_cast<double>(it.left) /
					 static_cast<double>(std::max<std::int64_t>(episode.stock, 1)));
		chance += point(x, it.said.gone[1]);
		if (it.said.warns) {
			drawing += line(point(x, 0) + point(x, 0.03), "#d50", 3);
		}
	}
	for (const double pitch : episode.pitches) {
		drawing +=
			pitch <= end ? line(point(pitch / end, 0) + point(pitch / end, 1), "#999", 1) : std::string();
	}
	drawing += line(left, "#36c", 2) + line(chance, "#0b6", 2) +
		   label(kEdge + 12, 24, std::format("{}: left, of {}", episode.id, episode.stock), "#36c") +
		   label(kEdge + 12, 40, "chance of a sell-out within 5 minutes", "#0b6") +
		   label(kEdge + 12, 56, "below: while it warns; upright: a pitch begins", "#d50") +
		   label(kWidth - 90, kHeight - 12, std::format("{:.0f} s", end), "#000");
	write(file, drawing);
}

} // namespace replay
