#include "app/Clock.hpp"
#include "libobs/CounterStage.hpp"
#include "obs/CounterProperties.hpp"
#include "support/Pictures.hpp"

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace {

using core::Duration;

class CounterSourceTest : public testing::Test {
protected:
	void TearDown() override { stage->clear(); }

	static ShownSku left(std::int64_t available)
	{
		ShownSku shown;
		shown.available = available;
		shown.opening = 2000;
		return shown;
	}
	static bool isBlank(const QImage &picture)
	{
		for (int y = 0; y < picture.height(); ++y) {
			for (int x = 0; x < picture.width(); ++x) {
				if (picture.pixelColor(x, y) != CounterStage::kBehind) {
					return false;
				}
			}
		}
		return true;
	}
	static bool isBlank(obs_source_t *source) { return isBlank(CounterStage::onAir(source)); }
	static std::uint64_t uploads(obs_source_t *source)
	{
		std::uint64_t number = 0;
		LibobsHost::onGraphicsThread([&] { number = CounterStage::counterOf(source).uploads(); });
		return number;
	}
	static void renderFrames(obs_source_t *source, int number)
	{
		for (int frame = 0; frame < number; ++frame) {
			CounterStage::onAir(source);
		}
	}
	// What the properties say of the template, or nothing.
	static std::optional<std::string> troubleShown(obs_source_t *source)
	{
		obs_properties_t *properties = obs_source_properties(source);
		obs_property_t *line = obs_properties_get(properties, "trouble");
		std::optional<std::string> text;
		if (line) {
			text = obs_property_description(line);
		}
		obs_properties_destroy(properties);
		return text;
	}
	static std::string templateSetting(const std::string &path) { return "{\"template\": \"" + path + "\"}"; }
};

} // namespace

TEST_F(CounterSourceTest, IsOfferedByItsName)
{
	EXPECT_STREQ(obs_source_get_display_name("liveshelf_stock_counter"), "LiveShelf stock counter");
	EXPECT_EQ(obs_get_source_output_flags("liveshelf_stock_counter") &
			  (OBS_SOURCE_VIDEO | OBS_SOURCE_CUSTOM_DRAW | OBS_SOURCE_SRGB),
		  std::uint32_t{OBS_SOURCE_VIDEO | OBS_SOURCE_CUSTOM_DRAW | OBS_SOURCE_SRGB});
}

TEST_F(CounterSourceTest, KeepsItsPlaceInTheSceneBeforeTheShopAnswers)
{
	const OBSSourceAutoRelease source = CounterStage::makeCounter(R"({"scale": 150})");
	EXPECT_EQ(obs_source_get_width(source), 900u);
	EXPECT_EQ(obs_source_get_height(source), 300u);
	EXPECT_TRUE(isBlank(source));
}

TEST_F(CounterSourceTest, UploadsOnceAndNotAgainWhileNothingChanges)
{
	stage->publish(left(120));
	const OBSSourceAutoRelease source = CounterStage::makeCounter();
	renderFrames(source, 10);
	EXPECT_EQ(uploads(source), 1u);

	stage->publish(left(120)); // the shop confirms the number
	const auto confirmed = stage->publish(left(120));
	renderFrames(source, 10);
	EXPECT_EQ(uploads(source), 1u);
	EXPECT_GT(confirmed, app::now());

	stage->publish(left(119));
	while (uploads(source) == 1) {
		renderFrames(source, 1);
	}
	renderFrames(source, 10);
	EXPECT_EQ(uploads(source), 2u);
}

TEST_F(CounterSourceTest, NumberGoesAtItsTimeThoughThePainterIsStuck)
{
	const OBSSourceAutoRelease source = CounterStage::makeCounter();
	const auto validUntil = stage->publish(left(120), Duration::seconds(2));
	bool wasShown = false;
	while (!wasShown && app::now() < validUntil) {
		wasShown = !isBlank(source);
	}
	ASSERT_TRUE(wasShown);
	stage->painter().close();
	stage->publish(left(119), Duration::seconds(2)); // the painter takes it up and never comes back
	stage->painter().waitUntilStuck();
	while (!isBlank(source)) {
	}
	EXPECT_GT(app::now(), validUntil);
	EXPECT_EQ(obs_source_get_width(source), 600u);
	stage->painter().open();
}

TEST_F(CounterSourceTest, LastOfAThousandUpdatesWins)
{
	const OBSSourceAutoRelease source = CounterStage::makeCounter();
	core::Instant last;
	for (int number = 1999; number >= 1000; --number) {
		last = stage->publish(left(number));
	}
	const OBSSourceAutoRelease fresh = CounterStage::makeCounter();
	const QImage wanted = CounterStage::onAir(fresh);
	ASSERT_FALSE(isBlank(wanted));
	while (CounterStage::onAir(source) != wanted) {
	}
	renderFrames(source, 20);
	EXPECT_EQ(CounterStage::onAir(source), wanted) << "flickered back";
}

