#include "JournalFixture.hpp"

#include "app/JournalKeeper.hpp"
#include "app/ShelfKeeper.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>
#include <vector>

using namespace stock;
using commerce::ShopUpdate;
using core::Duration;
using core::Instant;

namespace fs = std::filesystem;

using JournalKeeperTest = JournalTest;

TEST_F(JournalKeeperTest, SaysWhenNothingIsRecordedAndWhenItIsAgain)
{
	const fs::path blocked = folder_ / "blocked";
	std::ofstream(blocked) << "a file where the folder should be";
	app::JournalTuning tuning;
	tuning.batchFor = std::chrono::milliseconds(1);
	tuning.tryAgainAfter = std::chrono::milliseconds(1);
	app::JournalKeeper keeper(blocked, tuning);
	keeper.restore({Instant::ms(0), clock(0)}, [](const JournalEvent &) {}, [] { return true; });
	EXPECT_EQ(keeper.notice().key, "Journal.NotRecording");
	keeper.start();
	keeper.write(said(0));
	fs::remove(blocked);
	while (keeper.notice().key != "Journal.Resumed") {
		keeper.write(said(1));
		std::this_thread::yield();
	}
	keeper.stop();
}

TEST_F(JournalKeeperTest, ASessionThatCannotBeReadIsSetAsideAndAnotherBegun)
{
	Journal journal;
	ASSERT_TRUE(journal.open(folder_, clock(0)));
	ASSERT_TRUE(journal.write({said(0), said(1)}));
	journal.close();
	for (const auto &entry : fs::directory_iterator(folder_)) {
		if (entry.path().extension() == ".db") {
			SQLite::Database(entry.path(), SQLite::OPEN_READWRITE)
				.exec("UPDATE heard SET said = x'ff' WHERE id = 2");
		}
	}
	std::size_t heard = 0;
	{
		app::JournalKeeper keeper(folder_);
		keeper.restore(
			{Instant::ms(0), clock(100)}, [&](const JournalEvent &) { ++heard; }, [] { return true; });
		EXPECT_EQ(keeper.notice().key, "Journal.Damaged");
		keeper.start();
		keeper.write(said(2));
	}
	EXPECT_EQ(heard, 1u) << "what could be read";
	EXPECT_EQ(sessions(), 1u);
	EXPECT_TRUE(std::ranges::any_of(fs::directory_iterator(folder_),
					[](const auto &entry) { return entry.path().extension() == ".damaged"; }));
}

