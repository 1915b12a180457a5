#include "ui/CueStories.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>

namespace support {
namespace {

using overlay::CueSize;
using overlay::CueState;
using overlay::CueUrgency;
using overlay::CueView;

CueSize size(const std::string &name, std::optional<std::int64_t> left, CueState state, bool onAir = false)
{
	CueSize made;
	made.name = name;
	made.left = left;
	made.state = state;
	made.onAir = onAir;
	return made;
}

core::Message range(const char *first, const char *last)
{
	return {"Cue.SellsOut.Range", {{"first", first}, {"last", last}}, {}};
}

core::Message hot(const std::string &title, const char *left, const char *minutes)
{
	return {"Alert.SellsOut",
		{{"title", title}, {"left", left}},
		{{"time", {"Alert.Time.Minutes", {{"minutes", minutes}}, {}}},
		 {"act", {"Alert.Act.NextOrAdd", {{"units", "150"}}, {}}}}};
}

CueView hoodie()
{
	CueView view;
	view.title = "Hoodie 卫衣";
	view.sizes = {size("S", 180, CueState::Ok), size("M", 23, CueState::Hot, true), size("L", 64, CueState::Low)};
	view.label = {"Cue.Label.SellsOutOf", {{"size", "M"}}, {}};
	view.sellsOut = range("2", "4");
	view.alert = {.urgency = CueUrgency::Soon,
		      .word = "Cue.Alert.Soon",
		      .sentence = hot("Hoodie 卫衣 M", "23", "2"),
		      .more = 0,
		      .rehearsal = false};
	view.next = "Baseball cap 棒球帽 Black 黑色";
	return view;
}

CueView quiet()
{
	CueView view = hoodie();
	view.alert.reset();
	return view;
}

CueView twelve()
{
	CueView view = hoodie();
	view.title = "Running shoe 跑鞋 Aero 3";
	view.sizes.clear();
	for (int number = 35; number < 47; ++number) {
		const bool gone = number == 37 || number == 45;
		view.sizes.push_back(size(std::to_string(number), gone ? 0 : number * number % 230,
					  gone ? CueState::SoldOut : CueState::Ok, number == 42));
	}
	view.sizes[7].state = CueState::Hot;
	view.sizes[2].state = CueState::SoldOut;
	view.label = {"Cue.Label.SellsOutOf", {{"size", "42"}}, {}};
	view.rehearsal = true;
	view.alert = {.urgency = CueUrgency::Now,
		      .word = "Cue.Alert.SoldOut",
		      .sentence = {"Alert.SoldOut", {{"title", "Running shoe 跑鞋 Aero 3 37"}}, {}},
		      .more = 3,
		      .rehearsal = true};
	return view;
}

CueView one()
{
	CueView view;
	view.title = "Ceramic mug 马克杯";
	view.sizes = {size("", 1500, CueState::Ok, true)};
	view.label = {"Cue.Label.SellsOut", {}, {}};
	view.sellsOut = {"Cue.SellsOut.NotInSight", {}, {}};
	view.next = "Canvas tote 帆布袋";
	return view;
}

CueView longest()
{
	CueView view = hoodie();
	view.title = "Merino scarf with a very long name that no column can hold, hand-woven in the old town, with "
		     "fringes 羊毛围巾手工编织加厚保暖秋冬新款情侣同款礼盒装";
	view.sizes.clear();
	for (int number = 0; number < 24; ++number) {
		view.sizes.push_back(size("Donaudampfschifffahrtsblau / 深海蓝色加厚 " + std::to_string(number),
					  1'000'000 + number, CueState::Low, number == 3));
	}
	view.moreSizes = 117;
	view.label = {"Cue.Label.SellsOutOf", {{"size", view.sizes[3].name}}, {}};
	view.sellsOut = {"Cue.SellsOut.From", {{"first", "59"}, {"last", "60"}}, {}};
	view.rehearsal = true;
	view.alert->sentence = hot(view.title, "1000003", "2");
	view.alert->more = 99;
	view.alert->rehearsal = true;
	view.next = view.title;
	return view;
}

CueView stale()
{
	CueView view = hoodie();
	for (CueSize &each : view.sizes) {
		each.left.reset();
		each.state = CueState::Stale;
	}
	view.label = {"Cue.Label.StockOf", {{"size", "M"}}, {}};
	view.sellsOut = {"Cue.SellsOut.Checking", {}, {}};
	view.alert.reset();
	return view;
}

CueView offAir()
{
	CueView view;
	view.next = "Hoodie 卫衣 S";
	return view;
}

CueView oversold()
{
	CueView view = one();
	view.sizes = {size("White 白色", 0, CueState::SoldOut, true), size("Blue 蓝色", 210, CueState::Ok)};
	view.label = {"Cue.Label.StockOf", {{"size", "White 白色"}}, {}};
	view.sellsOut = {"Cue.SellsOut.Gone", {}, {}};
	view.alert = {
		.urgency = CueUrgency::Now,
		.word = "Cue.Alert.Oversold",
		.sentence = {"Alert.Oversold",
			     {{"title", "Ceramic mug 马克杯 White 白色"}, {"units", "2"}, {"orders", "#1042, #1041"}},
			     {}},
		.more = 1,
		.rehearsal = false};
	return view;
}

} // namespace

std::vector<std::pair<std::string, CueView>> cueStories()
{
	return {{"hoodie", hoodie()},   {"quiet", quiet()}, {"twelve", twelve()}, {"one", one()},
		{"longest", longest()}, {"stale", stale()}, {"offAir", offAir()}, {"oversold", oversold()}};
}

CueView cueStory(const std::string &name)
{
	const auto stories = cueStories();
	return std::ranges::find(stories, name, [](const auto &each) { return each.first; })->second;
}

} // namespace support
