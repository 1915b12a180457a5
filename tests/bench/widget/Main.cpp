// What a stock counter costs, beside OBS's own text source that says the same:
//   widget_bench OUT.json [PART …], of idle, change, latency, memory
// libobs alone, without the frontend, on a virtual display with software GL. The two kinds take turns round by round,
// and CPU time is a thread's own, so that a busy machine blurs little.
#include "libobs/LibobsHost.hpp"
#include "libobs/VirtualDisplay.hpp"
#include "widget/ChangeBench.hpp"
#include "widget/IdleBench.hpp"
#include "widget/LatencyBench.hpp"
#include "widget/MemoryBench.hpp"
#include "widget/Report.hpp"

#include <QGuiApplication>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <format>
#include <functional>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <thread>

namespace {

widget::CounterWidgets *counterWidgets = nullptr;

std::string about(widget::TextWidgets &texts)
{
	const OBSSourceAutoRelease text = texts.make(0);
	LibobsHost::passFramesUntil([&] { return obs_source_get_width(text) > 0; });
	return std::format(
		"libobs {} alone, 60 fps, software GL, {} cores shared with whatever else runs. Counters of 600 × 200, "
		"texts of {} × {} (DejaVu Sans, two lines). CPU times are one thread's; medians unless said.",
		obs_get_version_string(), std::thread::hardware_concurrency(), obs_source_get_width(text),
		obs_source_get_height(text));
}

bool measure(widget::CounterWidgets &counters, const std::string &file, const std::set<std::string> &parts)
{
	const obs_audio_info audio = {48000, SPEAKERS_STEREO};
	if (!obs_reset_audio(&audio)) { // without it libobs does not wait for what it has yet to destroy
		return false;
	}
	counters.registerSource();
	widget::TextWidgets texts;
	const std::string circumstances = about(texts);
	std::vector<widget::Row> rows;
	const auto run = [&](const std::string &part, auto &&bench) {
		if (parts.empty() || parts.contains(part)) {
			std::fprintf(stderr, "  measuring: %s\n", part.c_str());
			counters.reset();
			std::ranges::move(bench(counters, texts), std::back_inserter(rows));
			obs_wait_for_destroy_queue(); // libobs would unload the text source's plugin before it is empty
		}
	};
	run("idle", widget::measureIdle);
	run("change", widget::measureOneChange);
	run("latency", widget::measureLatency);
	run("memory", widget::measureMemory);
	return widget::report(rows, circumstances, file);
}

int runAll(int count, char **words)
{
	const VirtualDisplay display;
	if (count < 2 || display.name().empty()) {
		std::fputs(count < 2 ? "widget_bench OUT.json [PART …]\n" : "Xvfb could not be started; install xvfb\n",
			   stderr);
		return 1;
	}
	qputenv("DISPLAY", display.name().c_str());
	qputenv("QT_QPA_PLATFORM", "offscreen");
	const QGuiApplication application(count, words);
	widget::CounterWidgets counters;
	counterWidgets = &counters;
	const LibobsHost host(display.name());
	const bool done =
		host.isRunning() && measure(counters, words[1], std::set<std::string>(words + 2, words + count));
	return done ? 0 : 1;
}

} // namespace

// What libobs gives a module from its locale files.
const char *obs_module_text(const char *key)
{
	return counterWidgets->text(key);
}

int main(int count, char **words)
{
	try {
		return runAll(count, words);
	} catch (const std::exception &problem) {
		std::fprintf(stderr, "widget_bench: %s\n", problem.what());
		return 1;
	}
}
