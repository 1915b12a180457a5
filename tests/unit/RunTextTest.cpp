#include "show/RunText.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using show::RunEntry;

namespace {

show::RunText read(const std::string &text)
{
	return show::readRunText(text, [](const std::string &sku) { return sku != "NO-SUCH" && sku != "sku"; });
}

std::string problemOf(const std::string &text)
{
	const auto problems = read(text).problems;
	return problems.size() != 1 ? std::to_string(problems.size()) + " problems"
				    : problems[0].key + ' ' + problems[0].values.at(0).second + ' ' +
					      problems[0].values.at(1).second;
}

} // namespace

TEST(RunText, ReadsWhatPeopleAndSpreadsheetsWrite)
{
	const std::vector<RunEntry> expected = {{"HAT", 8}, {"TEE-M", 5}, {"MUG", 3, true}};
	EXPECT_EQ(read("HAT, 8\nTEE-M\nMUG, 3, all").entries, expected);
	EXPECT_EQ(read("\xEF\xBB\xBFsku;minutes;variants\r\nHAT;8;\r\nTEE-M;;\r\nMUG;3;ALL\r\n").entries, expected);
	EXPECT_EQ(read("HAT\t8\n\n  TEE-M\t5\nMUG\t3\tall\n").entries, expected);
	EXPECT_EQ(read("HAT，8\nTEE-M，5\nMUG，3，all").entries, expected) << "as Chinese keyboards type commas";
	EXPECT_EQ(read("\"A, B\", 2").entries, (std::vector<RunEntry>{{"A, B", 2}}));
	EXPECT_TRUE(read("").entries.empty() && read("\n \n").problems.empty());
}

TEST(RunText, SaysWhatIsWrongInWhichLine)
{
	EXPECT_EQ(problemOf("HAT, 8\nNO-SUCH, 3"), "Run.Text.UnknownSku 2 NO-SUCH");
	EXPECT_EQ(problemOf("HAT, soon"), "Run.Text.BadMinutes 1 soon");
	for (const char *minutes : {"0", "-3", "601", "2.5", "99999999999999999999"}) {
		EXPECT_EQ(problemOf(std::string("HAT,") + minutes), std::string("Run.Text.BadMinutes 1 ") + minutes);
	}
	EXPECT_EQ(problemOf("HAT, 8\n, 8"), "Run.Text.NoSku 2 8");
	EXPECT_EQ(problemOf("HAT, 8, some"), "Run.Text.BadThird 1 some");
	EXPECT_EQ(read("NO-SUCH\nHAT, x\nMUG, 2").problems.size(), 2u) << "each line is said";
	EXPECT_EQ(read("\"HAT, 8").problems.size(), 1u) << "a quote that is never closed";
}

TEST(RunText, QuotesLongRubbishInShort)
{
	std::string rubbish;
	for (int sign = 0; sign < 1000; ++sign) {
		rubbish += "卫";
	}
	const std::string what = problemOf("HAT, " + rubbish);
	EXPECT_LT(what.size(), 100u);
	EXPECT_TRUE(what.ends_with("卫…"));
}

TEST(RunText, RefusesMoreThanAShowHas)
{
	std::string text;
	for (std::size_t line = 0; line <= RunEntry::kMost; ++line) {
		text += "HAT, 1\n";
	}
	ASSERT_EQ(read(text).problems.size(), 1u);
	EXPECT_EQ(read(text).problems[0].key, "Run.TooMany");
}

TEST(RunText, ReadsWhatItWrites)
{
	const std::vector<RunEntry> entries = {{"HAT", 8}, {"A, \"B\";\nC", 5, true}, {"卫衣-M", 600}};
	EXPECT_EQ(read(show::writeRunText(entries)).entries, entries);
}
