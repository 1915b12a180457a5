#include "libobs/CounterStage.hpp"
#include "support/Pictures.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace {

using alerts::SkuStatus;
using core::Duration;

struct Scene {
	const char *name;
	ShownSku shown;
	const char *settings = "";
	const char *language = "en-US";
};

ShownSku with(auto &&change)
{
	ShownSku shown;
	change(shown);
	return shown;
}

const std::array<Scene, 12> kScenes = {{
	{"ok", {}},
	{"low", with([](ShownSku &shown) {
		 shown.available = 8;
		 shown.status = SkuStatus::Low;
	 })},
	{"hot", with([](ShownSku &shown) {
		 shown.available = 64;
		 shown.status = SkuStatus::Hot;
		 shown.sellsOutIn = Duration::minutes(4);
	 })},
	{"sold-out", with([](ShownSku &shown) {
		 shown.available = 0;
		 shown.status = SkuStatus::SoldOut;
	 })},
	{"stale-marked", with([](ShownSku &shown) { shown.age = Duration::minutes(11); }), R"("when_stale": "mark")"},
	{"stale-hidden", with([](ShownSku &shown) { shown.age = Duration::minutes(11); })},
	{"untracked", with([](ShownSku &shown) { shown.available.reset(); })},
	{"rehearsal", with([](ShownSku &shown) { shown.rehearsal = true; })},
	{"chinese", with([](ShownSku &shown) {
		 shown.title = "加厚羊毛围巾 秋冬新款";
		 shown.variant = "米白色";
		 shown.available = 19;
		 shown.status = SkuStatus::Low;
		 shown.rehearsal = true;
	 }),
	 "", "zh-CN"},
	{"very-long", with([](ShownSku &shown) {
		 shown.title =
			 "The very longest product name that any shop ever wrote for one single winter hat, in blue";
		 shown.variant = "Extra large, with a long variant, and pockets";
		 shown.available = 1'000'000'000'000;
	 })},
	{"arabic", with([](ShownSku &shown) {
		 shown.title = "قبعة شتوية زرقاء";
		 shown.variant = "مقاس وسط";
	 })},
	{"emoji", with([](ShownSku &shown) {
		 shown.title = "🔥 Winter hat 🎉";
		 shown.variant = "🧢 M";
	 })},
}};

class CounterPictures : public testing::TestWithParam<std::tuple<Scene, int>> {
protected:
	void TearDown() override
	{
		stage->speak("en-US");
		stage->clear();
	}
};

std::string sceneName(const testing::TestParamInfo<std::tuple<Scene, int>> &info)
{
	std::string name = std::string(std::get<0>(info.param).name) + "_" + std::to_string(std::get<1>(info.param));
	std::ranges::replace(name, '-', '_');
	return name;
}

} // namespace

TEST_P(CounterPictures, LookAsTheyShould)
{
	const auto &[scene, percent] = GetParam();
	stage->speak(scene.language);
	stage->publish(scene.shown);
	std::string settings = "{\"scale\": " + std::to_string(percent);
	settings += *scene.settings ? std::string(", ") + scene.settings + "}" : "}";
	const OBSSourceAutoRelease source = CounterStage::makeCounter(settings);
	EXPECT_TRUE(looksLike(CounterStage::onAir(source), std::string(scene.name) + "@" + std::to_string(percent)));
}

INSTANTIATE_TEST_SUITE_P(Counter, CounterPictures,
			 testing::Combine(testing::ValuesIn(kScenes), testing::Values(100, 200)), sceneName);

// The tolerance that forgives another font renderer must not forgive another number.
TEST(PictureComparison, SeesOneOtherDigit)
{
	stage->publish({});
	const OBSSourceAutoRelease counter = CounterStage::makeCounter();
	const QImage hundredTwenty = CounterStage::onAir(counter);
	stage->publish(with([](ShownSku &shown) {
		shown.available = 121;
		shown.opening = 201;
	}));
	const OBSSourceAutoRelease another = CounterStage::makeCounter();
	const QImage hundredTwentyOne = CounterStage::onAir(another);
	EXPECT_FALSE(differenceOf(hundredTwenty, hundredTwentyOne).isWithin({}));
	EXPECT_TRUE(differenceOf(hundredTwenty, hundredTwenty).isWithin({}));
	stage->clear();
}
