// What the report is made from, in the journal.
#include "JournalFixture.hpp"

#include "stock/JournalNote.hpp"
#include "stock/ShowNotes.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <tuple>
#include <vector>

using namespace stock;
using core::BitRate;
using core::Duration;
using Kind = JournalEvent::Kind;

namespace {

const StallNote kStall{true};
const PitchNote kPitch{"帽子-M", clock(5000), Duration::seconds(95), 40, 52, Duration::seconds(80), {9, 22, 40}};
const AlertNote kAlert{"帽子-M", AlertNote::What::Raised, 7, AlertNote::Level::Now, true, "{\"key\":\"a\"}\nand more"};
const StreamNote kSample{
	"Twitch, too", StreamNote::What::Sample, BitRate::kbps(6000), BitRate::kbps(5820), Duration::ms(140), 9000, 3};

std::vector<JournalEvent> notes()
{
	return {eventOf(StreamNote{"", StreamNote::What::Started, {}, {}, {}, 0, 0}, {{}, clock(0)}),
		eventOf(kSample, {{}, clock(1000)}), eventOf(kStall, {{}, clock(2000)}),
		eventOf(kPitch, {{}, clock(3000)}), eventOf(kAlert, {{}, clock(4000)})};
}

} // namespace

TEST_F(JournalTest, NotesComeBackAmongWhatWasHeard)
{
	Journal journal;
	ASSERT_TRUE(journal.open(folder_, clock(0)));
	auto events = notes();
	events.insert(events.begin() + 2, said(0));
	ASSERT_TRUE(journal.write(events));
	journal.close();
	ASSERT_TRUE(journal.open(folder_, clock(6000)));
	std::vector<JournalEvent> heard;
	ASSERT_EQ(journal.replay([&](const JournalEvent &event) {
		heard.push_back(event);
		return true;
	}),
		  6u);
	EXPECT_EQ(streamNote(heard[0])->what, StreamNote::What::Started);
	EXPECT_EQ(streamNote(heard[1]), kSample);
	EXPECT_EQ(heard[2].update.levels.size(), answer(0).levels.size());
	EXPECT_EQ(stallNote(heard[3]), kStall);
	EXPECT_EQ(pitchNote(heard[4]), kPitch);
	EXPECT_EQ(alertNote(heard[5]), kAlert);
	EXPECT_EQ(heard[5].heard.wall, clock(4000));
	for (const JournalEvent &event : heard) {
		EXPECT_LE(!!streamNote(event) + !!stallNote(event) + !!pitchNote(event) + !!alertNote(event), 1);
	}
}

TEST_F(JournalTest, NotesCanBeReadByWhoeverOpensTheFile)
{
	Journal journal;
	ASSERT_TRUE(journal.open(folder_, clock(0)));
	ASSERT_TRUE(journal.write(notes()));
	ASSERT_TRUE(journal.end());
	const auto file = std::filesystem::directory_iterator(folder_)->path();
	SQLite::Database db(file);
	SQLite::Statement rows(db, "SELECT what, utc, sku, number, said FROM notes ORDER BY id");
	ASSERT_TRUE(rows.executeStep() && rows.executeStep());
	EXPECT_STREQ(rows.getColumn(0), "stream");
	EXPECT_STREQ(rows.getColumn(1), "2023-11-14T22:13:21.000Z");
	EXPECT_STREQ(rows.getColumn(4), "6000 5820 140 9000 3\nTwitch, too");
	ASSERT_TRUE(rows.executeStep() && rows.executeStep());
	EXPECT_STREQ(rows.getColumn(0), "pitch");
	EXPECT_STREQ(rows.getColumn(2), "帽子-M");
}

// As LiveShelf wrote them before there were notes.
TEST_F(JournalTest, ASessionOfBeforeIsGoneOnWith)
{
	{
		Journal journal;
		ASSERT_TRUE(journal.open(folder_, clock(0)));
		for (std::uint64_t n = 0; n < 30; ++n) {
			ASSERT_TRUE(journal.write({said(n)}));
		}
		journal.close();
		SQLite::Database db(std::filesystem::directory_iterator(folder_)->path(), SQLite::OPEN_READWRITE);
		db.exec("DROP VIEW notes");
	}
	Journal journal;
	ASSERT_TRUE(journal.open(folder_, clock(400)));
	Ledger ledger;
	EXPECT_EQ(journal.replay([&](const JournalEvent &event) {
		ledger.apply(event.shop, event.update, event.heard);
		return true;
	}),
		  30u);
	EXPECT_EQ(textOf(ledger), ledgerOfFirst(30));
	EXPECT_TRUE(journal.write(notes()));
	EXPECT_EQ(sessions(), 1u);
}

TEST(JournalNote, RubbishIsNone)
{
	std::vector<std::int64_t> figures;
	std::string text;
	for (const char *bad : {"x", "1 x", "1  2", "1 ", " 1", "99999999999999999999", "1,2", "1 2\r"}) {
		EXPECT_FALSE(readNote(bad, figures, text)) << bad;
	}
	EXPECT_FALSE(readNote(writtenNote(std::vector<std::int64_t>(65, 1), ""), figures, text));
	EXPECT_TRUE(readNote("", figures, text) && figures.empty() && text.empty());
	EXPECT_TRUE(readNote("\n1 x", figures, text) && figures.empty() && text == "1 x");
	EXPECT_TRUE(readNote("-5 0", figures, text) && figures == (std::vector<std::int64_t>{-5, 0}));
}

TEST(JournalNote, WhatNoWriterSaysIsNotUsed)
{
	JournalEvent event = eventOf(kAlert, {});
	event.figures[1] = 6;
	EXPECT_FALSE(alertNote(event));
	event = eventOf(kSample, {});
	event.number = 3;
	EXPECT_FALSE(streamNote(event));
	event.number = 2;
	event.figures = {-1, std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::max()};
	const auto note = streamNote(event);
	EXPECT_EQ(note->set, BitRate());
	EXPECT_GT(note->delivered, BitRate());
	EXPECT_TRUE(note->queue.isFinite());
	EXPECT_EQ(note->frames, 0) << "what an earlier writer did not say";
	EXPECT_FALSE(pitchNote(JournalEvent{.kind = Kind::Pitch}));
}
