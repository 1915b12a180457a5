#include "alerts/AlertSentence.hpp"

#include "support/LocaleFile.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

using namespace alerts;
using core::Duration;
using support::LocaleFile;

namespace {

std::string said(const char *language, const core::Message &message)
{
	return core::render(message, LocaleFile(language).translator());
}

SkuReport hoodie(std::int64_t left, double seconds)
{
	SkuReport report{.sku = "HOODIE-M", .title = "Hoodie M", .left = left, .status = SkuStatus::Hot, .restock = {}};
	report.forecast.sellsOutIn = Duration::seconds(seconds);
	return report;
}

std::string timeIn(const char *language, double seconds)
{
	const auto time = spokenTime(Duration::seconds(seconds));
	return time ? said(language, *time) : "";
}

} // namespace

TEST(AlertSentence, SaysWhatToDoInBothLanguages)
{
	SkuReport report = hoodie(23, 118);
	EXPECT_EQ(said("en-US", sentenceFor(AlertLevel::Now, report, 143)),
		  "Hoodie M: 23 left, about 2 min → next item or add 150");
	report.title = "卫衣 M";
	EXPECT_EQ(said("zh-CN", sentenceFor(AlertLevel::Now, report, 143)),
		  "卫衣 M：剩 23 件，约 2 分钟后售罄 → 换下一款或补 150 件");
	EXPECT_EQ(said("zh-CN", sentenceFor(AlertLevel::Soon, report, std::nullopt)),
		  "卫衣 M：剩 23 件，约 2 分钟后售罄 → 换下一款");
}

TEST(AlertSentence, ReadsRightForOneAndForNone)
{
	EXPECT_EQ(said("en-US", sentenceFor(AlertLevel::Now, hoodie(1, 20), 1)),
		  "Hoodie M: 1 left, about 20 s → next item or add 1");
	EXPECT_EQ(said("en-US", sentenceFor(AlertLevel::SoldOut, hoodie(0, 0), 40)),
		  "Hoodie M: sold out → next item or add 40");
	EXPECT_EQ(said("zh-CN", sentenceFor(AlertLevel::SoldOut, hoodie(-2, 0), 0)), "Hoodie M：已售罄 → 换下一款");
}

TEST(AlertSentence, NamesNoTimeThatIsNotInSight)
{
	SkuReport report = hoodie(12, 0);
	report.forecast.sellsOutIn = Duration::infinity();
	EXPECT_EQ(said("en-US", sentenceFor(AlertLevel::Now, report, 20)), "Hoodie M: 12 left → next item or add 20");
	EXPECT_EQ(said("en-US", sentenceFor(AlertLevel::Watch, report, 20)), "Hoodie M: 12 left");
	EXPECT_EQ(said("en-US", sentenceFor(AlertLevel::Stale, report, {})),
		  "Hoodie M: last known 12 left, the shop is silent → promise nothing");
}

TEST(AlertSentence, ARehearsalSaysSoInEveryAlert)
{
	SkuReport report = hoodie(23, 118);
	report.rehearsal = true;
	for (const AlertLevel level :
	     {AlertLevel::Watch, AlertLevel::Soon, AlertLevel::Now, AlertLevel::SoldOut, AlertLevel::Stale}) {
		EXPECT_TRUE(said("en-US", sentenceFor(level, report, 20)).starts_with("REHEARSAL: Hoodie M"));
		EXPECT_TRUE(said("zh-CN", sentenceFor(level, report, 20)).contains("REHEARSAL"));
	}
	const OversoldReport over{.id = "x",
				  .sku = "HAT",
				  .title = "Hat",
				  .units = 1,
				  .orders = {"N-1"},
				  .others = {},
				  .rehearsal = true};
	EXPECT_TRUE(said("en-US", sentenceFor(over)).starts_with("REHEARSAL: Hat: 1 sold beyond stock"));
}

TEST(AlertSentence, TellsTimeAsOneSaysIt)
{
	EXPECT_EQ(timeIn("en-US", -3), "gone any second");
	EXPECT_EQ(timeIn("en-US", 6), "about 5 s");
	EXPECT_EQ(timeIn("en-US", 38), "about 40 s");
	EXPECT_EQ(timeIn("en-US", 57), "under a minute");
	EXPECT_EQ(timeIn("en-US", 61), "about 1 min");
	EXPECT_EQ(timeIn("en-US", 89 * 60), "about 89 min");
	EXPECT_EQ(timeIn("en-US", 2.2 * 3600), "about 2 h");
	EXPECT_EQ(timeIn("en-US", 1e6), "");
	EXPECT_EQ(timeIn("zh-CN", 38), "约 40 秒后售罄");
	EXPECT_EQ(timeIn("zh-CN", 57), "不到 1 分钟售罄");
}

TEST(AlertSentence, NumbersToAddCanBeSaidAndAreNeverTooFew)
{
	EXPECT_EQ(spokenUnits(7), 7);
	EXPECT_EQ(spokenUnits(23), 25);
	EXPECT_EQ(spokenUnits(100), 100);
	EXPECT_EQ(spokenUnits(141), 150);
	EXPECT_EQ(spokenUnits(2210), 2300);
	EXPECT_EQ(spokenUnits(99'950), 100'000);
	for (std::int64_t units = 0; units < 5000; ++units) {
		EXPECT_GE(spokenUnits(units), units);
		EXPECT_LE(spokenUnits(units), units + std::max<std::int64_t>(4, units / 9));
	}
}

TEST(ClockText, ReadsLikeAClock)
{
	EXPECT_EQ(clockText(Duration::seconds(250)), "4:10");
	EXPECT_EQ(clockText(Duration::seconds(3720)), "1:02:00");
	EXPECT_EQ(clockText(Duration::zero()), "0:00");
	EXPECT_EQ(clockText(Duration::infinity()), "–");
}
