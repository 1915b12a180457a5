// A process that writes its journal is killed at any instant: the file must open, hold all but the last 200 ms, and
// give the same ledger as what was written.

#include "app/JournalKeeper.hpp"
#include "stock/Journal.hpp"
#include "stock/Ledger.hpp"

#include <gtest/gtest.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <format>
#include <random>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

using namespace stock;
using Clock = std::chrono::steady_clock;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostEvents = 4000;

// What the writer tells its murderer: when it handed over each event.
struct Diary {
	std::atomic<std::size_t> events{0};
	std::int64_t handedOverUs[kMostEvents];
	std::atomic<std::int64_t> longestStallUs{0}; // of the writer's own loop: the machine's doing
};

std::int64_t us(Clock::time_point time)
{
	return std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch()).count();
}

JournalEvent event(std::size_t n)
{
	std::mt19937_64 random(n);
	JournalEvent event;
	event.heard.wall = core::WallTime(std::chrono::milliseconds(n));
	event.heard.at = core::Instant::ms(static_cast<std::int64_t>(n));
	event.shop = "shop";
	event.number = static_cast<std::int64_t>(n);
	const std::string sku = "SKU-" + std::to_string(random() % 20);
	event.update.levels = {{sku, "Title", "", static_cast<std::int64_t>(random() % 50), {}}};
	event.update.moves = {{std::to_string(n), commerce::MoveKind::Sale, "SKU-" + std::to_string(random() % 20), 1}};
	return event;
}

[[noreturn]] void writeUntilKilled(const fs::path &folder, Diary &diary)
{
	app::JournalKeeper keeper(folder);
	keeper.restore({}, [](const JournalEvent &) {}, [] { return true; });
	keeper.start();
	auto before = Clock::now();
	for (std::size_t n = 0;; std::this_thread::sleep_for(std::chrono::milliseconds(1))) {
		const auto now = Clock::now();
		diary.longestStallUs = std::max<std::int64_t>(diary.longestStallUs, us(now) - us(before));
		before = now;
		if (n < kMostEvents) {
			diary.handedOverUs[n] = us(now);
			keeper.write(event(n));
			diary.events = ++n;
		}
	}
}

std::string ledgerText(Ledger &ledger)
{
	std::string text;
	for (const auto &row : ledger.snapshot()->skus) {
		text += std::format("{} {} {} {}\n", row->sku, row->available.value_or(-1), row->opening, row->sold);
	}
	return text;
}

// Reads what is there and compares it with the first so many events.
std::size_t verified(const fs::path &folder)
{
	for (const auto &entry : fs::directory_iterator(folder)) {
		EXPECT_NE(entry.path().extension(), ".damaged");
		if (entry.path().extension() == ".db") {
			SQLite::Database db(entry.path().string(), SQLite::OPEN_READWRITE);
			EXPECT_EQ(db.execAndGet("PRAGMA integrity_check").getString(), "ok");
		}
	}
	Journal journal;
	EXPECT_TRUE(journal.open(folder, core::WallTime()));
	Ledger restored, expected;
	std::size_t count = 0;
	EXPECT_TRUE(journal.replay([&](const JournalEvent &one) {
		EXPECT_EQ(one.number, static_cast<std::int64_t>(count));
		restored.apply(one.shop, one.update, one.heard);
		const JournalEvent original = event(count++);
		expected.apply(original.shop, original.update, original.heard);
		return true;
	}));
	EXPECT_EQ(ledgerText(restored), ledgerText(expected));
	return count;
}

struct Victim {
	pid_t pid = 0;
	fs::path folder;
	Diary *diary = nullptr;
	Clock::time_point diesAt;
};

} // namespace

TEST(JournalKill, AKilledProcessLosesAtMostTheLast200Ms)
{
	std::mt19937_64 random(4);
	std::size_t keptByAll = 0;
	for (int round = 0; round < 30; ++round) {
		std::vector<Victim> victims(8);
		for (Victim &victim : victims) {
			std::string pattern = (fs::temp_directory_path() / "liveshelf-kill-XXXXXX").string();
			victim.folder = mkdtemp(pattern.data());
			victim.diary = static_cast<Diary *>(mmap(nullptr, sizeof(Diary), PROT_READ | PROT_WRITE,
								 MAP_SHARED | MAP_ANONYMOUS, -1, 0));
			ASSERT_NE(victim.diary, MAP_FAILED);
			victim.diesAt = Clock::now() + std::chrono::milliseconds(5 + random() % 500);
			victim.pid = fork();
			ASSERT_GE(victim.pid, 0);
			if (victim.pid == 0) {
				writeUntilKilled(victim.folder, *victim.diary);
			}
		}
		std::ranges::sort(victims, {}, &Victim::diesAt);
		for (Victim &victim : victims) {
			std::this_thread::sleep_until(victim.diesAt);
			const std::int64_t killedAt = us(Clock::now());
			kill(victim.pid, SIGKILL);
			waitpid(victim.pid, nullptr, 0);
			const Diary &diary = *victim.diary;
			// The journal's thread shares the processor with whatever else runs here: what the writer's own
			// loop was held up for is not the journal's doing.
			const std::int64_t safeUntil = killedAt - 200'000 - diary.longestStallUs;
			const std::size_t kept = verified(victim.folder);
			const std::size_t handedOver = diary.events;
			keptByAll += kept;
			EXPECT_LE(kept, handedOver + 1);
			if (kept < handedOver) {
				EXPECT_GT(diary.handedOverUs[kept], safeUntil)
					<< "lost " << (killedAt - diary.handedOverUs[kept]) / 1000 << " ms, stall "
					<< diary.longestStallUs / 1000 << " ms";
			}
			munmap(victim.diary, sizeof(Diary));
			fs::remove_all(victim.folder);
		}
	}
	EXPECT_GT(keptByAll, 1000u);
}
