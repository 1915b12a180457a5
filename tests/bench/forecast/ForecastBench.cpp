#include "bench/forecast/Episodes.hpp"
#include "bench/forecast/Plots.hpp"
#include "bench/forecast/Predictors.hpp"
#include "bench/forecast/Score.hpp"
#include "bench/forecast/StallBench.hpp"
#include "bench/forecast/Synthetic.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <format>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

// Replays sales through LiveShelf's forecast and through what it is compared with, in one run, and prints tables.
//
//   forecast_bench FOLDER OUT   those of a folder; writes `predictions.csv` to OUT, which is what LiveShelf said
//   forecast_bench --invented OUT   synthetic shows and the hot case, and what stalls cost
// Plots go to OUT as well.

namespace {

using namespace replay;

void print(const std::string &name, const Method &method, const Score &score)
{
	std::string line = std::format("{:<28}{:>7.3f}{:>11.3f}{:>11.4f}{:>8.2f}{:>7.0f}{:>7.0f}", name, score.warned,
				       score.precision, score.falsePerHour, score.raises, score.lead, score.shortLead);
	if (method.tellsOdds) {
		line += std::format("   {:.4f} {:.4f} {:.4f}{:>9.3f}{:>8.2f}{:>8.2f}", score.brier[0], score.brier[1],
				    score.brier[2], score.calibration, score.timeError, score.covered);
	}
	std::cout << line << '\n';
}

void printHead(const std::string &of, std::size_t episodes)
{
	std::cout << std::format("\n{} ({} episodes)\n{:<28}{:>7}{:>11}{:>11}{:>8}{:>7}{:>7}   {:<20}{:>9}{:>8}{:>8}\n",
				 of, episodes, "", "warned", "precision", "false/h", "raises", "lead", "p10",
				 "Brier 2, 5, 10 min", "calibr.", "time", "90 %");
}

using Look = std::function<void(const Episode &, const std::vector<Prediction> &)>;

void compare(const std::string &of, const std::vector<Episode> &episodes, const std::vector<Method> &methods,
	     const std::filesystem::path &plot, const Look &look = {})
{
	std::vector<std::pair<std::string, Score>> scores;
	std::vector<const Episode *> all;
	std::ranges::transform(episodes, std::back_inserter(all), [](const Episode &episode) { return &episode; });
	printHead(of, all.size());
	for (const Method &method : methods) {
		const Score score = scoreOf(all, method, method.name == methods.front().name ? look : Look());
		print(method.name, method, score);
		if (method.tellsOdds) {
			scores.emplace_back(method.name, score);
		}
	}
	plotCalibration(plot, scores);
}

// Constants are fitted on one half; the other shows whether they hold.
void printHalves(const std::vector<Episode> &episodes)
{
	const Method ours = allMethods().front();
	for (const std::size_t half : {0u, 1u}) {
		std::vector<const Episode *> some;
		for (std::size_t i = half; i < episodes.size(); i += 2) {
			some.push_back(&episodes[i]);
		}
		print(half == 0 ? "LiveShelf, fitted half" : "LiveShelf, other half", ours, scoreOf(some, ours));
	}
}

void replayFolder(const std::filesystem::path &folder, const std::filesystem::path &out)
{
	std::ofstream file(out / "predictions.csv");
	file << "episode_id,t_ms,p2,p5,p10,tte_s,alarm\n";
	const std::vector<Episode> episodes = readEpisodes(folder);
	compare(folder.string(), episodes, allMethods(), out / "calibration-sales.svg",
		[&](const Episode &episode, const std::vector<Prediction> &predictions) {
			for (const Prediction &it : predictions) {
				file << std::format("{},{:.0f},{:.5f},{:.5f},{:.5f},{:.1f},{}\n", episode.id,
						    it.at * 1000, it.said.gone[0], it.said.gone[1], it.said.gone[2],
						    it.said.seconds, it.said.warns ? 1 : 0);
			}
		});
	printHalves(episodes);
}

// The host's history is made with other seeds.
void replayInvented(const std::filesystem::path &out)
{
	const auto withPitches = [](const std::vector<Episode> &earlier) {
		std::vector<Method> methods = allMethods();
		methods.insert(methods.begin(), toldOfPitches(earlier));
		return methods;
	};
	compare("synthetic shows", syntheticShows(300, 2), withPitches(syntheticShows(20, 101)),
		out / "calibration-synthetic.svg");
	compare("3,000 orders in ten minutes for 1,500 in stock", hotCases(60, 1), withPitches(hotCases(20, 102)),
		out / "calibration-hot.svg", [&](const Episode &episode, const std::vector<Prediction> &predictions) {
			if (episode.id == "hot case 1") {
				plotEpisode(out / "hot-case.svg", episode, predictions);
			}
		});
}

} // namespace

int main(int count, char **arguments)
try {
	const std::vector<std::string> words(arguments + 1, arguments + count);
	if (words.size() == 2 && words.front() == "--invented") {
		replayInvented(words.back());
		benchStallCost();
		return 0;
	}
	if (words == std::vector<std::string>{"--stalls"}) {
		benchStallCost();
		return 0;
	}
	if (words.size() != 2) {
		std::cerr << "forecast_bench FOLDER OUT, or forecast_bench --invented OUT\n";
		return 2;
	}
	replayFolder(words[0], words[1]);
	return 0;
} catch (const std::exception &fault) {
	std::cerr << fault.what() << '\n';
	return 1;
}
