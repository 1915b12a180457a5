// What the ledger and its journal cost, beside the plainest things that could hold the numbers: a bare map in memory,
// and bare inserts into SQLite, in the same run. An event is one sale.

#include "core/SnapshotCell.hpp"
#include "stock/Journal.hpp"
#include "stock/Ledger.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <benchmark/benchmark.h>

#include <malloc.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kBatch = 100; // events an update

stock::Heard heard(std::int64_t ms)
{
	return {core::Instant::ms(ms), core::WallTime(std::chrono::milliseconds(1'700'000'000'000 + ms))};
}

std::string skuOf(std::int64_t number)
{
	return "SKU-" + std::to_string(100'000 + number);
}

commerce::ShopUpdate opening(std::int64_t skus)
{
	commerce::ShopUpdate update;
	update.complete = true;
	for (std::int64_t i = 0; i < skus; ++i) {
		update.levels.push_back({skuOf(i), "Linen shirt, breathable", "M", 1'000'000'000, {}});
	}
	return update;
}

// Batches that are made before the clock starts, each with ids of its own.
std::vector<commerce::ShopUpdate> batches(std::int64_t count, std::int64_t skus)
{
	std::vector<commerce::ShopUpdate> all(static_cast<std::size_t>(count));
	std::int64_t order = 0;
	for (commerce::ShopUpdate &update : all) {
		for (std::int64_t i = 0; i < kBatch; ++i) {
			++order;
			update.moves.push_back(
				{std::to_string(order), commerce::MoveKind::Sale, skuOf(order * 7919 % skus), 1});
		}
	}
	return all;
}

class Folder {
public:
	Folder()
	{
		std::string pattern = "liveshelf-bench-XXXXXX"; // here: /tmp may be memory
		path = fs::absolute(mkdtemp(pattern.data()));
	}
	~Folder() { fs::remove_all(path); }
	fs::path path;
};

void memoryLedger(benchmark::State &state)
{
	const std::int64_t skus = state.range(0);
	const auto updates = batches(10'000, skus);
	for (auto _ : state) {
		state.PauseTiming();
		auto ledger = std::make_unique<stock::Ledger>();
		ledger->apply("shop", opening(skus), heard(0));
		(void)ledger->snapshot();
		state.ResumeTiming();
		std::int64_t at = 0;
		for (const auto &update : updates) {
			benchmark::DoNotOptimize(ledger->apply("shop", update, heard(++at)));
		}
		state.PauseTiming();
		ledger.reset();
		state.ResumeTiming();
	}
	state.SetItemsProcessed(state.iterations() * 10'000 * kBatch);
}
BENCHMARK(memoryLedger)->Arg(30)->Arg(100'000)->Unit(benchmark::kMillisecond);

void memoryPlainMap(benchmark::State &state)
{
	const std::int64_t skus = state.range(0);
	const auto updates = batches(10'000, skus);
	std::unordered_map<std::string, std::int64_t> left;
	for (std::int64_t i = 0; i < skus; ++i) {
		left[skuOf(i)] = 1'000'000'000;
	}
	for (auto _ : state) {
		for (const auto &update : updates) {
			for (const auto &move : update.moves) {
				left[move.sku] -= move.units;
			}
		}
		benchmark::DoNotOptimize(left);
	}
	state.SetItemsProcessed(state.iterations() * 10'000 * kBatch);
}
BENCHMARK(memoryPlainMap)->Arg(30)->Arg(100'000)->Unit(benchmark::kMillisecond);

// One sale and what readers get of it: the writer's side …
void publishAfterOneSale(benchmark::State &state)
{
	const std::int64_t skus = state.range(0);
	stock::Ledger ledger;
	ledger.apply("shop", opening(skus), heard(0));
	(void)ledger.snapshot();
	std::int64_t order = 0;
	for (auto _ : state) {
		commerce::ShopUpdate update;
		++order;
		update.moves.push_back(
			{std::to_string(order), commerce::MoveKind::Sale, skuOf(order * 7919 % skus), 1});
		ledger.apply("shop", update, heard(order));
		benchmark::DoNotOptimize(ledger.snapshot());
	}
}
BENCHMARK(publishAfterOneSale)->Arg(30)->Arg(100'000)->Unit(benchmark::kMicrosecond);

// … and the readers'.
void readerTakesSnapshot(benchmark::State &state)
{
	stock::Ledger ledger;
	ledger.apply("shop", opening(100'000), heard(0));
	core::SnapshotCell<stock::StockSnapshot> cell;
	cell.publish(ledger.snapshot());
	for (auto _ : state) {
		benchmark::DoNotOptimize(cell.latest());
	}
}
BENCHMARK(readerTakesSnapshot);

void readerFindsSku(benchmark::State &state)
{
	stock::Ledger ledger;
	ledger.apply("shop", opening(100'000), heard(0));
	const auto shelf = ledger.snapshot();
	std::vector<std::string> names;
	names.reserve(1000);
	for (std::int64_t i = 0; i < 1000; ++i) {
		names.push_back(skuOf(i * 97));
	}
	std::size_t at = 0;
	for (auto _ : state) {
		benchmark::DoNotOptimize(shelf->find(names[++at % names.size()]));
	}
}
BENCHMARK(readerFindsSku);

double heldMegabytes()
{
	const auto now = mallinfo2();
	return static_cast<double>(now.uordblks + now.hblkhd) / 1e6;
}

// The goal: at most 64 MB; and with the history of many readings.
void memoryOf100000Skus(benchmark::State &state)
{
	for (auto _ : state) {
		malloc_trim(0);
		const double before = heldMegabytes();
		auto ledger = std::make_unique<stock::Ledger>();
		ledger->apply("shop", opening(100'000), heard(0));
		(void)ledger->snapshot();
		state.counters["MB"] = heldMegabytes() - before;
		for (int reading = 1; reading <= 20; ++reading) {
			ledger->apply("shop", opening(100'000), heard(reading));
			(void)ledger->snapshot();
		}
		state.counters["MB_read_often"] = heldMegabytes() - before;
	}
}
BENCHMARK(memoryOf100000Skus)->Iterations(1)->Unit(benchmark::kMillisecond);

// Twelve hours at 25 sales a second over 300 SKUs, a reading of all every five seconds: what is held
// when the ids that are remembered are full, and at the end.
void memoryOverALongShow(benchmark::State &state)
{
	constexpr std::int64_t kSeconds = 12LL * 3600;
	// The million ids that are remembered are full after eleven hours and 40 minutes.
	for (auto _ : state) {
		stock::Ledger ledger;
		ledger.apply("shop", opening(300), heard(0));
		double early = 0;
		std::int64_t order = 0;
		for (std::int64_t second = 1; second <= kSeconds; ++second) {
			commerce::ShopUpdate update;
			for (int i = 0; i < 25; ++i) {
				++order;
				update.moves.push_back({std::to_string(order), commerce::MoveKind::Sale,
							skuOf(order * 7919 % 300), 1});
			}
			ledger.apply("shop", update, heard(second * 1000));
			if (second % 5 == 0) {
				ledger.apply("shop", opening(300), heard(second * 1000 + 500));
			}
			(void)ledger.snapshot();
			if (second == 42'000) {
				early = heldMegabytes();
			}
		}
		state.counters["MB_early"] = early;
		state.counters["MB_end"] = heldMegabytes();
	}
	state.SetItemsProcessed(kSeconds * 25);
}
BENCHMARK(memoryOverALongShow)->Iterations(1)->Unit(benchmark::kMillisecond);

std::vector<stock::JournalEvent> journalBatch(const std::vector<commerce::ShopUpdate> &updates, std::size_t from,
					      std::size_t count)
{
	std::vector<stock::JournalEvent> events;
	for (std::size_t i = from; i < from + count; ++i) {
		stock::JournalEvent &event = events.emplace_back();
		event.heard = heard(static_cast<std::int64_t>(i));
		event.shop = "shop";
		event.update = updates[i % updates.size()];
	}
	return events;
}

// A batch holds what comes in 50 ms at 10,000 events a second. `range(0)`: events an answer.
void durableJournal(benchmark::State &state)
{
	const auto perAnswer = static_cast<std::size_t>(state.range(0));
	auto updates = batches(1000, 300);
	for (auto &update : updates) {
		update.moves.resize(perAnswer);
	}
	const Folder folder;
	stock::Journal journal;
	if (!journal.open(folder.path, heard(0).wall)) {
		state.SkipWithError("the journal cannot be opened");
		return;
	}
	const std::size_t answers = 500 / perAnswer;
	const auto events = journalBatch(updates, 0, answers);
	for (auto _ : state) {
		if (!journal.write(events)) {
			state.SkipWithError("the journal cannot be written");
			return;
		}
	}
	state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(answers * perAnswer));
}
BENCHMARK(durableJournal)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond);

void durableBareSqlite(benchmark::State &state)
{
	const Folder folder;
	SQLite::Database db((folder.path / "bare.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
	db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE sale (id TEXT, sku TEXT, units "
		"INTEGER)");
	SQLite::Statement insert(db, "INSERT INTO sale VALUES (?, ?, ?)");
	const auto updates = batches(5, 300);
	for (auto _ : state) {
		SQLite::Transaction transaction(db);
		for (const auto &update : updates) {
			for (const auto &move : update.moves) {
				insert.bindNoCopy(1, move.id);
				insert.bindNoCopy(2, move.sku);
				insert.bind(3, move.units);
				insert.exec();
				insert.reset();
			}
		}
		transaction.commit();
	}
	state.SetItemsProcessed(state.iterations() * 5 * kBatch);
}
BENCHMARK(durableBareSqlite)->Unit(benchmark::kMicrosecond);

// A million events read back into a ledger. `range(0)`: events an answer.
void recoveryOfAMillion(benchmark::State &state)
{
	const auto perAnswer = static_cast<std::size_t>(state.range(0));
	const Folder folder;
	stock::Journal journal;
	std::ignore = journal.open(folder.path, heard(0).wall);
	std::int64_t order = 0;
	for (std::size_t written = 0; written < 1'000'000;) {
		std::vector<stock::JournalEvent> events(5000 / perAnswer);
		for (stock::JournalEvent &event : events) {
			event.heard = heard(++order);
			event.shop = "shop";
			for (std::size_t i = 0; i < perAnswer; ++i, ++order, ++written) {
				event.update.moves.push_back({std::to_string(order), commerce::MoveKind::Sale,
							      skuOf(order * 7919 % 300), 1});
			}
		}
		std::ignore = journal.write(events);
	}
	for (auto _ : state) {
		journal.close();
		std::ignore = journal.open(folder.path, heard(0).wall);
		stock::Ledger ledger;
		ledger.apply("shop", opening(300), heard(0));
		auto replayed = journal.replay([&](const stock::JournalEvent &event) {
			auto sold = ledger.apply(event.shop, event.update, event.heard);
			benchmark::DoNotOptimize(sold);
			return true;
		});
		benchmark::DoNotOptimize(replayed);
	}
	state.SetItemsProcessed(state.iterations() * 1'000'000);
}
BENCHMARK(recoveryOfAMillion)->Arg(1)->Arg(100)->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace
