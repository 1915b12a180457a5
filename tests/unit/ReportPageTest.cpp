// The report as files: a page, a table and JSON.
#include "ReportShow.hpp"

#include "report/CsvTable.hpp"
#include "report/FiguresJson.hpp"
#include "report/HtmlPage.hpp"
#include "report/SafeText.hpp"
#include "support/LocaleFile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

using commerce::MoveKind;
using report::ReportWords;
using report::ShowFigures;
using testing::HasSubstr;
using testing::Not;
using Level = stock::AlertNote::Level;
using What = stock::StreamNote::What;

namespace {

ReportWords words(const support::LocaleFile &locale, const std::string &language = "en-US")
{
	return {locale.translator(), language, std::chrono::minutes(480), {{"a", "旗舰店 <A>"}}};
}

// A checker of what XML asks for: elements that close in order, quoted attributes, no stray signs, known entities.
std::string notWellFormed(const std::string &xml)
{
	std::vector<std::string> open;
	std::size_t at = xml.find("<html");
	while (at < xml.size()) {
		if (xml[at] == '&') {
			const std::size_t end = xml.find(';', at);
			const std::string entity = xml.substr(at, end - at + 1);
			if (entity != "&amp;" && entity != "&lt;" && entity != "&gt;" && entity != "&quot;" &&
			    entity != "&#39;") {
				return "entity " + entity.substr(0, 20);
			}
		}
		if (xml[at] != '<') {
			++at;
			continue;
		}
		std::size_t end = at + 1;
		for (char quote = 0; end < xml.size() && (quote != 0 || xml[end] != '>'); ++end) {
			if (xml[end] == '<') {
				return "a < in a tag: " + xml.substr(at, 60);
			}
			if (xml[end] == '"') {
				quote = quote == 0 ? '"' : '\0';
			}
		}
		const std::string tag = xml.substr(at + 1, end - at - 1);
		const std::string name = tag.substr(tag.front() == '/' ? 1 : 0,
						    tag.find_first_of(" /", 1) - (tag.front() == '/' ? 1 : 0));
		if (tag.front() == '/') {
			if (open.empty() || open.back() != tag.substr(1)) {
				return "closes " + tag + " in " + (open.empty() ? "nothing" : open.back());
			}
			open.pop_back();
		} else if (tag.back() != '/') {
			open.push_back(name);
		}
		at = end + 1;
	}
	return open.empty() ? "" : "open: " + open.back();
}

// A show with all there is: two shops, pitches, a sell-out, stalls, gaps, warnings, a rehearsal beside.
ShowFigures evening(int seconds = 5400, unsigned seed = 1)
{
	std::mt19937 random(seed);
	const auto number = [&](int from, int to) {
		return std::uniform_int_distribution(from, to)(random);
	};
	ReportShow show;
	const std::vector<std::pair<std::string, std::string>> goods{
		{"HOODIE-M", "加绒卫衣 雾蓝 M"},
		{"CAP-BLACK", "Cap, black"},
		{"MUG-WHITE", "马克杯 白"},
		{"TOTE", "Canvas tote bag with a very long name that nobody can read while talking"},
		{"SOCKS", ""}};
	show.at(0);
	for (const auto &[sku, title] : goods) {
		show.level("a", sku, sku == "HOODIE-M" ? 1500 : 800, title);
	}
	show.level("b", "MUG-WHITE", 120, "马克杯 白").streams(What::Started);
	const double part = seconds / 5.0;
	double pitched = 0;
	std::size_t item = 0;
	std::int64_t left = 1500;
	bool soon = false;
	bool gone = false;
	for (int second = 1; second < seconds; ++second) {
		show.at(second);
		if (second >= static_cast<int>(part * static_cast<double>(item)) + 20 && item < goods.size()) {
			pitched = second;
			show.onAir(goods[item].first);
			++item;
		}
		const bool offline = second > seconds / 2 && second < seconds / 2 + seconds / 30;
		const bool stalled = second > seconds * 0.62 && second < seconds * 0.62 + 25;
		if (second == static_cast<int>(seconds * 0.62) + 1) {
			show.stalls(true);
		}
		if (second == static_cast<int>(seconds * 0.62) + 26) {
			show.stalls(false);
		}
		if (second % 5 == 0) {
			const bool weak = second > seconds * 0.6 && second < seconds * 0.66;
			show.streams(What::Sample, "", stalled ? 300 : weak ? number(2500, 3500) : number(5700, 6100));
		}
		if (offline) {
			continue;
		}
		const auto &sku = goods[item == 0 ? 0 : item - 1].first;
		const double rate = item == 0 ? 0.2 : 6 * std::exp(-(second - pitched) / 240.0) * (stalled ? 0.3 : 1);
		for (int n = std::poisson_distribution(rate)(random); n > 0; --n) {
			const int units = number(0, 9) < 8 ? 1 : 2;
			if (sku != "HOODIE-M") {
				show.sells("a", sku, units);
			} else if (left > 0) {
				left -= std::min<std::int64_t>(units, left);
				show.sells("a", sku, units);
			}
		}
		if (sku == "HOODIE-M" && left < 700 && !soon) {
			soon = true;
			show.warns(sku, Level::Soon);
		}
		if (sku == "HOODIE-M" && left == 0 && !gone) {
			gone = true;
			show.warns(sku, Level::SoldOut);
		}
		if (second == seconds - 900) {
			show.move("a", "CAP-BLACK", MoveKind::Release, 12)
				.move("a", "TOTE", MoveKind::Restock, 200)
				.warns("SOCKS", Level::Now);
		}
	}
	ShowFigures figures = show.figures(0, seconds);
	for (int i = 3; i > 0; --i) {
		figures.earlier.push_back({ReportShow::wall(-86400.0 * i), 5000.0 + 300 * i, 2500 + 200 * i, 61.5 + i,
					   2100, static_cast<std::size_t>(i), 12.0 * i, 3, 1, "show-1.html"});
	}
	return figures;
}

} // namespace

