// Pictures that survive a restart, and files that somebody damaged.

#include "app/PictureDisk.hpp"
#include "unit/PictureBytes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

using namespace app;
using core::ByteCount;
namespace fs = std::filesystem;

namespace {

class PictureDiskTest : public testing::Test {
protected:
	PictureDiskTest()
		: folder(fs::temp_directory_path() / ("liveshelf-pictures-" + std::to_string(std::random_device()())))
	{
	}
	~PictureDiskTest() override { fs::remove_all(folder); }

	PictureDisk diskOf(std::int64_t limit = 1 << 20)
	{
		return {folder, ByteCount::bytes(limit), ByteCount::bytes(100'000),
			[this](core::LogLevel, const std::string &line) {
				log.push_back(line);
			}};
	}
	std::vector<fs::path> files() const { return {fs::directory_iterator(folder), fs::directory_iterator()}; }
	static std::string contentOf(const fs::path &file)
	{
		std::ifstream stream(file, std::ios::binary);
		return {std::istreambuf_iterator(stream), {}};
	}
	static void write(const fs::path &file, const std::string &content)
	{
		std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
	}

	fs::path folder;
	std::vector<std::string> log;
};

} // namespace

TEST_F(PictureDiskTest, ANewStartReadsWhatWasWritten)
{
	const KeptPicture picture = keptPicture("one", 50'000);
	diskOf().write("https://shop.example/图.png", picture);
	const auto read = diskOf().read("https://shop.example/图.png");
	ASSERT_TRUE(read);
	EXPECT_EQ(read->file->bytes, picture.file->bytes);
	EXPECT_EQ(read->etag, picture.etag);
	EXPECT_EQ(read->checkedAt, picture.checkedAt);
	EXPECT_FALSE(diskOf().read("https://shop.example/other.png"));
	EXPECT_EQ(files().size(), 1u);
}

TEST_F(PictureDiskTest, ADamagedFileIsNoneAndGoes)
{
	const std::string whole = [&] {
		diskOf().write("a", keptPicture("a", 5000));
		return contentOf(files().at(0));
	}();
	const fs::path file = files().at(0);
	std::vector<std::string> damaged = {"", "LiveShelf picture 1", whole.substr(0, whole.size() / 2), whole + "x",
					    std::string(300'000, 'x')};
	for (std::size_t at = 0; at < whole.size(); at += 97) {
		std::string changed = whole;
		changed[at] = static_cast<char>(changed[at] ^ 1);
		damaged.push_back(changed);
	}
	for (const std::string &content : damaged) {
		write(file, content);
		EXPECT_FALSE(diskOf().read("a"));
		EXPECT_FALSE(fs::exists(file));
	}
	write(file, whole);
	EXPECT_TRUE(diskOf().read("a"));
}

TEST_F(PictureDiskTest, BeyondTheLimitWhatWasUsedLongestAgoGoes)
{
	PictureDisk disk = diskOf(std::int64_t{20} * 12'288);
	for (int i = 0; i < 20; ++i) {
		disk.write(std::to_string(i), keptPicture("p", 10'000));
	}
	ASSERT_EQ(files().size(), 20u);
	const auto longAgo = fs::file_time_type::clock::now() - std::chrono::hours(1);
	for (const fs::path &file : files()) {
		fs::last_write_time(file, longAgo);
	}
	EXPECT_TRUE(disk.read("3"));
	disk.write("new", keptPicture("n", 10'000));
	EXPECT_EQ(files().size(), 18u);
	EXPECT_TRUE(disk.read("3"));
	EXPECT_TRUE(disk.read("new"));
}

TEST_F(PictureDiskTest, WhatIsThereCountsAndWhatIsNotOursStays)
{
	{
		PictureDisk disk = diskOf();
		for (int i = 0; i < 20; ++i) {
			disk.write(std::to_string(i), keptPicture("p", 10'000));
		}
	}
	write(folder / "holiday.png", std::string(500'000, 'x'));
	fs::path broken = files().at(0).extension() == ".picture" ? files().at(0) : files().at(1);
	broken += ".new";
	write(broken, "half");
	fs::last_write_time(broken, fs::file_time_type::clock::now() - std::chrono::hours(1));
	PictureDisk disk = diskOf(std::int64_t{10} * 12'288);
	disk.write("new", keptPicture("n", 10'000));
	EXPECT_EQ(files().size(), 1u + 10u); // nine were kept of the twenty
	EXPECT_TRUE(fs::exists(folder / "holiday.png"));
	EXPECT_FALSE(fs::exists(broken));
}

TEST_F(PictureDiskTest, ADiskThatCannotBeWrittenIsSaidOnce)
{
	write(folder, "a file where the folder should be");
	PictureDisk disk = diskOf();
	disk.write("a", keptPicture("a"));
	disk.write("b", keptPicture("b"));
	EXPECT_FALSE(disk.read("a"));
	EXPECT_EQ(log.size(), 1u);
}

TEST_F(PictureDiskTest, WithoutAFolderNothingIsKept)
{
	PictureDisk disk({}, ByteCount::bytes(1 << 20), ByteCount::bytes(100'000), {});
	disk.write("a", keptPicture("a"));
	EXPECT_FALSE(disk.read("a"));
	EXPECT_FALSE(fs::exists(folder));
}
