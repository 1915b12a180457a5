#include "report/ShowSpans.hpp"

#include "stock/ShowNotes.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace report {

namespace {

using stock::StreamNote;

// Samples come every few seconds: after so long without, the process was dead.
constexpr auto kSilence = std::chrono::seconds(60);

} // namespace

std::vector<ShowSpan> showSpans(const std::vector<stock::JournalEvent> &events, core::WallTime began,
				core::WallTime ended, bool open)
{
	std::vector<ShowSpan> spans;
	std::set<std::string> streaming;
	core::WallTime last = began;
	for (const stock::JournalEvent &event : events) {
		const auto note = stock::streamNote(event);
		if (!note) {
			continue;
		}
		const core::WallTime at = std::max(event.heard.wall, last);
		const bool died = !streaming.empty() && at - last > kSilence;
		if (died) {
			spans.back().to = last;
			streaming.clear();
		}
		last = at;
		if (note->what == StreamNote::What::Stopped) {
			if (streaming.erase(note->output) > 0 && streaming.empty()) {
				spans.back().to = at;
			}
			continue;
		}
		if (streaming.empty()) {
			spans.push_back({at, at, true, true});
		}
		streaming.insert(note->output);
	}
	if (!streaming.empty()) {
		spans.back().over = !open;
		spans.back().to = open ? std::max(ended, last) : last;
	}
	if (spans.empty()) {
		spans.push_back({began, ended, false, !open});
	}
	return spans;
}

} // namespace report
