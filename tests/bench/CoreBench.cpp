// What the loops cost in memory, one call each, beside the plainest thing that could hold the numbers.

#include "app/ShelfKeeper.hpp"
#include "forecast/DemandForecast.hpp"
#include "stock/Ledger.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace {

using core::Instant;

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
	ledger.apply(opening(names), Instant());
	std::int64_t order = 0;
	for (auto _ : state) {
		commerce::ShopUpdate update;
		for (int i = 0; i < 100; ++i) {
			const auto &sku = names[static_cast<std::size_t>(order * 7919) % names.size()];
			update.moves.push_back({std::to_string(++order), commerce::MoveKind::Sale, sku, 1});
		}
		benchmark::DoNotOptimize(ledger.apply(update, Instant::ms(order)));
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
	ledger.apply(opening(names), Instant());
	std::int64_t order = 0;
	for (auto _ : state) {
		commerce::ShopUpdate update;
		update.moves.push_back({std::to_string(++order), commerce::MoveKind::Sale, names.front(), 1});
		ledger.apply(update, Instant::ms(order));
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

// What the shop loop does four times a second for a room's table.
void shelfRefreshAndView(benchmark::State &state)
{
	const auto names = skus(state.range(0));
	app::ShelfKeeper shelf{Instant()};
	shelf.onUpdate(opening(names), Instant());
	std::int64_t at = 0;
	for (auto _ : state) {
		commerce::ShopUpdate update;
		update.moves.push_back({std::to_string(++at), commerce::MoveKind::Sale, names[at % names.size()], 1});
		update.unchanged = true;
		shelf.onUpdate(update, Instant::ms(at));
		benchmark::DoNotOptimize(shelf.refresh(Instant::ms(at)));
		benchmark::DoNotOptimize(shelf.view(Instant::ms(at)));
	}
}
BENCHMARK(shelfRefreshAndView)->Arg(30)->Arg(10'000)->Unit(benchmark::kMicrosecond);

} // namespace
