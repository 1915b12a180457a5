#pragma once

#include "app/LooseThread.hpp"
#include "app/Reports.hpp"
#include "core/Log.hpp"
#include "core/Message.hpp"
#include "core/SnapshotCell.hpp"
#include "forecast/PitchRecord.hpp"
#include "stock/JournalEvent.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace app {

// What the reports need of their surroundings. Called on the keeper's thread, which may outlive everything else when
// the disk hangs: each must own what it touches.
struct ReportSurroundings {
	core::Translator translate;
	std::function<std::string()> language;                         // "zh-CN"
	std::function<std::map<std::string, std::string>()> shopNames; // by id
	std::function<void(std::vector<forecast::PitchRecord>)> learn; // what earlier shows' pitches brought
	std::function<void(const ReportFile &)> made;
	core::Log log;
};

// Makes the reports, on a thread of its own ("shelf report"): of each stream when it is over, and at the start of those
// finished shows that have none yet, because OBS ended first. Page, table and JSON lie in `reports` beside the
// journal's sessions and go when their session goes. At the start it also reads what earlier shows' pitches brought.
//
// A report that is under way at exit is given up, and made at the next start; half a report is never seen. A disk that
// is full or cannot be written is said in the view's notice.
class ReportKeeper final : public Reports {
public:
	ReportKeeper(std::filesystem::path journalFolder, ReportSurroundings surroundings);
	~ReportKeeper() override;
	ReportKeeper(const ReportKeeper &) = delete;
	ReportKeeper &operator=(const ReportKeeper &) = delete;

	// For JournalKeeper::setWritten; may be called after this object is gone.
	std::function<void(const std::filesystem::path &session, const stock::JournalEvent *event)> listener() const;
	// Final; within a tenth of a second.
	void stop() noexcept;

	std::shared_ptr<const ReportsView> reports() const override;

private:
	class Maker;

	const std::shared_ptr<Maker> maker_; // the thread's as well
	const std::shared_ptr<LooseThread> thread_;
};

} // namespace app
