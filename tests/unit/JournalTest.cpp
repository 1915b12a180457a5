#include "JournalFixture.hpp"

#include "app/ActRecord.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <sys/wait.h>
#include <unistd.h>

#include <format>
#include <fstream>
#include <tuple>

using namespace stock;
using commerce::ShopUpdate;
using core::Instant;
using Kind = JournalEvent::Kind;

namespace fs = std::filesystem;

TEST_F(JournalTest, GivesBackWhatWasHeard)
{
	Journal journal;
	ASSERT_TRUE(journal.open(folder_, clock(0)));
	for (std::uint64_t n = 0; n < 300; ++n) {
		ASSERT_TRUE(journal.write({said(n)}));
	}
	journal.close();
	ASSERT_TRUE(journal.open(folder_, clock(5000)));
	Ledger ledger;
	std::uint64_t count = 0;
	const auto replayed = journal.replay([&](const JournalEvent &event) {
		EXPECT_EQ(event.heard.wall, said(count++).heard.wall);
		ledger.apply(event.shop, event.update, event.heard);
		return true;
	});
	EXPECT_EQ(replayed, 300u);
	EXPECT_EQ(textOf(ledger), ledgerOfFirst(300));
	EXPECT_EQ(sessions(), 1u);

	// What follows goes on in the same file.
	ASSERT_TRUE(journal.write({said(300)}));
	journal.close();
	ASSERT_TRUE(journal.open(folder_, clock(6000)));
	Ledger again;
	std::ignore = journal.replay([&](const JournalEvent &event) {
		again.apply(event.shop, event.update, event.heard);
		return true;
	});
	EXPECT_EQ(textOf(again), ledgerOfFirst(301));
}

