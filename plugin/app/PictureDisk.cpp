#include "app/PictureDisk.hpp"

#include "net/Digest.hpp"
#include "profile/AtomicFile.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFirstLine = "LiveShelf picture 1";
constexpr std::string_view kExtension = ".picture";
constexpr std::size_t kDigestLetters = 64;
constexpr std::int64_t kBlock = 4096; // a file takes whole blocks, so that many tiny ones are bounded too
constexpr std::int64_t kMostHead = 64 << 10;
constexpr double kTidyTo = 0.9; // of the limit, so that not every picture beyond it looks through the folder

core::ByteCount onDisk(std::int64_t bytes)
{
	return core::ByteCount::bytes((bytes + kBlock - 1) / kBlock * kBlock);
}

// The first line of the text, taken off it.
std::string_view takeLine(std::string_view &text)
{
	const auto end = std::min(text.find('\n'), text.size());
	const std::string_view line = text.substr(0, end);
	text.remove_prefix(std::min(end + 1, text.size()));
	return line;
}

// Four lines and the picture: what it is, the digest of all that follows, when it was checked, the entity tag.
std::string written(const KeptPicture &picture)
{
	std::string content = std::to_string(picture.checkedAt.time_since_epoch().count());
	content.append("\n").append(picture.etag).append("\n").append(picture.file->bytes);
	std::string head(kFirstLine);
	head.append("\n").append(net::hexText(net::sha256(content))).append("\n");
	return head + content;
}

std::optional<KeptPicture> readFrom(std::string_view text)
{
	if (takeLine(text) != kFirstLine) {
		return std::nullopt;
	}
	const std::string_view digest = takeLine(text);
	if (digest != net::hexText(net::sha256(text))) {
		return std::nullopt;
	}
	const std::string_view checked = takeLine(text);
	std::int64_t checkedAt = 0;
	const auto [stop, fault] = std::from_chars(checked.data(), checked.data() + checked.size(), checkedAt);
	if (fault != std::errc() || stop != checked.data() + checked.size()) {
		return std::nullopt;
	}
	std::string etag(takeLine(text));
	if (!beginsAsPicture(text)) {
		return std::nullopt;
	}
	return KeptPicture{.file = std::make_shared<overlay::PictureFile>(std::string(text)),
			   .etag = std::move(etag),
			   .checkedAt = core::WallTime(std::chrono::milliseconds(checkedAt))};
}

struct Found {
	fs::path file;
	fs::file_time_type usedAt;
	core::ByteCount bytes;
};

bool isOurs(const std::string &name, std::string_view extension)
{
	return name.size() == kDigestLetters + extension.size() && name.ends_with(extension) &&
	       name.find_first_not_of("0123456789abcdef") == kDigestLetters;
}

// Our pictures in the folder. What a write that broke off left is removed.
std::vector<Found> picturesIn(const fs::path &folder)
{
	std::vector<Found> pictures;
	std::error_code error;
	for (fs::directory_iterator file(folder, error), end; !error && file != end; file.increment(error)) {
		const std::string name = profile::pathText(file->path().filename());
		std::error_code gone; // meanwhile, by another OBS
		const auto size = file->file_size(gone);
		const auto usedAt = file->last_write_time(gone);
		if (gone || !file->is_regular_file(gone)) {
			continue;
		}
		if (isOurs(name, kExtension)) {
			pictures.push_back({file->path(), usedAt, onDisk(static_cast<std::int64_t>(size))});
		} else if (isOurs(name, std::string(kExtension) + ".new") &&
			   usedAt < fs::file_time_type::clock::now() - std::chrono::minutes(10)) {
			fs::remove(file->path(), gone);
		}
	}
	return pictures;
}

} // namespace

PictureDisk::PictureDisk(fs::path folder, core::ByteCount limit, core::ByteCount largest, core::Log log)
	: folder_(std::move(folder)), limit_(limit), largest_(largest), log_(std::move(log))
{
}

std::optional<KeptPicture> PictureDisk::read(const std::string &url)
{
	if (folder_.empty()) {
		return std::nullopt;
	}
	const fs::path file = fileOf(url);
	std::error_code error;
	if (!fs::is_regular_file(file, error)) {
		return std::nullopt;
	}
	const auto size = fs::file_size(file, error);
	if (!error && std::cmp_less_equal(size, largest_.bytes() + kMostHead)) {
		const auto content = profile::readWholeFile(file);
		auto picture = content && *content ? readFrom(**content) : std::nullopt;
		if (picture) {
			fs::last_write_time(file, fs::file_time_type::clock::now(), error);
			return picture;
		}
	}
	fs::remove(file, error);
	return std::nullopt;
}

void PictureDisk::write(const std::string &url, const KeptPicture &picture)
{
	if (folder_.empty()) {
		return;
	}
	if (!bytes_) {
		tidy();
	}
	const std::string content = written(picture);
	if (const auto done = profile::writeFileAtomically(fileOf(url), content); !done) {
		if (!std::exchange(complained_, true)) {
			log_(core::LogLevel::Warning, "pictures are not kept on disk: " + done.error().detail);
		}
		return;
	}
	// What it replaced is counted twice until the folder is looked through.
	bytes_ = *bytes_ + onDisk(static_cast<std::int64_t>(content.size()));
	if (*bytes_ > limit_) {
		tidy();
	}
}

fs::path PictureDisk::fileOf(const std::string &url) const
{
	return folder_ / net::hexText(net::sha256(url)).append(kExtension);
}

// Counts what is there, and removes what was used longest ago if that is too much.
void PictureDisk::tidy()
{
	std::vector<Found> pictures = picturesIn(folder_);
	core::ByteCount bytes;
	for (const Found &picture : pictures) {
		bytes = bytes + picture.bytes;
	}
	if (bytes > limit_) {
		const auto enough = core::ByteCount::bytes(
			static_cast<std::int64_t>(static_cast<double>(limit_.bytes()) * kTidyTo));
		std::ranges::sort(pictures, {}, &Found::usedAt);
		for (const Found &picture : pictures) {
			std::error_code error;
			if (bytes <= enough) {
				break;
			}
			if (fs::remove(picture.file, error); !error) {
				bytes = bytes - picture.bytes;
			}
		}
	}
	bytes_ = bytes;
}

} // namespace app
