#include "profile/CueJson.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace profile {

namespace {

constexpr std::int64_t kFarthest = 100'000; // pixels, from one end of a wall of monitors to the other

std::string_view themeName(CueTheme theme)
{
	return std::ranges::find(kCueThemes, theme, [](const auto &each) { return each.first; })->second;
}

} // namespace

nlohmann::ordered_json cueJson(const CueSettings &cue)
{
	return {{"theme", themeName(cue.theme)},
		{"fullScreen", cue.fullScreen},
		{"screen", cue.screen},
		{"screenId", cue.screenId},
		{"open", cue.open},
		{"left", cue.left},
		{"top", cue.top},
		{"width", cue.width},
		{"height", cue.height}};
}

void readCue(JsonReader cue, CueSettings &into)
{
	std::string theme(themeName(into.theme));
	cue.choice("theme", theme,
		   {kCueThemes[0].second, kCueThemes[1].second, kCueThemes[2].second, kCueThemes[3].second});
	into.theme = std::ranges::find(kCueThemes, theme, [](const auto &each) { return each.second; })->first;
	cue.flag("fullScreen", into.fullScreen);
	cue.text("screen", into.screen);
	cue.text("screenId", into.screenId);
	cue.flag("open", into.open);
	cue.integer("left", into.left, -kFarthest, kFarthest);
	cue.integer("top", into.top, -kFarthest, kFarthest);
	cue.integer("width", into.width, 0, kFarthest);
	cue.integer("height", into.height, 0, kFarthest);
}

} // namespace profile