TEST_F(JournalTest, ARepeatedReadingTakesAlmostNoSpace)
{
	JournalEncoder encoder;
	ShopUpdate all;
	for (int i = 0; i < 10'000; ++i) {
		all.levels.push_back({"SKU-" + std::to_string(i), "A title", "", i, {}});
	}
	EXPECT_GT(encoder.encode("a", all).size(), 200'000u);
	EXPECT_LT(encoder.encode("a", all).size(), 30u);
	for (const auto &level : all.levels) {
		all.stillListed.push_back(level.sku);
	}
	EXPECT_GT(encoder.encode("a", all).size(), 90'000u);
	EXPECT_LT(encoder.encode("a", all).size(), 30u) << "a list of what is still there takes no more";
	all.levels[5000].available = 7;
	EXPECT_LT(encoder.encode("a", all).size(), 100u);
}

TEST_F(JournalTest, RubbishIsNoUpdate)
{
	JournalEncoder encoder;
	const std::string good = encoder.encode("a", answer(0));
	for (std::size_t cut = 0; cut < good.size(); ++cut) {
		JournalDecoder decoder;
		EXPECT_FALSE(decoder.decode(std::string_view(good).substr(0, cut)));
	}
	std::mt19937_64 random(1);
	for (int i = 0; i < 20'000; ++i) {
		std::string bad = good;
		for (int bytes = 0; bytes < 4; ++bytes) {
			bad[random() % bad.size()] = static_cast<char>(random());
		}
		JournalDecoder decoder;
		std::ignore = decoder.decode(bad);
	}
}

TEST_F(JournalTest, AfterACleanEndOrALongTimeANewSessionBegins)
{
	Journal journal;
	ASSERT_TRUE(journal.open(folder_, clock(0)));
	ASSERT_TRUE(journal.write({said(0)}));
	ASSERT_TRUE(journal.end());
	ASSERT_TRUE(journal.open(folder_, clock(60'000)));
	EXPECT_EQ(journal.replay([](const JournalEvent &) { return true; }), 0u);
	ASSERT_TRUE(journal.write({said(0)}));
	journal.close();
	ASSERT_TRUE(journal.open(folder_, clock(std::int64_t{24} * 3600 * 1000)));
	EXPECT_EQ(journal.replay([](const JournalEvent &) { return true; }), 0u);
	EXPECT_EQ(sessions(), 3u);
}

TEST_F(JournalTest, WhatIsNoDatabaseIsSetAside)
{
	std::ofstream(folder_ / "show-20231114T221300Z.db") << std::string(9000, 'x');
	Journal journal;
	ASSERT_TRUE(journal.open(folder_, clock(0)));
	EXPECT_TRUE(journal.write({said(0)}));
	EXPECT_TRUE(fs::exists(folder_ / "show-20231114T221300Z.db.damaged"));
}

TEST_F(JournalTest, OldSessionsGoAndYoungOnesStay)
{
	for (int day = 1; day <= 200; ++day) {
		const auto began = clock(0) - std::chrono::days(day);
		std::ofstream(folder_ / std::format("show-{:%Y%m%dT%H%M%S}Z.db",
						    std::chrono::floor<std::chrono::seconds>(began)));
	}
	Journal journal;
	ASSERT_TRUE(journal.open(folder_, clock(0)));
	const auto left = sessions();
	EXPECT_GE(left, 89u);
	EXPECT_LE(left, 92u);
}

TEST_F(JournalTest, ASessionThatAnotherProcessWritesIsLeftAlone)
{
	int toChild[2], toParent[2];
	ASSERT_EQ(pipe(toChild), 0);
	ASSERT_EQ(pipe(toParent), 0);
	const pid_t child = fork();
	ASSERT_GE(child, 0);
	char byte = 0;
	if (child == 0) {
		Journal journal;
		const bool wrote = journal.open(folder_, clock(0)) && journal.write({said(0)});
		byte = wrote ? 1 : 0;
		std::ignore = write(toParent[1], &byte, 1);
		std::ignore = read(toChild[0], &byte, 1);
		_exit(0); // without an end, as if it were killed
	}
	ASSERT_EQ(read(toParent[0], &byte, 1), 1);
	ASSERT_EQ(byte, 1);
	Journal journal;
	ASSERT_TRUE(journal.open(folder_, clock(1000)));
	EXPECT_EQ(journal.replay([](const JournalEvent &) { return true; }), 0u);
	ASSERT_TRUE(journal.end());
	EXPECT_EQ(sessions(), 2u);
	for (const auto &entry : fs::directory_iterator(folder_)) { // the ended one goes, to have but the other's
		if (entry.path().filename().string().starts_with("show-20231114T221321")) {
			fs::remove(entry.path());
		}
	}
	ASSERT_EQ(write(toChild[1], &byte, 1), 1);
	waitpid(child, nullptr, 0);
	ASSERT_TRUE(journal.open(folder_, clock(2000)));
	EXPECT_EQ(journal.replay([](const JournalEvent &) { return true; }), 1u) << "its process is gone";
}

TEST_F(JournalTest, WhatWasDoneAtAShopCanBeReadByAnyone)
{
	app::ShopActs acts;
	commerce::ShopAct act;
	act.kind = commerce::ActKind::SetStock;
	act.variantId = "7";
	act.units = 12;
	const std::uint64_t id = acts.begin({"a", "HAT", act, "Shop A"}, clock(0));
	EXPECT_EQ(app::writtenAct(*acts.entry(id)),
		  R"({"act":"set stock","state":"under way","variant":"7","location":"","units":12})");
	acts.onOutcome(id, commerce::ActOutcome{.before = 15, .after = 12});
	Journal journal;
	ASSERT_TRUE(journal.open(folder_, clock(0)));
	ASSERT_TRUE(journal.write({{.kind = Kind::Act,
				    .heard = {Instant(), clock(1234)},
				    .shop = "a",
				    .sku = "HAT",
				    .number = 1,
				    .text = app::writtenAct(*acts.entry(id))}}));
	journal.close();
	fs::path file = fs::directory_iterator(folder_)->path();
	SQLite::Database db(file.replace_extension("db"));
	SQLite::Statement row(db, "SELECT utc, act, shop, sku, what FROM acts");
	ASSERT_TRUE(row.executeStep());
	EXPECT_EQ(row.getColumn(0).getString(), "2023-11-14T22:13:21.234Z");
	EXPECT_EQ(row.getColumn(4).getString(), R"({"act":"set stock","state":"done","variant":"7","location":"",)"
						R"("units":12,"before":"15","after":"12"})");
}

TEST_F(JournalTest, WhatWasShownCanBeReadByAnyone)
{
	JournalEvent shown;
	shown.kind = Kind::Shown;
	shown.heard.wall = clock(1234);
	shown.sku = "HAT";
	shown.shop = "a";
	shown.text = "12";
	shown.confirmed = clock(1000);
	Journal journal;
	ASSERT_TRUE(journal.open(folder_, clock(0)));
	ASSERT_TRUE(journal.write({shown}));
	journal.close();
	fs::path file = fs::directory_iterator(folder_)->path();
	SQLite::Database db(file.replace_extension("db"));
	SQLite::Statement row(db, "SELECT utc, sku, shown, shops, confirmed FROM shown");
	ASSERT_TRUE(row.executeStep());
	EXPECT_EQ(row.getColumn(0).getString(), "2023-11-14T22:13:21.234Z");
	EXPECT_EQ(row.getColumn(2).getString(), "12");
}
