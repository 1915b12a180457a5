#pragma once

#include "core/Error.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace profile {

// A path as UTF-8 text, for sentences.
std::string pathText(const std::filesystem::path &path);

// The whole file; nothing when there is none. An existing file that cannot be read is an error.
core::Expected<std::optional<std::string>> readWholeFile(const std::filesystem::path &file);

enum class FileAccess {
	Default,
	OwnerOnly, // for secrets: no other user of the machine can read it
};

// Writes beside the file and renames, so that a reader or a power cut never sees half of it.
core::Expected<void> writeFileAtomically(const std::filesystem::path &file, std::string_view content,
					 FileAccess access = FileAccess::Default);

} // namespace profile
