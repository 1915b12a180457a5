#include "commerce/Redaction.hpp"

#include "net/Digest.hpp"

#include <gtest/gtest.h>

using namespace commerce;

namespace {

const std::string kKey = "ck_7Hq/3+fZ0a91XbTr";

std::string cleared(std::string text, const Secrets &secrets = {{"key", kKey}}, const std::string &account = {})
{
	Redaction(secrets, account).clear(text);
	return text;
}

TEST(Redaction, ASecretThatAServerEchoesIsBlack)
{
	EXPECT_EQ(cleared("no such key: " + kKey + "!"), "no such key: ***!");
	EXPECT_EQ(cleared(kKey + " and " + kKey), "*** and ***");
	EXPECT_EQ(cleared("nothing of ours in here"), "nothing of ours in here");
}

TEST(Redaction, AnExcerptThatCutsASecretGivesNoRestAway)
{
	for (std::size_t cut = 8; cut < kKey.size(); ++cut) {
		EXPECT_EQ(cleared("near " + kKey.substr(0, cut)), "near ***");
		EXPECT_EQ(cleared(kKey.substr(kKey.size() - cut) + "\"}"), "***\"}");
	}
}

TEST(Redaction, OtherSpellingsAreBlackToo)
{
	EXPECT_EQ(cleared("Location: /?key=ck_7Hq%2F3%2BfZ0a91XbTr&x=1"), "Location: /?key=***&x=1");
	EXPECT_EQ(cleared("Location: /?key=ck_7Hq%2f3%2bfZ0a91XbTr&x=1"), "Location: /?key=***&x=1");
	EXPECT_EQ(cleared("hex " + net::hexText(kKey)), "hex ***");
	for (const std::string before : {"", "a", "ab", "abc", "user:"}) {
		const std::string text = cleared("Basic " + net::base64(before + kKey));
		EXPECT_LE(text.size(), 6 + 3 + 12u) << text; // what stands before it, and the last three letters
		EXPECT_NE(text.find("***"), std::string::npos);
	}
	EXPECT_EQ(cleared("Basic " + net::base64("user:" + kKey), {{"key", kKey}}, "user").find("Og"),
		  std::string::npos);
}

TEST(Redaction, ShortSecretsAreBlackAsAWholeAndVeryShortOnesNot)
{
	EXPECT_EQ(cleared("pass hunter is wrong", {{"password", "hunter"}}), "pass *** is wrong");
	EXPECT_EQ(cleared("12 left", {{"pin", "12"}}), "12 left"); // numbers on the shelf must stay
}

TEST(Redaction, GoesThroughASentenceAndItsParts)
{
	core::Error error{{"Shop.Says", {{"words", "bad " + kKey}}, {{"why", {"X", {{"found", kKey}}, {}}}}},
			  "line 1: " + kKey};
	Redaction({{"key", kKey}}).clear(error);
	EXPECT_EQ(error.sentence.values[0].second, "bad ***");
	EXPECT_EQ(error.sentence.parts[0].message.values[0].second, "***");
	EXPECT_EQ(error.detail, "line 1: ***");
}

} // namespace