TEST_F(CounterSourceTest, FollowsItsSkuOrTheProductOnAir)
{
	stage->publish(left(120));
	const OBSSourceAutoRelease same = CounterStage::makeCounter(R"({"sku": "HAT-M"})");
	const OBSSourceAutoRelease other = CounterStage::makeCounter(R"({"sku": "SOCKS"})");
	EXPECT_FALSE(isBlank(same));
	EXPECT_TRUE(isBlank(other));
	const OBSDataAutoRelease onAir = obs_data_create_from_json(R"({"sku": ""})");
	obs_source_update(other, onAir);
	while (isBlank(other)) {
	}
}

TEST_F(CounterSourceTest, UsesTheBuiltInTemplateForAMissingOneAndSaysSo)
{
	stage->publish(left(120));
	const OBSSourceAutoRelease builtIn = CounterStage::makeCounter();
	const OBSSourceAutoRelease source = CounterStage::makeCounter(templateSetting("/nowhere/brand.svg"));
	EXPECT_EQ(CounterStage::onAir(source), CounterStage::onAir(builtIn));
	EXPECT_EQ(troubleShown(builtIn), std::nullopt);
	const auto trouble = troubleShown(source);
	ASSERT_TRUE(trouble);
	EXPECT_EQ(*trouble, "brand.svg was not found. Pick the file again. The built-in counter is shown.");
}

TEST_F(CounterSourceTest, UsesTheBuiltInTemplateForABrokenOneAndSaysSo)
{
	const QTemporaryDir folder;
	const std::string path = folder.filePath("half.svg").toStdString();
	std::ofstream(path) << "<svg viewBox=\"0 0 10 10\"><rect";
	stage->publish(left(120));
	const OBSSourceAutoRelease builtIn = CounterStage::makeCounter();
	const OBSSourceAutoRelease source = CounterStage::makeCounter(templateSetting(path));
	EXPECT_EQ(CounterStage::onAir(source), CounterStage::onAir(builtIn));
	const auto trouble = troubleShown(source);
	ASSERT_TRUE(trouble);
	EXPECT_EQ(trouble->find("half.svg is not used"), 0u) << *trouble;
}

TEST_F(CounterSourceTest, TellsOpenPropertiesThatATemplateGotIntoTrouble)
{
	const OBSSourceAutoRelease source = CounterStage::makeCounter();
	std::atomic<bool> told = false;
	const OBSSignal signal(
		obs_source_get_signal_handler(source), "update_properties",
		[](void *data, calldata_t *) { *static_cast<std::atomic<bool> *>(data) = true; }, &told);
	const OBSDataAutoRelease settings = obs_data_create_from_json(R"({"template": "/nowhere/brand.svg"})");
	obs_source_update(source, settings);
	LibobsHost::passFramesUntil([&] { return told.load(); });
	EXPECT_TRUE(troubleShown(source));
}

// A white shape over white: what is not white is a dark rim, the mark of alpha multiplied in the wrong space.
TEST_F(CounterSourceTest, HasNoDarkRims)
{
	const QTemporaryDir folder;
	const std::string path = folder.filePath("white.svg").toStdString();
	std::ofstream(path)
		<< R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">)"
		   R"(<circle cx="50.3" cy="50.7" r="40" fill="#fff"/>)"
		   R"(<rect x="100" y="10" width="90" height="80" rx="30" fill="#fff" fill-opacity="0.5"/></svg>)";
	stage->publish(left(120));
	const OBSSourceAutoRelease source = CounterStage::makeCounter(templateSetting(path));
	const QImage picture = LibobsHost::screenshot(source, Qt::white);
	int darkest = 255;
	for (int y = 0; y < picture.height(); ++y) {
		for (int x = 0; x < picture.width(); ++x) {
			darkest = std::min(darkest, qGray(picture.pixel(x, y)));
		}
	}
	EXPECT_GE(darkest, 253);
	EXPECT_FALSE(isBlank(source)) << "the shapes are there";
}

TEST_F(CounterSourceTest, OpeningThePropertiesChangesNothing)
{
	const OBSSourceAutoRelease source = CounterStage::makeCounter(R"({"sku": "SOMETHING-ELSE"})");
	obs_properties_t *properties = obs_source_properties(source);
	const OBSDataAutoRelease settings = obs_source_get_settings(source);
	EXPECT_STREQ(obs_data_get_string(settings, "sku"), "SOMETHING-ELSE");
	EXPECT_STREQ(obs_data_get_string(settings, "follow"), "sku");
	EXPECT_TRUE(obs_property_visible(obs_properties_get(properties, "sku")));
	obs_properties_destroy(properties);
}

TEST_F(CounterSourceTest, PickingALineOfTheListMeansItsSku)
{
	const OBSSourceAutoRelease source = CounterStage::makeCounter();
	obs_properties_t *properties = obs_source_properties(source);
	const OBSDataAutoRelease settings = obs_source_get_settings(source);
	obs_property_t *follow = obs_properties_get(properties, "follow");
	obs_property_t *sku = obs_properties_get(properties, "sku");
	EXPECT_FALSE(obs_property_visible(sku));

	obs_data_set_string(settings, "follow", "sku");
	obs_property_modified(follow, settings);
	EXPECT_TRUE(obs_property_visible(sku));
	EXPECT_STREQ(obs_data_get_string(settings, "sku"), "HAT-M") << "the first one, until another is picked";

	obs_data_set_string(settings, "sku", "Socks (SOCKS)"); // what OBS saves for an editable list
	obs_property_modified(sku, settings);
	EXPECT_STREQ(obs_data_get_string(settings, "sku"), "SOCKS");

	obs_data_set_string(settings, "follow", "on_air");
	obs_property_modified(follow, settings);
	EXPECT_STREQ(obs_data_get_string(settings, "sku"), "");
	obs_properties_destroy(properties);
}

