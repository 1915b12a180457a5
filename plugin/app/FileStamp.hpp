#pragma once

#include "core/Error.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace app {

// A path as settings keep it, in UTF-8, as this system wants it.
std::filesystem::path pathOf(const std::string &utf8);

// What shows that a file is another one than before, without reading it.
struct FileStamp {
	std::filesystem::file_time_type written;
	std::uintmax_t size = 0;
	std::uint64_t number = 0; // the inode, where there are such; else zero

	bool operator==(const FileStamp &) const = default;

	// An error when there is no file that could be read.
	static core::Expected<FileStamp> of(const std::filesystem::path &path);
};

} // namespace app
