// Any order, any repetition, any packing of what a session's shops said must give the same ledger.

#include "stock/Ledger.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <format>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace stock;
using commerce::MoveKind;
using commerce::ShopUpdate;
using core::Instant;
using core::WallTime;

namespace {

WallTime clock(std::int64_t ms)
{
	return WallTime(std::chrono::milliseconds(ms));
}

// One thing that one shop said.
struct Said {
	std::string shop;
	ShopUpdate update;
	Heard heard;
};

// A session of two shops with a few variants at two places and in two pools. Times are coarse, so that many coincide.
class Session {
public:
	explicit Session(std::uint64_t seed) : random_(seed)
	{
		const int count = number(5, 60);
		for (int i = 0; i < count; ++i) {
			say();
		}
	}

	const std::vector<Said> &all() const { return all_; }

	// The same, shuffled, partly repeated, and joined to bigger updates where nothing stands in the way.
	std::vector<Said> disordered()
	{
		std::vector<Said> other = all_;
		for (const Said &said : all_) {
			if (number(0, 3) == 0) {
				other.push_back(said);
			}
		}
		std::ranges::shuffle(other, random_);
		return number(0, 1) == 0 ? other : joined(other);
	}

private:
	int number(int from, int to) { return std::uniform_int_distribution(from, to)(random_); }

	void say()
	{
		Said said{number(0, 1) == 0 ? "a" : "b", {}, {}};
		const int at = number(1, 40) * 10;
		said.heard = {Instant::ms(at), clock(at)};
		const bool dated = said.shop == "a"; // shop b gives no time at all
		switch (number(0, 9)) {
		case 0:
			said.update.unchanged = true;
			break;
		case 1:
			said.update.complete = true;
			for (const char *variant : {"1", "2", "3"}) {
				if (number(0, 3) > 0) {
					said.update.levels.push_back(level(variant, dated));
				} else if (number(0, 1) == 0) {
					said.update.stillListed.emplace_back(variant);
				}
			}
			break;
		case 2:
		case 3:
		case 4:
			said.update.levels.push_back(level(std::to_string(number(1, 3)), dated));
			break;
		default:
			said.update.moves.push_back(move(dated));
		}
		if (dated) {
			said.update.readAt = clock(std::int64_t{10} * number(1, 40));
		}
		if (mayCome(said.update)) {
			all_.push_back(std::move(said));
		}
	}

	// A timeline keeps six levels for sure; a session of this test stays within what is kept.
	bool mayCome(const ShopUpdate &update)
	{
		for (const auto &level : update.levels) {
			if (++levels_[level.variantId + level.location +
				      (level.pool == commerce::Pool::Live ? "L" : "")] > 6) {
				return false;
			}
		}
		return true;
	}

	commerce::StockLevel level(const std::string &variant, bool dated)
	{
		commerce::StockLevel level;
		level.sku = number(0, 9) == 0 ? "X" + variant : "S" + variant;
		level.variantId = variant;
		level.title = "Title";
		level.location = number(0, 1) == 0 ? "" : "p";
		level.pool = number(0, 4) == 0 ? commerce::Pool::Live : commerce::Pool::Shop;
		if (number(0, 8) > 0) {
			level.available = number(-1, 12);
		}
		if (dated && number(0, 2) > 0) {
			level.sourceTime = clock(std::int64_t{10} * number(1, 40));
		}
		level.onHand = number(0, 12);
		level.backorder = number(0, 9) == 0;
		return level;
	}

	commerce::StockMove move(bool dated)
	{
		commerce::StockMove move;
		move.id = std::to_string(++moves_);
		move.kind = static_cast<MoveKind>(number(0, 3));
		move.variantId = std::to_string(number(1, 3));
		move.sku = "S" + move.variantId;
		move.location = number(0, 1) == 0 ? "" : "p";
		move.units = move.kind == MoveKind::Edit ? number(-3, 3) : number(1, 3);
		if (dated && number(0, 3) > 0) {
			move.happenedAt = clock(std::int64_t{10} * number(1, 40));
		}
		return move;
	}

	// Two that one shop said at the same moment are one answer.
	static std::vector<Said> joined(const std::vector<Said> &parts)
	{
		std::vector<Said> whole;
		for (const Said &part : parts) {
			Said *before = whole.empty() ? nullptr : &whole.back();
			const bool fits = before && before->shop == part.shop && before->heard.at == part.heard.at &&
					  before->update.readAt == part.update.readAt && !part.update.unchanged &&
					  !part.update.complete && !before->update.unchanged &&
					  !before->update.complete;
			if (!fits) {
				whole.push_back(part);
				continue;
			}
			std::ranges::copy(part.update.levels, std::back_inserter(before->update.levels));
			std::ranges::copy(part.update.moves, std::back_inserter(before->update.moves));
		}
		return whole;
	}

	std::mt19937_64 random_;
	std::vector<Said> all_;
	std::map<std::string, int> levels_;
	int moves_ = 0;
};

std::string text(const std::optional<std::int64_t> &units)
{
	return units ? std::to_string(*units) : "–";
}

// All that the ledger knows, as lines.
std::string ledgerOf(const std::vector<Said> &session)
{
	Ledger ledger;
	for (const Said &said : session) {
		ledger.apply(said.shop, said.update, said.heard);
		// Publishing in between must not matter.
		if (said.heard.at.ms() % 3 == 0) {
			(void)ledger.snapshot();
		}
	}
	std::vector<std::string> lines;
	for (const auto &row : ledger.snapshot()->skus) {
		if (row->parts.empty()) {
			continue; // a code that was given up
		}
		std::string line = std::format("{} {} opening {} sold {} {} listed {} backorder {} confirmed {}",
					       row->sku, text(row->available), row->opening, row->sold, row->salesKnown,
					       row->listed, row->backorder, row->confirmedAt.ms());
		for (const StockPart &part : row->parts) {
			line += std::format("\n  {} {} {}{} {} on hand {} corrections {} listed {} confirmed {}",
					    part.shop.str(), part.variantId, part.location.str(),
					    part.pool == commerce::Pool::Live ? "(live)" : "", text(part.available),
					    text(part.onHand), part.corrections, part.listed, part.confirmedAt.ms());
		}
		lines.push_back(line);
	}
	std::ranges::sort(lines);
	std::string all;
	for (const std::string &line : lines) {
		all += line + "\n";
	}
	return all;
}

} // namespace

TEST(LedgerSessions, OrderRepetitionAndPackingMakeNoDifference)
{
	for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
		Session session(seed);
		const std::string expected = ledgerOf(session.all());
		for (int variation = 0; variation < 4; ++variation) {
			ASSERT_EQ(ledgerOf(session.disordered()), expected) << "session " << seed;
		}
	}
}