TEST_F(JournalKeeperTest, APageThatTheDiskLostIsFoundAndTheShowIsRecordedElsewhere)
{
	Journal journal;
	ASSERT_TRUE(journal.open(folder_, clock(0)));
	for (std::uint64_t n = 0; n < 3000; ++n) {
		ASSERT_TRUE(journal.write({said(n)}));
	}
	journal.close();
	for (const auto &entry : fs::directory_iterator(folder_)) {
		if (entry.path().extension() == ".db") {
			ASSERT_GT(fs::file_size(entry.path()), 40u * 4096);
			std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
			file.seekp(std::streamoff{20} * 4096);
			file << std::string(4096, '\xff');
		}
	}
	app::JournalKeeper keeper(folder_);
	std::size_t heard = 0;
	keeper.restore({Instant::ms(0), clock(30'000)}, [&](const JournalEvent &) { ++heard; }, [] { return true; });
	EXPECT_EQ(keeper.notice().key, "Journal.Damaged");
	EXPECT_LT(heard, 3000u);
	keeper.start();
	keeper.write(said(3000));
	keeper.stop();
	EXPECT_EQ(sessions(), 1u);
}

TEST_F(JournalKeeperTest, EndsInTimeThoughTheDiskIsBusy)
{
	app::JournalKeeper keeper(folder_);
	keeper.restore({Instant::ms(0), clock(0)}, [](const JournalEvent &) {}, [] { return true; });
	const fs::path session = [&] {
		for (const auto &entry : fs::directory_iterator(folder_)) {
			if (entry.path().extension() == ".db") {
				return entry.path();
			}
		}
		return fs::path();
	}();
	SQLite::Database other(session, SQLite::OPEN_READWRITE);
	other.exec("BEGIN IMMEDIATE"); // whoever writes now waits for a second
	keeper.start();
	keeper.write(said(0));
	const auto asked = std::chrono::steady_clock::now();
	keeper.stop();
	EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::milliseconds(600));
	other.exec("ROLLBACK");
}

TEST_F(JournalKeeperTest, AClockThatWasSetBackMakesNothingYoung)
{
	Journal journal;
	ASSERT_TRUE(journal.open(folder_, clock(0)));
	ASSERT_TRUE(journal.write({said(0), said(360'000)})); // an hour of show
	journal.close();
	app::JournalKeeper keeper(folder_);
	std::vector<Instant> heard;
	const Instant now = Instant::ms(77'000);
	keeper.restore(
		{now, clock(1'800'000)}, [&](const JournalEvent &event) { heard.push_back(event.heard.at); },
		[] { return true; });
	ASSERT_EQ(heard.size(), 2u);
	EXPECT_LE(heard[1], now - Duration::seconds(3600));
	EXPECT_EQ(heard[0], heard[1] - Duration::seconds(3600));
}

TEST_F(JournalKeeperTest, AHungDiskHoldsNobodyUp)
{
	// A pipe in the place of the newest session: opening it waits for somebody to write into it.
	ASSERT_EQ(mkfifo((folder_ / "show-20231114T221300Z.db.lock").c_str(), 0600), 0);
	std::ofstream(folder_ / "show-20231114T221300Z.db").flush();
	const auto asked = std::chrono::steady_clock::now();
	{
		app::JournalKeeper keeper(folder_);
		std::atomic<int> looks = 0;
		keeper.restore({Instant::ms(0), clock(0)}, [](const JournalEvent &) {}, [&] { return ++looks < 4; });
	}
	EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::seconds(1));
	const std::ifstream lets(folder_ / "show-20231114T221300Z.db.lock"); // the thread that was left behind go
}

TEST_F(JournalKeeperTest, AShowThatBrokeOffIsAsItWas)
{
	const Instant start = Instant::ms(1'000'000);
	std::vector<JournalEvent> events;
	app::ShelfKeeper before(start, clock(0));
	before.setRecorder([&](JournalEvent event) { events.push_back(std::move(event)); });
	ShopUpdate opening;
	opening.levels = {{"HAT", "Hat", "", 40, {}}, {"TEE", "Tee", "M", 400, {}}};
	before.onUpdate("shop", opening, start);
	Instant now = start;
	for (int i = 0; i < 240; ++i) {
		now = now + Duration::ms(250);
		ShopUpdate update;
		update.moves.push_back({std::to_string(i), commerce::MoveKind::Sale, "TEE", 1});
		update.unchanged = true;
		before.onUpdate("shop", update, now);
		(void)before.refresh(now);
	}
	(void)before.putOnAir("TEE");
	(void)before.refresh(now);
	ASSERT_FALSE(before.view(now).alerts.empty()) << "the tee sells out in minutes";

	Journal journal;
	ASSERT_TRUE(journal.open(folder_, clock(0)));
	ASSERT_TRUE(journal.write(events));
	journal.close();
	// Another process, whose steady clock has another origin, twenty seconds later.
	const Instant later = Instant::ms(5000);
	app::ShelfKeeper after(later, clock(80'000));
	app::JournalKeeper keeper(folder_);
	keeper.restore(
		{later, clock(80'000)}, [&](const JournalEvent &event) { after.replay(event); }, [] { return true; });
	after.restored(later);

	EXPECT_EQ(after.onAir(), "TEE");
	ASSERT_EQ(after.view(later).rows.size(), 2u);
	const app::StockRow tee = after.view(later).rows[1];
	EXPECT_EQ(tee.available, 160);
	EXPECT_TRUE(tee.stale) << "twenty seconds old";
	EXPECT_EQ(tee.age.values.at(0).second, "20");
	const auto expected = before.facts()->find("TEE")->forecast;
	const auto warned = before.view(now).alerts;
	(void)before.refresh(now + Duration::seconds(20));
	EXPECT_NEAR(tee.pacePerMinute, before.facts()->find("TEE")->forecast.pacePerMinute, 0.5);
	EXPECT_GT(expected.pacePerMinute, 200);
	ASSERT_EQ(after.view(later).alerts.size(), warned.size());
	EXPECT_EQ(after.view(later).alerts[0].level, warned[0].level) << "the shop has not had the time to answer";
	EXPECT_FALSE(after.view(later).alerts[0].loud) << "it was heard before";

	// The shop answers again: nothing that was known is raised once more.
	ShopUpdate same;
	same.unchanged = true;
	after.onUpdate("shop", same, later + Duration::seconds(1));
	for (const auto &change : after.refresh(later + Duration::seconds(1))) {
		EXPECT_FALSE(change.raised);
	}
}
