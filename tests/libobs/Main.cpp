#include "libobs/CounterStage.hpp"
#include "libobs/LibobsHost.hpp"
#include "libobs/VirtualDisplay.hpp"

#include <gtest/gtest.h>

#include <QGuiApplication>

#include <obs-module.h>
#include <util/bmem.h>

#include <cstdio>
#include <memory>

// What libobs gives a module from its locale files.
const char *obs_module_text(const char *key)
{
	return stage->text(key);
}

namespace {

// What remains when everything is taken down again: nothing, and no line in the log that somebody would have to read.
bool isClean()
{
	for (const std::string &line : LibobsHost::errors()) {
		std::fprintf(stderr, "logged as an error: %s\n", line.c_str());
	}
	if (bnum_allocs() != 0) {
		std::fprintf(stderr, "%ld blocks of libobs's memory leaked\n", bnum_allocs());
	}
	return LibobsHost::errors().empty() && bnum_allocs() == 0;
}

} // namespace

int main(int count, char **words)
{
	testing::InitGoogleTest(&count, words);
	const VirtualDisplay display;
	if (display.name().empty()) {
		std::fputs("Xvfb could not be started; install xvfb\n", stderr);
		return 1;
	}
	qputenv("DISPLAY", display.name().c_str()); // libobs opens it once more, for hotkeys
	qputenv("QT_QPA_PLATFORM", "offscreen");
	const QGuiApplication application(count, words);
	int result = 1;
	{
		CounterStage counters;
		stage = &counters;
		const LibobsHost host(display.name());
		if (host.isRunning()) {
			counters.registerSource();
			result = RUN_ALL_TESTS();
		}
	}
	return isClean() ? result : 1;
}
