#include "profile/AtomicFile.hpp"

#include <array>
#include <fstream>
#include <system_error>

namespace profile {

namespace fs = std::filesystem;

std::string pathText(const fs::path &path)
{
	const std::u8string text = path.u8string();
	return {text.begin(), text.end()};
}

core::Expected<std::optional<std::string>> readWholeFile(const fs::path &file)
{
	std::error_code error;
	if (!fs::exists(file, error)) {
		return std::nullopt;
	}
	std::ifstream stream(file, std::ios::binary);
	std::string content;
	std::array<char, 16384> part;
	while (stream.read(part.data(), part.size()) || stream.gcount() > 0) { // unlike its buffer, never throws
		content.append(part.data(), static_cast<std::size_t>(stream.gcount()));
	}
	if (!stream.eof()) {
		return core::fail({"Settings.Error.CannotRead", {{"file", pathText(file)}}});
	}
	return content;
}

core::Expected<void> writeFileAtomically(const fs::path &file, std::string_view content, FileAccess access)
{
	const auto refuse = [&](const std::string &why) {
		return core::fail({"Settings.Error.CannotWrite", {{"file", pathText(file)}}}, why);
	};
	std::error_code error;
	fs::create_directories(file.parent_path(), error);
	fs::path beside = file;
	beside += ".new";
	fs::remove(beside, error);
	{
		std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
		if (access == FileAccess::OwnerOnly) {
			fs::permissions(beside, fs::perms::owner_read | fs::perms::owner_write, error);
			if (error) {
				return refuse(error.message());
			}
		}
		stream.write(content.data(), static_cast<std::streamsize>(content.size()));
		stream.flush();
		if (!stream) {
			fs::remove(beside, error);
			return refuse("write failed");
		}
	}
	fs::rename(beside, file, error);
	if (error) {
		const std::string why = error.message();
		fs::remove(beside, error);
		return refuse(why);
	}
	return {};
}

} // namespace profile
