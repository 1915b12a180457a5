// Reports on the disk: made when a stream is over, or at the next start, and kept with the journal.
#include "JournalFixture.hpp"
#include "ReportShow.hpp"

#include "app/JournalKeeper.hpp"
#include "app/ReportKeeper.hpp"
#include "stock/JournalHistory.hpp"
#include "support/LocaleFile.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>

using app::ReportFile;
using app::ReportKeeper;
using stock::Journal;
using stock::JournalEvent;
using stock::JournalHistory;
using What = stock::StreamNote::What;

namespace {

namespace fs = std::filesystem;

std::string textOf(const fs::path &file)
{
	std::ostringstream text;
	text << std::ifstream(file).rdbuf();
	return text.str();
}

// An evening with one stream, in which 24 hats are sold.
ReportShow evening(double stop = 600)
{
	ReportShow show;
	show.at(0).level("a", "HAT", 100, "Hat").at(50).sells("a", "HAT", 5).at(100).streams(What::Started);
	for (int at = 105; at < stop; at += 5) {
		show.at(at).streams(What::Sample);
		if (at % 20 == 0 && at <= 700) {
			show.sells("a", "HAT");
		}
	}
	show.at(300).note(
		stock::PitchNote{"HAT", ReportShow::wall(200), core::Duration::seconds(90), 5, 5, {}, {1, 2}});
	return show.at(stop).streams(What::Stopped);
}

class ReportsTest : public JournalTest {
protected:
	app::ReportSurroundings around()
	{
		return {.translate = locale_.translator(),
			.language = [] { return std::string("en-US"); },
			.shopNames = [] { return std::map<std::string, std::string>{{"a", "My shop"}}; },
			.learn =
				[this](std::vector<forecast::PitchRecord> pitches) {
					std::lock_guard guard(mutex_);
					learnt_ = std::move(pitches);
				},
			.made =
				[this](const ReportFile &file) {
					std::lock_guard guard(mutex_);
					made_.push_back(file);
					changed_.notify_all();
				},
			.log =
				[](core::LogLevel, const std::string &) {
				}};
	}
	void written(const std::vector<JournalEvent> &events, bool ends = true, core::WallTime at = ReportShow::wall(0))
	{
		Journal journal;
		ASSERT_TRUE(journal.open(folder_, at));
		ASSERT_TRUE(journal.write(events));
		if (ends) {
			ASSERT_TRUE(journal.end());
		}
	}
	bool waitFor(const std::function<bool()> &is)
	{
		std::unique_lock lock(mutex_);
		return changed_.wait_for(lock, std::chrono::seconds(20), is);
	}
	static bool waitForNotice(const ReportKeeper &keeper, const std::string &key)
	{
		const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
		while (keeper.reports()->notice.key != key && std::chrono::steady_clock::now() < until) {
			std::this_thread::sleep_for(std::chrono::milliseconds(5));
		}
		return keeper.reports()->notice.key == key;
	}

	support::LocaleFile locale_{"en-US"};
	std::mutex mutex_;
	std::condition_variable changed_;
	std::vector<ReportFile> made_;
	std::vector<forecast::PitchRecord> learnt_;
};

} // namespace

TEST_F(ReportsTest, AFinishedShowWithoutReportGetsItAtTheNextStart)
{
	written(evening().events);
	ReportKeeper keeper(folder_, around());
	keeper.listener()(folder_ / "show-of-now.db", nullptr);
	ASSERT_TRUE(waitFor([this] { return made_.size() == 1; }));
	const auto json = nlohmann::json::parse(textOf(made_[0].json));
	EXPECT_EQ(json["units"]["sold"], 24);
	EXPECT_EQ(json["units"]["opening"], 95);
	EXPECT_EQ(json["units"]["closing"], 71);
	EXPECT_THAT(textOf(made_[0].html), testing::HasSubstr("My shop"));
	EXPECT_THAT(textOf(made_[0].csv), testing::HasSubstr("\"HAT\",\"Hat\",\"My shop\",\"\",95,0,0,24,0,71,"));
	std::lock_guard guard(mutex_);
	ASSERT_EQ(learnt_.size(), 1u);
	EXPECT_EQ(learnt_[0].sku, "HAT");
	EXPECT_EQ(learnt_[0].orders, 5);
	EXPECT_EQ(learnt_[0].ordersBy[1], 2);
}

