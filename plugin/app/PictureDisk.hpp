#pragma once

#include "app/KeptPicture.hpp"
#include "core/ByteCount.hpp"
#include "core/Log.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace app {

// Pictures in a folder, so that the next start need not get them again: a file for each address, under its digest.
// Beyond the limit those that were used longest ago go. A file that is damaged is removed and counts as none; a disk
// that is full or cannot be written is said once in the log, and costs nothing but the pictures' being got again.
//
// Several OBS may share the folder. Used on one thread; waits for the disk.
class PictureDisk {
public:
	// An empty folder: nothing is kept. No picture is larger than `largest`.
	PictureDisk(std::filesystem::path folder, core::ByteCount limit, core::ByteCount largest, core::Log log);

	// Counts as use.
	std::optional<KeptPicture> read(const std::string &url);
	void write(const std::string &url, const KeptPicture &picture);

private:
	std::filesystem::path fileOf(const std::string &url) const;
	void tidy();

	const std::filesystem::path folder_;
	const core::ByteCount limit_;
	const core::ByteCount largest_;
	core::Log log_;
	std::optional<core::ByteCount> bytes_; // as far as we know; nothing: not looked yet
	bool complained_ = false;
};

} // namespace app
