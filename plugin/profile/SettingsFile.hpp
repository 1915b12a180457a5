#pragma once

#include "core/Error.hpp"
#include "core/Message.hpp"
#include "profile/Settings.hpp"

#include <filesystem>

namespace profile {

// One profile's settings on disk: `liveshelf.json` in the profile's own folder.
//
// A file that cannot be understood is kept aside as `liveshelf.json.bad` and the defaults are used; a file from a newer
// version is left alone and never overwritten. Writing is atomic: after a power cut there is the old file or the new
// one. Blocks on the disk; called from the UI thread.
class SettingsFile {
public:
	explicit SettingsFile(std::filesystem::path file) : file_(std::move(file)) {}

	struct Loaded {
		Settings settings;
		core::Message notice; // empty, or what the person must know about the file
	};
	Loaded load();

	core::Expected<void> save(const Settings &settings);

	const std::filesystem::path &path() const { return file_; }

private:
	std::filesystem::path file_;
	bool fromNewerVersion_ = false;
};

} // namespace profile
