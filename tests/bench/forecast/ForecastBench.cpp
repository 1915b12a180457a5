#include "bench/forecast/Episodes.hpp"
#include "bench/forecast/Predictors.hpp"
#include "bench/forecast/Score.hpp"
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
#include <vector>

// Replays sales through LiveShelf's forecast and through what it is compared with, in one run, and prints tables.
//
//   forecast_bench FOLDER OUT   those of a folder; writes `predictions.csv` to OUT, which is what LiveShelf said
//   forecast_bench --invented   synthetic shows and the hot case

namespace {

using namespace replay;

void print(const std::string &name, const Method &method, const Score &score)
{
	std::string line = std::format("{:<22}{:>7.3f}{:>11.3f}{:>11.4f}{:>8.2f}{:>7.0f}{:>7.0f}", name, score.warned,
				       score.precision, score.falsePerHour, score.raises, score.lead, score.shortLead);
	if (method.tellsOdds) {
		line += std::format("   {:.4f} {:.4f} {:.4f}{:>9.3f}{:>8.2f}{:>8.2f}", score.brier[0], score.brier[1],
				    score.brier[2], score.calibration, score.timeError, score.covered);
	}
	std::cout << line << '\n';
}

void printHead(const std::string &of, std::size_t episodes)
{
	std::cout << std::format("\n{} ({} episodes)\n{:<22}{:>7}{:>11}{:>11}{:>8}{:>7}{:>7}   {:<20}{:>9}{:>8}{:>8}\n",
				 of, episodes, "", "warned", "precision", "false/h", "raises", "lead", "p10",
				 "Brier 2, 5, 10 min", "calibr.", "time", "90 %");
}

using Look = std::function<void(const Episode &, const std::vector<Prediction> &)>;

void compare(const std::string &of, const std::vector<Episode> &episodes, const Look &look = {})
{
	std::vector<const Episode *> all;
	std::ranges::transform(episodes, std::back_inserter(all), [](const Episode &episode) { return &episode; });
	printHead(of, all.size());
	for (const Method &method : allMethods()) {
		print(method.name, method, scoreOf(all, method, method.name == "LiveShelf" ? look : Look()));
	}
}

void replayFolder(const std::filesystem::path &folder, const std::filesystem::path &out)
{
	std::ofstream file(out / "predictions.csv");
	file << "episode_id,t_ms,p2,p5,p10,tte_s,alarm\n";
	compare(folder.string(), readEpisodes(folder),
		[&](const Episode &episode, const std::vector<Prediction> &predictions) {
			for (const Prediction &it : predictions) {
				file << std::format("{},{:.0f},{:.5f},{:.5f},{:.5f},{:.1f},{}\n", episode.id,
						    it.at * 1000, it.said.gone[0], it.said.gone[1], it.said.gone[2],
						    it.said.seconds, it.said.warns ? 1 : 0);
			}
		});
}

} // namespace

int main(int count, char **arguments)
try {
	const std::vector<std::string> words(arguments + 1, arguments + count);
	if (words == std::vector<std::string>{"--invented"}) {
		compare("synthetic shows", syntheticShows(300, 2));
		compare("3,000 orders in ten minutes for 1,500 in stock", hotCases(60, 1));
		return 0;
	}
	if (words.size() != 2) {
		std::cerr << "forecast_bench FOLDER OUT, or forecast_bench --invented\n";
		return 2;
	}
	replayFolder(words[0], words[1]);
	return 0;
} catch (const std::exception &fault) {
	std::cerr << fault.what() << '\n';
	return 1;
}