TEST_F(CounterSourceTest, PropertiesComeInADesignersOrder)
{
	obs_properties_t *properties = obs_get_source_properties("liveshelf_stock_counter");
	std::vector<std::string> names;
	for (obs_property_t *property = obs_properties_first(properties); property; obs_property_next(&property)) {
		names.emplace_back(obs_property_name(property));
	}
	obs_properties_destroy(properties);
	EXPECT_EQ(names, (std::vector<std::string>{"follow", "sku", "template", "template_file", "template_folder",
						   "when_stale", "when_sold_out", "motion", "scale", "cap"}));
}

TEST_F(CounterSourceTest, KeepsATemplateThatThisMachineDoesNotHave)
{
	const OBSSourceAutoRelease source = CounterStage::makeCounter(R"({"template": "brand-of-ours.svg"})");
	obs_properties_t *properties = obs_source_properties(source);
	obs_property_t *list = obs_properties_get(properties, "template");
	std::vector<std::string> offered;
	offered.reserve(obs_property_list_item_count(list));
	for (std::size_t i = 0; i < obs_property_list_item_count(list); ++i) {
		offered.emplace_back(obs_property_list_item_string(list, i));
	}
	obs_properties_destroy(properties);
	EXPECT_EQ(std::ranges::count(offered, "brand-of-ours.svg"), 1);
	EXPECT_EQ(std::ranges::count(offered, "card-dark.svg"), 1);
}

TEST_F(CounterSourceTest, APathThatAScriptHasSetIsTheOtherFile)
{
	const OBSSourceAutoRelease source = CounterStage::makeCounter(templateSetting("/nowhere/brand.svg"));
	obs_properties_t *properties = obs_source_properties(source);
	const OBSDataAutoRelease settings = obs_source_get_settings(source);
	EXPECT_STREQ(obs_data_get_string(settings, "template"), "file");
	EXPECT_STREQ(obs_data_get_string(settings, "template_file"), "/nowhere/brand.svg");
	EXPECT_TRUE(obs_property_visible(obs_properties_get(properties, "template_file")));
	obs_properties_destroy(properties);
	EXPECT_EQ(host::readCounterSettings(settings).templateName, "/nowhere/brand.svg");
}

TEST_F(CounterSourceTest, MovesFromOneNumberToTheNextAndComesToRest)
{
	for (const char *motion : {"calm", "lively"}) {
		stage->publish(left(1200));
		const std::string settings = std::string(R"({"motion": ")") + motion + "\"}";
		const OBSSourceAutoRelease source = CounterStage::makeCounter(settings);
		while (isBlank(source)) { // it moves only from what was seen
		}
		stage->publish(left(1100));
		std::vector<QImage> seen{CounterStage::onAir(source)}; // each picture once
		for (int same = 0; same < 30 || seen.size() < 2;) {
			QImage now = CounterStage::onAir(source);
			same = now == seen.back() ? same + 1 : 0;
			if (same == 0) {
				seen.push_back(std::move(now));
			}
		}
		EXPECT_GT(seen.size(), 4u) << motion << ": the first, the last, and some between";
		const OBSSourceAutoRelease fresh = CounterStage::makeCounter(R"({"motion": "off"})");
		EXPECT_EQ(seen.back(), CounterStage::onAir(fresh)) << motion;
	}
}

TEST_F(CounterSourceTest, NothingMovesWhileMotionIsReduced)
{
	stage->board().setReduceMotion(true);
	stage->publish(left(1200));
	const OBSSourceAutoRelease source = CounterStage::makeCounter(R"({"motion": "lively"})");
	const QImage before = CounterStage::onAir(source);
	stage->publish(left(1100));
	const OBSSourceAutoRelease fresh = CounterStage::makeCounter();
	const QImage after = CounterStage::onAir(fresh);
	for (QImage now = before; now != after; now = CounterStage::onAir(source)) {
		ASSERT_EQ(now, before) << "neither the one nor the other";
	}
	stage->board().setReduceMotion(false);
}

TEST_F(CounterSourceTest, FiftyCountersComeAndGo)
{
	stage->publish(left(120));
	{
		std::vector<OBSSourceAutoRelease> counters;
		counters.reserve(50);
		for (int number = 0; number < 50; ++number) {
			counters.push_back(CounterStage::makeCounter());
		}
		for (const auto &counter : counters) {
			EXPECT_FALSE(isBlank(counter));
		}
	}
	LibobsHost::passFrames(2);
	const OBSSourceAutoRelease after = CounterStage::makeCounter();
	EXPECT_FALSE(isBlank(after));
}
