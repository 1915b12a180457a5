#pragma once

#include "core/Message.hpp"
#include "core/WallTime.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace app {

// One report on the disk.
struct ReportFile {
	core::WallTime began;
	bool rehearsal = false;
	bool streamed = true;
	std::filesystem::path html;
	std::filesystem::path csv;
	std::filesystem::path json;
};

// What there is of reports, for those who show it.
struct ReportsView {
	std::filesystem::path folder;
	std::vector<ReportFile> files; // newest first
	std::uint64_t made = 0;        // by this run of OBS; grows with each
	core::Message notice;          // that one could not be made, or was; empty: nothing
};

// Any thread; never waits for the disk.
class Reports {
public:
	virtual ~Reports() = default;
	// Never null.
	virtual std::shared_ptr<const ReportsView> reports() const = 0;
};

} // namespace app
