#pragma once

#include "stock/Journal.hpp"
#include "stock/Ledger.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>

// A shop whose answers are known by their number, and a folder for what is written of them.
inline core::WallTime clock(std::int64_t ms)
{
	return core::WallTime(std::chrono::milliseconds(1'700'000'000'000 + ms));
}

// A folder of its own, gone with the test.
class JournalTest : public ::testing::Test {
protected:
	JournalTest()
	{
		std::string pattern = (std::filesystem::temp_directory_path() / "liveshelf-journal-XXXXXX").string();
		folder_ = mkdtemp(pattern.data());
	}
	~JournalTest() override { std::filesystem::remove_all(folder_); }

	std::size_t sessions() const
	{
		return static_cast<std::size_t>(
			std::ranges::count_if(std::filesystem::directory_iterator(folder_),
					      [](const auto &entry) { return entry.path().extension() == ".db"; }));
	}

	std::filesystem::path folder_;
};

// What the n-th answer of a shop says: the same for the same number.
inline commerce::ShopUpdate answer(std::uint64_t n)
{
	std::mt19937_64 random(n);
	const auto number = [&](int from, int to) {
		return std::uniform_int_distribution(from, to)(random);
	};
	commerce::ShopUpdate update;
	for (int i = 0; i < 8; ++i) {
		const std::string sku = "SKU-" + std::to_string(i);
		if (n == 0 || number(0, 3) == 0) {
			commerce::StockLevel level{sku, "Hat, blue", "M", n < 40 ? 50 : number(-1, 90), {}};
			level.onHand = 70;
			level.location = i % 2 == 0 ? "berlin" : "";
			update.levels.push_back(level);
		}
		if (number(0, 2) == 0) {
			update.moves.push_back({std::to_string(n) + "-" + std::to_string(i),
						commerce::MoveKind::Sale,
						sku,
						number(1, 3),
						{},
						i % 2 == 0 ? "berlin" : ""});
		}
	}
	if (number(0, 5) == 0) {
		update.orders.push_back({std::to_string(number(0, 9)),
					 "N-1",
					 clock(1),
					 clock(number(0, 99)),
					 {{"1", "SKU-1", "", 3, 2, 1}}});
	}
	if (number(0, 4) == 0) {
		update.stillListed = {"SKU-" + std::to_string(number(0, 3)), "SKU-4", "SKU-5"};
	}
	update.unchanged = number(0, 9) == 0;
	update.readAt = clock(static_cast<std::int64_t>(n) * 10);
	return update;
}

inline stock::JournalEvent said(std::uint64_t n)
{
	stock::JournalEvent event;
	event.heard = {core::Instant::ms(static_cast<std::int64_t>(n) * 10), clock(static_cast<std::int64_t>(n) * 10)};
	event.shop = n % 3 == 0 ? "a" : "b";
	event.update = answer(n);
	return event;
}

inline std::string textOf(stock::Ledger &ledger)
{
	std::string text;
	for (const auto &row : ledger.snapshot()->skus) {
		text += row->sku + " " + std::to_string(row->available.value_or(-99)) + " " +
			std::to_string(row->opening) + " " + std::to_string(row->sold) + "\n";
		for (const stock::StockPart &part : row->parts) {
			text += "  " + part.shop.str() + part.location.str() + " " +
				std::to_string(part.available.value_or(-99)) + " " +
				std::to_string(part.onHand.value_or(-99)) + " " + std::to_string(part.corrections) +
				"\n";
		}
	}
	return text;
}

inline std::string ledgerOfFirst(std::uint64_t count)
{
	stock::Ledger ledger;
	for (std::uint64_t n = 0; n < count; ++n) {
		const stock::JournalEvent event = said(n);
		ledger.apply(event.shop, event.update, event.heard);
	}
	return textOf(ledger);
}
