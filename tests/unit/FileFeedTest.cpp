#include "app/FileFeed.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

using namespace app;
using core::Duration;
using core::Instant;
namespace fs = std::filesystem;

namespace {

const std::string kThree = R"({"items":[{"sku":"A","available":3}]})";
const std::string kFour = R"({"items":[{"sku":"A","available":4}]})";

// A folder of its own, with a name that not every system's code page has.
class FileFeedTest : public testing::Test {
protected:
	FileFeedTest()
	{
		folder = fs::temp_directory_path() /
			 (u8"liveshelf 库存 " +
			  std::u8string(fs::path(std::to_string(std::random_device()())).u8string()));
		fs::create_directories(folder);
		use("stock.json");
	}
	~FileFeedTest() override { fs::remove_all(folder); }

	void use(const std::string &name)
	{
		path = folder / pathOf(name);
		feed = std::make_unique<FileFeed>(path, commerce::FeedMapping());
	}

	// Each write gets a time of its own, as on a file system with fine clocks.
	void write(const std::string &text)
	{
		std::ofstream(path, std::ios::binary) << text;
		fs::last_write_time(path, fs::file_time_type::clock::now() + std::chrono::seconds(++writes_));
	}

	// Lets time pass, looking ten times a second, and says what came, one word each.
	std::string during(Duration time)
	{
		std::string words;
		for (const Instant end = now + time; now < end; now = now + Duration::ms(100)) {
			for (const auto &outcome : feed->tick(now)) {
				words += (words.empty() ? "" : " ") + word(outcome);
			}
		}
		return words;
	}

	static std::string word(const core::Expected<commerce::ShopUpdate> &outcome)
	{
		if (!outcome) {
			return outcome.error().sentence.key;
		}
		if (outcome->unchanged) {
			return "same";
		}
		return outcome->levels.empty() ? "none" : std::to_string(outcome->levels[0].available.value_or(-1));
	}

	fs::path folder;
	fs::path path;
	Instant now = Instant::ms(1000);
	std::unique_ptr<FileFeed> feed;

private:
	int writes_ = 0;
};

} // namespace

TEST_F(FileFeedTest, ReadsTheFileAndConfirmsIt)
{
	write(kThree);
	EXPECT_EQ(during(Duration::ms(600)), "3");
	EXPECT_EQ(during(Duration::ms(2600)), "same same");
}

TEST_F(FileFeedTest, FollowsAChangeWithinHalfASecond)
{
	write(kThree);
	during(Duration::seconds(10));
	write(kFour);
	EXPECT_EQ(during(Duration::ms(700)), "4");
}

TEST_F(FileFeedTest, ReadsCsvByItsEnding)
{
	use("库存.CSV");
	write("sku,available\nA,7\n");
	EXPECT_EQ(during(Duration::ms(600)), "7");
	use("stock.tsv");
	write("sku\tavailable\nA\t8\n");
	EXPECT_EQ(during(Duration::ms(600)), "8");
}

TEST_F(FileFeedTest, AFileThatIsReplacedIsANewOneWhateverItsTime)
{
	write(kThree);
	during(Duration::seconds(10));
	const fs::path other = folder / "other";
	std::ofstream(other, std::ios::binary) << kFour;
	fs::last_write_time(other, fs::last_write_time(path)); // same time, same size
	fs::rename(other, path);
	EXPECT_EQ(during(Duration::ms(700)), "4");
}

TEST_F(FileFeedTest, ASecondChangeWithinTheClocksGrainIsSeen)
{
	write(kThree);
	EXPECT_EQ(during(Duration::ms(600)), "3");
	const auto time = fs::last_write_time(path);
	std::ofstream(path, std::ios::binary) << kFour; // same size
	fs::last_write_time(path, time);
	EXPECT_EQ(during(Duration::seconds(4)), "same same 4 same");
}

TEST_F(FileFeedTest, AHalfWrittenFileIsWaitedFor)
{
	write(kThree);
	during(Duration::seconds(10));
	write(kFour.substr(0, 20));
	EXPECT_EQ(during(Duration::ms(1500)), "")
		<< "neither believed nor complained about, nor is the old one confirmed";
	write(kFour);
	EXPECT_EQ(during(Duration::ms(700)), "4");
}

TEST_F(FileFeedTest, ACsvThatIsStillBeingWrittenIsNotBelieved)
{
	use("stock.csv");
	write("sku,available\nA,1500\n");
	during(Duration::seconds(10));
	std::string said;
	for (const char *text :
	     {"sku,available\nA", "sku,available\nA,1", "sku,available\nA,14", "sku,available\nA,1499\n"}) {
		write(text);
		said += during(Duration::ms(200));
	}
	EXPECT_EQ(said, "");
	EXPECT_EQ(during(Duration::ms(700)), "1499");
}

TEST_F(FileFeedTest, AFileThatNeverRestsIsReadAnyway)
{
	write(kThree);
	during(Duration::seconds(10));
	std::string said;
	for (int change = 0; change < 20; ++change) {
		write(kFour);
		said += during(Duration::ms(200));
	}
	EXPECT_EQ(said.find('3'), std::string::npos);
	EXPECT_NE(said.find('4'), std::string::npos) << said;
}

TEST_F(FileFeedTest, ABrokenFileIsTroubleWhenItStays)
{
	write(kThree);
	during(Duration::seconds(10));
	write("{ oops");
	EXPECT_EQ(during(Duration::ms(2000)), "");
	EXPECT_EQ(during(Duration::ms(2000)), "Shop.NotJson Shop.NotJson");
	write(kFour);
	EXPECT_EQ(during(Duration::ms(600)), "4");
}

TEST_F(FileFeedTest, AFileThatIsDeletedIsTroubleAndComesBack)
{
	write(kThree);
	during(Duration::seconds(10));
	fs::remove(path);
	EXPECT_EQ(during(Duration::ms(2000)), "");
	EXPECT_EQ(during(Duration::ms(500)), "Shop.FileMissing");
	write(kFour);
	EXPECT_EQ(during(Duration::ms(700)), "4");
}

TEST_F(FileFeedTest, AFileThatIsReplacedByDeletingIsNoTrouble)
{
	write(kThree);
	during(Duration::seconds(10));
	fs::remove(path);
	std::string said = during(Duration::ms(1000));
	write(kFour);
	said += during(Duration::ms(700));
	EXPECT_EQ(said, "4");
}

TEST_F(FileFeedTest, AWrongPathIsSaidAtOnce)
{
	EXPECT_EQ(during(Duration::ms(300)), "Shop.FileMissing");
	feed = std::make_unique<FileFeed>(folder, commerce::FeedMapping());
	EXPECT_EQ(during(Duration::ms(300)), "Shop.NotAFile");
#ifndef _WIN32
	feed = std::make_unique<FileFeed>("/dev/zero", commerce::FeedMapping());
	EXPECT_EQ(during(Duration::ms(300)), "Shop.NotAFile");
#endif
}

TEST_F(FileFeedTest, AFileBeyondTheLimitIsNotRead)
{
	write(kThree);
	fs::resize_file(path, 200u << 20); // sparse: takes no room on the disk
	EXPECT_EQ(during(Duration::ms(2600)), "Shop.FileTooLarge");
}

TEST_F(FileFeedTest, WhatWasLeftOutIsNotConfirmed)
{
	write(R"({"items":[{"sku":"A","available":3},{"sku":"B","available":1.5}]})");
	EXPECT_EQ(during(Duration::ms(3200)), "3 3 3") << "\"same\" would confirm B as well";
}