TEST_F(ReportsTest, IsMadeOnceAndListedAtTheNextStart)
{
	written(evening().events);
	{
		ReportKeeper keeper(folder_, around());
		keeper.listener()(folder_ / "x.db", nullptr);
		ASSERT_TRUE(waitFor([this] { return made_.size() == 1; }));
	}
	const auto before = fs::last_write_time(made_[0].html);
	written(evening().events, true, ReportShow::wall(86'400));
	ReportKeeper keeper(folder_, around());
	keeper.listener()(folder_ / "x.db", nullptr);
	ASSERT_TRUE(waitFor([this] { return made_.size() == 2; }));
	EXPECT_EQ(fs::last_write_time(made_[0].html), before);
	EXPECT_EQ(keeper.reports()->files.size(), 2u);
}

TEST_F(ReportsTest, ALaterShowIsComparedAndAReportGoesWithItsSession)
{
	written(evening().events);
	ReportShow later = evening(1200);
	for (JournalEvent &event : later.events) {
		event.heard.wall += std::chrono::hours(24);
	}
	written(later.events, true, ReportShow::wall(86'400));
	ReportKeeper keeper(folder_, around());
	keeper.listener()(folder_ / "x.db", nullptr);
	ASSERT_TRUE(waitFor([this] { return made_.size() == 2; }));
	EXPECT_THAT(textOf(made_[1].html), testing::HasSubstr(made_[0].html.filename().string()));
	keeper.stop();
	const auto sessions = JournalHistory(folder_).sessions();
	fs::remove(*std::ranges::min_element(sessions)); // the older one
	ASSERT_EQ(JournalHistory(folder_).sessions().size(), 1u);
	ReportKeeper next(folder_, around());
	next.listener()(folder_ / "x.db", nullptr);
	while (next.reports()->files.empty()) {
		std::this_thread::sleep_for(std::chrono::milliseconds(5));
	}
	EXPECT_FALSE(fs::exists(made_[0].html));
	EXPECT_TRUE(fs::exists(made_[1].html));
}

TEST_F(ReportsTest, TheSessionThatIsOpenIsReadWhileItIsWritten)
{
	ReportKeeper keeper(folder_, around());
	app::JournalKeeper journal(folder_);
	journal.setWritten(keeper.listener());
	journal.restore({core::Instant(), ReportShow::wall(0)}, [](const JournalEvent &) {}, [] { return true; });
	journal.start();
	for (const JournalEvent &event : evening().events) {
		journal.write(event);
	}
	ASSERT_TRUE(waitFor([this] { return made_.size() == 1; }));
	EXPECT_EQ(nlohmann::json::parse(textOf(made_[0].json))["units"]["sold"], 24);
	// And goes on being written.
	ReportShow second;
	second.at(1000).streams(What::Started).at(1010).sells("a", "HAT", 3).at(1050).streams(What::Stopped);
	second.events[1].update.moves[0].id = "another";
	for (const JournalEvent &event : second.events) {
		journal.write(event);
	}
	ASSERT_TRUE(waitFor([this] { return made_.size() == 2; }));
	EXPECT_EQ(nlohmann::json::parse(textOf(made_[1].json))["units"]["sold"], 3);
	EXPECT_EQ(nlohmann::json::parse(textOf(made_[1].json))["units"]["opening"], 71);
	journal.stop();
}

TEST_F(ReportsTest, ADamagedSessionIsLeftOutAndSaid)
{
	written(evening().events);
	std::ofstream(folder_ / "show-20250101T000000Z.db") << std::string(8192, 'x');
	ReportKeeper keeper(folder_, around());
	keeper.listener()(folder_ / "x.db", nullptr);
	ASSERT_TRUE(waitFor([this] { return made_.size() == 1; }));
	EXPECT_TRUE(fs::exists(folder_ / "show-20250101T000000Z.db")) << "nothing is changed by reading";
	const auto bounds = JournalHistory::bounds(folder_ / "show-20250101T000000Z.db");
	ASSERT_FALSE(bounds);
	EXPECT_EQ(bounds.error().sentence.key, "Journal.DamagedSession");
}

TEST_F(ReportsTest, WhatCannotBeWrittenIsSaid)
{
	written(evening().events);
	std::ofstream(folder_ / "reports") << "a file where the folder should be";
	ReportKeeper keeper(folder_, around());
	keeper.listener()(folder_ / "x.db", nullptr);
	EXPECT_TRUE(waitForNotice(keeper, "Report.NotWritten"));
	EXPECT_TRUE(keeper.reports()->files.empty());
}

TEST_F(ReportsTest, ReadingLeavesNothingBesideASession)
{
	written(evening().events);
	const auto session = JournalHistory(folder_).sessions().at(0);
	const auto before = textOf(session);
	EXPECT_TRUE(JournalHistory::read(session, [](const JournalEvent &) { return true; }));
	EXPECT_EQ(textOf(session), before);
	EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

TEST_F(ReportsTest, ASessionWithoutStreamHasAReportOnlyWhereSomethingRealWasSold)
{
	ReportShow quiet;
	quiet.at(0).level("a", "HAT", 100).at(50).level("a", "HAT", 100);
	written(quiet.events);
	ReportShow sold;
	sold.at(86'400).level("a", "HAT", 100).at(86'450).sells("a", "HAT", 4);
	written(sold.events, true, ReportShow::wall(86'400));
	ReportKeeper keeper(folder_, around());
	keeper.listener()(folder_ / "x.db", nullptr);
	ASSERT_TRUE(waitFor([this] { return made_.size() == 1; }));
	EXPECT_FALSE(made_[0].streamed);
	EXPECT_EQ(nlohmann::json::parse(textOf(made_[0].json))["units"]["sold"], 4);
}
