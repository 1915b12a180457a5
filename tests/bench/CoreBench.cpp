// What the loops cost in memory, one call each, beside the plainest thing that could hold the numbers.

#include "app/ShelfKeeper.hpp"
#include "forecast/DemandForecast.hpp"
#include "stock/Ledger.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

using core::Instant;

stock::Heard heard(std::int64_t ms)
{
	return {Instant::ms(ms), core::WallTime(std::chrono::milliseconds(ms))};
}

std::vector<std::string> skus(std::int64_t count)
{
	std::vector<std::string> names;
	names.reserve(static_cast<std::size_t>(count));
	for (std::int64_t i = 0; i < count; ++i) {
		names.push_back("SKU-" + std::to_string(100'000 + i));
	}
	return names;
}

commerce::ShopUpdate opening(const std::vector<std::string> &names)
{
	commerce::ShopUpdate update;
	update.complete = true;
	for (const std::string &name : names) {
		update.levels.push_back({name, "Linen shirt, breathable", "M", 1'000'000'000, {}});
	}
	return update;
}

// One order in a batch of a hundred.
void ledgerApply(benchmark::State &state)
{
	const auto names = skus(state.range(0));
	stock::Ledger ledger;
	ledger.apply("shop", opening(names), heard(0));
	std::int64_t order = 0;
	for (auto _ : state) {
		commerce::ShopUpdate update;
		for (int i = 0; i < 100; ++i) {
			const auto &sku = names[static_cast<std::size_t>(order * 7919) % names.size()];
			update.moves.push_back({std::to_string(++order), commerce::MoveKind::Sale, sku, 1});
		}
		benchmark::DoNotOptimize(ledger.apply("shop", update, heard(order)));
	}
	state.SetItemsProcessed(state.iterations() * 100);
}
BENCHMARK(ledgerApply)->Arg(30)->Arg(100'000);

// The same hundred orders into a bare map, without ids, ages or history: the least it could cost.
void plainMap(benchmark::State &state)
{
	const auto names = skus(state.range(0));
	std::unordered_map<std::string, std::int64_t> left;
	for (const std::string &name : names) {
		left[name] = 1'000'000'000;
	}
	std::int64_t order = 0;
	for (auto _ : state) {
		for (int i = 0; i < 100; ++i) {
			left[names[static_cast<std::size_t>(++order * 7919) % names.size()]] -= 1;
		}
	}
	state.SetItemsProcessed(state.iterations() * 100);
}
BENCHMARK(plainMap)->Arg(30)->Arg(100'000);

// A snapshot after one SKU moved.
void ledgerSnapshot(benchmark::State &state)
{
	const auto names = skus(state.range(0));
	stock::Ledger ledger;
	ledger.apply("shop", opening(names), heard(0));
	std::int64_t order = 0;
	for (auto _ : state) {
		commerce::ShopUpdate update;
		update.moves.push_back({std::to_string(++order), commerce::MoveKind::Sale, names.front(), 1});
		ledger.apply("shop", update, heard(order));
		benchmark::DoNotOptimize(ledger.snapshot());
	}
}
BENCHMARK(ledgerSnapshot)->Arg(30)->Arg(10'000);

void forecastAt(benchmark::State &state)
{
	forecast::DemandForecast demand{Instant()};
	for (std::int64_t i = 0; i < 500; ++i) {
		demand.onSold(Instant::ms(i * 200), 1 + i % 3);
	}
	for (auto _ : state) {
		benchmark::DoNotOptimize(demand.at(Instant::ms(100'500), 800));
	}
}
BENCHMARK(forecastAt);

// A second of a very large show: ten orders of each SKU, and then what is to be expected of all of them. Stock for half
// a minute to fifty; most are far from selling out, as in any show.
void forecastOfTenThousand(benchmark::State &state)
{
	constexpr std::int64_t kSkus = 10'000;
	std::vector<forecast::DemandForecast> demands;
	demands.reserve(kSkus);
	for (std::int64_t sku = 0; sku < kSkus; ++sku) {
		demands.emplace_back(Instant());
	}
	std::int64_t second = 0;
	std::vector<double> ticks; // ms
	for (auto _ : state) {
		for (std::int64_t order = 0; order < 10; ++order) {
			for (auto &demand : demands) {
				demand.onSold(Instant::ms(second * 1000 + order * 100), 1);
			}
		}
		++second;
		const auto before = std::chrono::steady_clock::now();
		for (std::int64_t sku = 0; sku < kSkus; ++sku) {
			const std::int64_t left = 300 + sku * 3;
			benchmark::DoNotOptimize(
				demands[static_cast<std::size_t>(sku)].at(Instant::ms(second * 1000), left));
		}
		const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - before;
		ticks.push_back(took.count());
	}
	std::ranges::sort(ticks);
	state.counters["ms_tick"] = ticks[ticks.size() / 2];
	state.counters["ms_longest"] = ticks.back();
	state.counters["bytes_SKU"] = sizeof(forecast::DemandForecast);
	state.SetItemsProcessed(state.iterations() * kSkus * 10);
}
BENCHMARK(forecastOfTenThousand)->Unit(benchmark::kMillisecond);

// What the shop loop does four times a second for a room's table, while the shop confirms all each five seconds.
void shelfRefreshAndView(benchmark::State &state)
{
	const auto names = skus(state.range(0));
	app::ShelfKeeper shelf{Instant(), {}};
	shelf.onUpdate("shop", opening(names), Instant());
	std::int64_t at = 0;
	for (auto _ : state) {
		commerce::ShopUpdate update;
		update.moves.push_back({std::to_string(++at), commerce::MoveKind::Sale, names[at % names.size()], 1});
		update.unchanged = at % 20 == 0;
		shelf.onUpdate("shop", update, Instant::ms(at));
		benchmark::DoNotOptimize(shelf.refresh(Instant::ms(at)));
		benchmark::DoNotOptimize(shelf.view(Instant::ms(at)));
	}
}
BENCHMARK(shelfRefreshAndView)->Arg(30)->Arg(10'000)->Unit(benchmark::kMicrosecond);

} // namespace
