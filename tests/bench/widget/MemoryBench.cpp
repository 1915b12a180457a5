#include "widget/MemoryBench.hpp"

#include "libobs/LibobsHost.hpp"
#include "widget/ProgramStrip.hpp"
#include "widget/Textures.hpp"

#include <fstream>
#include <functional>
#include <string>

#include <malloc.h>

namespace widget {

namespace {

using Sources = std::vector<OBSSourceAutoRelease>;

constexpr int kRounds = 5;
constexpr double kTexture = 4.0 * 600 * 200; // what a counter shows

struct Held {
	double resident = 0;
	double textures = 0;
};

// Of this process, in bytes.
Held held()
{
	malloc_trim(0);
	Held held{.textures = bytesOfTextures()};
	std::ifstream rollup("/proc/self/smaps_rollup");
	for (std::string line; std::getline(rollup, line);) {
		if (line.starts_with("Rss:")) {
			held.resident = std::stod(line.substr(4)) * 1024;
		}
	}
	return held;
}

// Everything that libobs frees later is freed.
void settle()
{
	obs_wait_for_destroy_queue();
	LibobsHost::passFrames(3);
}

// What fifty take more than none, of which some were made and dropped before.
struct Measured {
	std::vector<double> resident;
	std::vector<double> textures;

	void once(const std::function<std::vector<OBSSourceAutoRelease>()> &makeFifty)
	{
		settle();
		const Held before = held();
		{
			const auto fifty = makeFifty();
			settle();
			const Held after = held();
			resident.push_back((after.resident - before.resident) / kWidgets);
			textures.push_back((after.textures - before.textures) / kWidgets);
		}
		settle();
	}

	// Of each, in units of what it shows.
	double share() const { return (medianOf(resident) + medianOf(textures)) / kTexture; }
};

// All fifty drawn, then drawn once more with another number.
std::vector<OBSSourceAutoRelease> makeChanged(Widgets &widgets, const std::function<void(const Sources &)> &use)
{
	Sources sources = makeDrawn(widgets);
	use(sources);
	std::vector<Change> changes;
	changes.reserve(kWidgets);
	for (int index = 0; index < kWidgets; ++index) {
		changes.push_back({index, kFirstNumber - 1});
	}
	const ProgramStrip strip(widgets, sources);
	widgets.ready(changes)();
	strip.waitUntilAllShow(kFirstNumber - 1);
	return sources;
}

} // namespace

std::vector<Row> measureMemory(CounterWidgets &counterWidgets, TextWidgets &textWidgets)
{
	mallopt(M_MMAP_THRESHOLD, 128 * 1024); // else it grows with what is freed, and large blocks stay in the heap
	// While there is a counter, what the graphics thread saw last is what there is.
	const OBSSourceAutoRelease stays = counterWidgets.make(0);
	Measured counters;
	Measured texts;
	for (int round = 0; round <= kRounds; ++round) {
		if (round == 1) { // the first one fills caches that stay
			counters = texts = {};
		}
		counters.once([&] {
			counterWidgets.reset();
			return makeChanged(counterWidgets, [](const Sources &) {});
		});
		texts.once([&] {
			return makeChanged(textWidgets, [&](const Sources &sources) { textWidgets.use(sources); });
		});
		textWidgets.use({});
	}
	const auto row = [&](const char *what, const std::vector<double> Measured::*bytes) {
		return Row{what, "kB", medianOf(counters.*bytes) / 1e3, medianOf(texts.*bytes) / 1e3, "", {}};
	};
	return {
		row("memory of each: resident", &Measured::resident),
		row("memory of each: textures", &Measured::textures),
		{"memory of each: both, to the 480 kB that it shows", "×", counters.share(), texts.share(), "under 3",
		 counters.share() < 3},
	};
}

} // namespace widget
