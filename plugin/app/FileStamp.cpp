#include "app/FileStamp.hpp"

#ifndef _WIN32
#include <sys/stat.h>
#endif

#include <system_error>

namespace app {

namespace fs = std::filesystem;

fs::path pathOf(const std::string &utf8)
{
	return fs::path(std::u8string(utf8.begin(), utf8.end()));
}

core::Expected<FileStamp> FileStamp::of(const fs::path &path)
{
	const std::u8string name = path.u8string();
	const auto fault = [&](const char *key, const std::error_code &why) {
		return core::fail({key, {{"file", std::string(name.begin(), name.end())}}}, why.message());
	};
	std::error_code error;
	const fs::file_status status = fs::status(path, error);
	if (status.type() == fs::file_type::not_found) {
		return fault("Shop.FileMissing", error);
	}
	if (error) {
		return fault("Shop.FileUnreadable", error);
	}
	// Opening a pipe or a device could wait for ever.
	if (!fs::is_regular_file(status)) {
		return fault("Shop.NotAFile", error);
	}
	FileStamp stamp;
	stamp.size = fs::file_size(path, error);
	if (!error) {
		stamp.written = fs::last_write_time(path, error);
	}
	if (error) { // gone in between
		return fault("Shop.FileMissing", error);
	}
#ifndef _WIN32
	struct stat details = {};
	if (::stat(path.c_str(), &details) == 0) {
		stamp.number = details.st_ino;
	}
#endif
	return stamp;
}

} // namespace app
