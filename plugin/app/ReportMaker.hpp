#pragma once

#include "app/ReportKeeper.hpp"
#include "core/Error.hpp"
#include "report/ShowFigures.hpp"
#include "report/ShowSpans.hpp"

#include <atomic>
#include <cstddef>
#include <optional>

namespace app {

// The work of the ReportKeeper; its thread's, but for `stopping` and `view`.
class ReportKeeper::Maker {
public:
	Maker(std::filesystem::path journalFolder, ReportSurroundings surroundings);

	// The journal goes on with `open`, or began it: all others are finished.
	void begin(const std::filesystem::path &open);
	// A stream of `session` is over.
	void makeOf(const std::filesystem::path &session, bool isOpen);

	// Something that no step expects.
	void fail(const char *why) { complain({{"Report.NotWritten", {{"why", why}}}, why}); }

	std::atomic<bool> stopping{false};
	core::SnapshotCell<ReportsView> view;

private:
	using Path = std::filesystem::path;

	void learnPitches(const std::vector<Path> &sessions);
	void makeMissing(const std::vector<Path> &sessions);
	void prune(const std::vector<Path> &sessions);
	void list();
	void make(const Path &session, core::WallTime sessionBegan, const report::ShowSpan &span,
		  const std::string &name);
	bool hasReport(const std::string &name) const;
	bool write(const Path &file, const std::string &text);
	std::vector<report::EarlierShow> earlier(const report::ShowFigures &show) const;
	void say(core::Message notice);
	void complain(const core::Error &error);

	const Path journal_;
	const Path folder_;
	const ReportSurroundings around_;
	std::vector<ReportFile> files_; // newest first
	std::uint64_t made_ = 0;
	core::Message notice_;
};

} // namespace app
