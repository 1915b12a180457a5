#pragma once

#include "core/Error.hpp"
#include "support/LinkPlan.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace support {

// A link as tests/bench/links/links.json names it, the same for real and simulated runs.
struct LinkStory {
	std::string name;
	core::BitRate bitrate; // what the user set in OBS
	core::Duration length; // of a run
	LinkPlan plan;
};

// Reads the file and the mahimahi traces it names: one line is one opportunity for a packet of 1500 bytes at that
// millisecond. As in the real runs a trace's capacity is its opportunities in windows of 200 ms; it starts again at its
// end. Links without their trace are left out. `longest`: how long the runs will be at most.
class LinkFile {
public:
	LinkFile(const std::filesystem::path &file, const std::filesystem::path &traces, core::Duration longest);

	const std::vector<LinkStory> &links() const { return links_; }
	const LinkStory *find(const std::string &name) const;
	// In words: which link is left out and why.
	const std::vector<std::string> &missing() const { return missing_; }

private:
	std::vector<LinkStory> links_;
	std::vector<std::string> missing_;
};

} // namespace support