TEST(ReportPage, IsWellFormedInBothLanguagesAndSaysAll)
{
	const ShowFigures show = evening();
	for (const std::string language : {"en-US", "zh-CN"}) {
		const support::LocaleFile locale(language);
		const std::string page = htmlPage(show, words(locale, language));
		if (const char *folder = std::getenv("LIVESHELF_REPORT_TO")) { // to look at
			std::ofstream(std::string(folder) + "/" + language + ".html") << page;
			std::ofstream(std::string(folder) + "/" + language + ".csv")
				<< csvTable(show, words(locale, language));
		}
		EXPECT_EQ(notWellFormed(page), "");
		EXPECT_TRUE(locale.missing().empty()) << *locale.missing().begin();
		for (const char *part :
		     {"HOODIE-M", "加绒卫衣 雾蓝 M", "旗舰店 &lt;A&gt;", "class=\"stall\"", "class=\"gap\"",
		      "class=\"airtop\"", "class=\"out\"", "show-1.html", "prefers-color-scheme:dark", "size:A4"}) {
			EXPECT_THAT(page, HasSubstr(part));
		}
		// Nothing from the network, nothing that runs.
		for (const char *part :
		     {"<script", "http://", "https://", "@import", "url(", "<link", "<img", "onload"}) {
			std::string rest = page;
			for (const char *known : {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"}) {
				for (std::size_t at = rest.find(known); at != std::string::npos;
				     at = rest.find(known)) {
					rest.erase(at, std::string(known).size());
				}
			}
			EXPECT_THAT(rest, Not(HasSubstr(part)));
		}
	}
}

TEST(ReportPage, HostileTitlesStayText)
{
	const std::string hostile =
		"</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&lt;\x01\xff\u202e";
	ReportShow show;
	show.at(0).level(hostile, hostile, 10, hostile).streams(What::Started, hostile).onAir(hostile);
	show.at(5).streams(What::Sample, hostile).warns(hostile, Level::Soon).stalls(true).at(9).stalls(false);
	show.at(10).sells(hostile, hostile, 10).at(60).streams(What::Stopped, hostile);
	const support::LocaleFile locale("en-US");
	const ShowFigures figures = show.figures(0, 60);
	const std::string page = htmlPage(figures, words(locale));
	EXPECT_EQ(notWellFormed(page), "");
	EXPECT_THAT(page, Not(HasSubstr("<script")));
	EXPECT_THAT(page, Not(HasSubstr("<img")));
	EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;"));
	EXPECT_THAT(page, Not(HasSubstr("\x01")));
	EXPECT_THAT(page, Not(HasSubstr("\xff")));
	EXPECT_TRUE(nlohmann::json::accept(figuresJson(figures)));
}

TEST(ReportPage, TheTableIsNoPlaceForFormulas)
{
	EXPECT_EQ(report::csv("=HYPERLINK(\"http://x\")"), "\"'=HYPERLINK(\"\"http://x\"\")\"");
	EXPECT_EQ(report::csv("+1"), "\"'+1\"");
	EXPECT_EQ(report::csv("-1"), "\"'-1\"");
	EXPECT_EQ(report::csv("@x"), "\"'@x\"");
	EXPECT_EQ(report::csv("a, \"b\"\n"), "\"a, \"\"b\"\"\n\"");
	EXPECT_EQ(report::csv(""), "\"\"");
	EXPECT_EQ(report::csv("帽子\xff"), "\"帽子\xEF\xBF\xBD\"");
	ReportShow show;
	show.at(0).level("a", "=1+1", 10, "-Hat").at(10).sells("a", "=1+1", 3).at(20).level("a", "=1+1", 5);
	const support::LocaleFile locale("zh-CN");
	const std::string table = csvTable(show.figures(0, 100), words(locale, "zh-CN"));
	EXPECT_TRUE(table.starts_with("\xEF\xBB\xBF\"SKU\",\"商品\""));
	EXPECT_THAT(table, HasSubstr("\r\n\"'=1+1\",\"'-Hat\",\"旗舰店 <A>\",\"\",10,0,0,3,-2,5,30.0,"));
	EXPECT_TRUE(locale.missing().empty());
}

TEST(ReportPage, RehearsalSaysSo)
{
	ReportShow show;
	commerce::ShopUpdate update;
	update.rehearsal = true;
	update.levels.push_back({"HAT", "Hat", "", 10, {}});
	show.at(0).says("r", update).at(10).sells("r", "HAT");
	const support::LocaleFile locale("en-US");
	EXPECT_THAT(htmlPage(show.figures(0, 60), words(locale)), HasSubstr("REHEARSAL: all sales"));
	EXPECT_THAT(csvTable(show.figures(0, 60), words(locale)), HasSubstr("\"REHEARSAL\""));
	show.at(20).level("a", "MUG", 5).at(30).sells("a", "MUG");
	const std::string page = htmlPage(show.figures(0, 60), words(locale));
	EXPECT_THAT(page, HasSubstr("REHEARSAL: a part of"));
	EXPECT_TRUE(nlohmann::json::parse(figuresJson(show.figures(0, 60)))["rehearsal"]);
}

TEST(ReportPage, AnEmptyShowIsAPage)
{
	const support::LocaleFile locale("en-US");
	for (const double length : {0.0, 0.5, 3600.0}) {
		const ShowFigures figures = ReportShow().figures(0, length);
		EXPECT_EQ(notWellFormed(htmlPage(figures, words(locale))), "");
		EXPECT_TRUE(nlohmann::json::accept(figuresJson(figures)));
	}
}

TEST(ReportPage, EarlierReportsAreReadAndOnlyTheSameShopsCompared)
{
	const ShowFigures show = evening(900);
	const auto written = report::readShow(figuresJson(show));
	ASSERT_TRUE(written);
	EXPECT_EQ(written->show.began, show.began);
	EXPECT_EQ(written->show.sold, show.units.kept());
	EXPECT_EQ(written->show.stalls, 1u);
	EXPECT_EQ(written->shops, (std::set<std::string>{"a", "b"}));
	ShowFigures later = show;
	later.began += std::chrono::hours(24);
	EXPECT_TRUE(isComparable(*written, later));
	EXPECT_FALSE(isComparable(*written, show)) << "itself";
	later.shops = {"a"};
	EXPECT_FALSE(isComparable(*written, later));
	for (const char *bad : {"", "{", "[]", "{\"version\":1}", "{\"version\":2}", "nonsense"}) {
		EXPECT_FALSE(report::readShow(bad)) << bad;
	}
}

// Twelve hours, 300 SKUs that all sell, a sample every five seconds.
TEST(ReportPage, ALongShowStaysSmallAndQuick)
{
	ReportShow show;
	std::mt19937 random(7);
	show.at(0).streams(What::Started);
	for (int sku = 0; sku < 300; ++sku) {
		show.level("a", "SKU-" + std::to_string(sku), 100'000, "商品 " + std::to_string(sku));
	}
	for (int second = 1; second < 43'200; ++second) {
		show.at(second);
		for (int n = 0; n < 5; ++n) {
			show.sells("a", "SKU-" + std::to_string(random() % 300), 1);
		}
		if (second % 5 == 0) {
			show.streams(What::Sample, "", static_cast<int>(3000 + random() % 3000));
		}
		if (second % 600 == 0) {
			show.onAir("SKU-" + std::to_string(random() % 300)).stalls(true);
			show.at(second + 5).stalls(false);
		}
	}
	const auto before = std::chrono::steady_clock::now();
	const ShowFigures figures = show.figures(0, 43'200);
	const support::LocaleFile locale("zh-CN");
	const std::string page = htmlPage(figures, words(locale, "zh-CN"));
	const std::string json = figuresJson(figures);
	const auto took = std::chrono::steady_clock::now() - before;
	EXPECT_EQ(figures.orders, 5 * 43'199);
	EXPECT_LT(page.size(), 2'000'000u);
	EXPECT_LT(json.size(), 2'000'000u);
	EXPECT_LT(took, std::chrono::seconds(20));
	RecordProperty("page", static_cast<int>(page.size()));
	std::cout << "page " << page.size() << " B, json " << json.size() << " B, "
		  << std::chrono::duration_cast<std::chrono::milliseconds>(took).count() << " ms\n";
}
