#include "obs/CounterProperties.hpp"

#include "obs/HostText.hpp"
#include "obs/TemplateList.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <format>
#include <string_view>

namespace host {

namespace {

using overlay::CounterSettings;
using overlay::Follow;
using overlay::Motion;

// The keys are forever.
constexpr const char *kFollow = "follow";
constexpr const char *kFollowOnAir = "on_air"; // as `sku` or `product`, with nothing in `sku`
constexpr const char *kFollowProductOnAir = "product_on_air";
constexpr const char *kFollowSku = "sku";
constexpr const char *kFollowProduct = "product";
constexpr const char *kFollowQueue = "queue";
constexpr const char *kFollowHot = "hot";
constexpr const char *kSku = "sku";
constexpr const char *kTemplate = "template";          // a name, `file`, or a path
constexpr const char *kOtherFile = "file";             // the one in `template_file`
constexpr const char *kTemplateFile = "template_file"; // a path
constexpr const char *kWhenStale = "when_stale";
constexpr const char *kWhenSoldOut = "when_sold_out";
constexpr const char *kHide = "hide";
constexpr const char *kMark = "mark";
constexpr const char *kShow = "show";
constexpr const char *kMotion = "motion";
constexpr const char *kOff = "off";
constexpr const char *kCalm = "calm";
constexpr const char *kLively = "lively";
constexpr const char *kCap = "cap";
constexpr const char *kScale = "scale";

// Beyond, a counter is larger than a 4K canvas.
constexpr int kLeastScale = 100;
constexpr int kMostScale = 400;
constexpr int kMostCap = 9999;

std::string_view textOf(obs_data_t *settings, const char *key)
{
	return obs_data_get_string(settings, key);
}

bool isPath(std::string_view name)
{
	return std::filesystem::path(std::u8string(name.begin(), name.end())).is_absolute();
}

bool asksForSku(std::string_view follow)
{
	return follow == kFollowSku || follow == kFollowProduct;
}

void showOnlyWhatIsAsked(obs_properties_t *properties, obs_data_t *settings)
{
	obs_property_set_visible(obs_properties_get(properties, kSku), asksForSku(textOf(settings, kFollow)));
	obs_property_set_visible(obs_properties_get(properties, kTemplateFile),
				 textOf(settings, kTemplate) == kOtherFile);
}

bool onFollowChanged(obs_properties_t *properties, obs_property_t *, obs_data_t *settings)
{
	obs_property_t *list = obs_properties_get(properties, kSku);
	if (!asksForSku(textOf(settings, kFollow))) {
		obs_data_set_string(settings, kSku, "");
	} else if (textOf(settings, kSku).empty() && obs_property_list_item_count(list) > 0) {
		obs_data_set_string(settings, kSku, obs_property_list_item_string(list, 0));
	}
	showOnlyWhatIsAsked(properties, settings);
	return true;
}

bool onTemplateChanged(obs_properties_t *properties, obs_property_t *, obs_data_t *settings)
{
	showOnlyWhatIsAsked(properties, settings);
	return true;
}

// OBS saves the line that was picked in an editable list; what is meant is its SKU.
bool onSkuChanged(obs_properties_t *, obs_property_t *list, obs_data_t *settings)
{
	const std::string_view picked = textOf(settings, kSku);
	for (std::size_t i = 0; i < obs_property_list_item_count(list); ++i) {
		if (picked == obs_property_list_item_name(list, i)) {
			const bool isOther = picked != obs_property_list_item_string(list, i);
			obs_data_set_string(settings, kSku, obs_property_list_item_string(list, i));
			return isOther;
		}
	}
	return false;
}

struct Choice {
	const char *value;
	const char *text; // locale key
};

obs_property_t *addChoices(obs_properties_t *properties, const char *key, const char *label,
			   std::initializer_list<Choice> choices, const char *hint = nullptr)
{
	obs_property_t *list =
		obs_properties_add_list(properties, key, hostText(label), OBS_COMBO_TYPE_LIST, OBS_COMBO_FORMAT_STRING);
	for (const Choice &choice : choices) {
		obs_property_list_add_string(list, hostText(choice.text), choice.value);
	}
	if (hint) {
		obs_property_set_long_description(list, hostText(hint));
	}
	return list;
}

void addFollow(obs_properties_t *properties, const std::vector<std::pair<std::string, std::string>> &skus)
{
	obs_property_t *follow = addChoices(properties, kFollow, "CounterSource.Follow",
					    {{kFollowOnAir, "CounterSource.FollowOnAir"},
					     {kFollowProductOnAir, "CounterSource.FollowProductOnAir"},
					     {kFollowSku, "CounterSource.FollowSku"},
					     {kFollowProduct, "CounterSource.FollowProduct"},
					     {kFollowQueue, "CounterSource.FollowQueue"},
					     {kFollowHot, "CounterSource.FollowHot"}},
					    "CounterSource.FollowHint");
	obs_property_set_modified_callback(follow, onFollowChanged);

	// Editable: a scene is often made before the shop is connected.
	obs_property_t *list = obs_properties_add_list(properties, kSku, hostText("CounterSource.Sku"),
						       OBS_COMBO_TYPE_EDITABLE, OBS_COMBO_FORMAT_STRING);
	for (const auto &[sku, title] : skus) {
		const std::string line = title.empty() ? sku : std::format("{} ({})", title, sku);
		obs_property_list_add_string(list, line.c_str(), sku.c_str());
	}
	obs_property_set_long_description(list, hostText("CounterSource.SkuHint"));
	obs_property_set_modified_callback(list, onSkuChanged);
}

void addTemplate(obs_properties_t *properties, obs_data_t *settings, const core::Message &trouble,
		 const std::string &ownFolder)
{
	obs_property_t *list = obs_properties_add_list(properties, kTemplate, hostText("CounterSource.Template"),
						       OBS_COMBO_TYPE_LIST, OBS_COMBO_FORMAT_STRING);
	const auto offered = offeredTemplates(ownFolder);
	for (const auto &[name, title] : offered) {
		obs_property_list_add_string(list, title.c_str(), name.c_str());
	}
	const std::string present = settings ? std::string(textOf(settings, kTemplate)) : std::string();
	const bool isKnown = present == kOtherFile ||
			     std::ranges::any_of(offered, [&](const auto &one) { return one.first == present; });
	if (!isKnown) { // of another machine, perhaps: it is not forgotten
		obs_property_list_add_string(list, present.c_str(), present.c_str());
	}
	obs_property_list_add_string(list, hostText("CounterSource.TemplateOther"), kOtherFile);
	obs_property_set_long_description(list, hostText("CounterSource.TemplateHint"));
	obs_property_set_modified_callback(list, onTemplateChanged);

	const std::string filter = std::string(hostText("CounterSource.TemplateFiles")) + " (*.svg)";
	obs_properties_add_path(properties, kTemplateFile, hostText("CounterSource.TemplateFile"), OBS_PATH_FILE,
				filter.c_str(), nullptr);
	if (!trouble.empty()) {
		const std::string sentence = core::render(trouble, hostTranslator());
		obs_property_t *line = obs_properties_add_text(properties, "trouble", sentence.c_str(), OBS_TEXT_INFO);
		obs_property_text_set_info_type(line, OBS_TEXT_INFO_WARNING);
		obs_property_text_set_info_word_wrap(line, true);
	}
	obs_properties_set_param(properties, new std::string(ownFolder),
				 [](void *folder) { delete static_cast<std::string *>(folder); });
	obs_properties_add_button2(
		properties, "template_folder", hostText("CounterSource.TemplateFolder"),
		[](obs_properties_t *all, obs_property_t *, void *) {
			openTemplateFolder(*static_cast<std::string *>(obs_properties_get_param(all)));
			return false;
		},
		nullptr);
}

void addBehaviour(obs_properties_t *properties)
{
	addChoices(properties, kWhenStale, "CounterSource.WhenStale",
		   {{kHide, "CounterSource.WhenStaleHide"}, {kMark, "CounterSource.WhenStaleMark"}},
		   "CounterSource.WhenStaleHint");
	addChoices(properties, kWhenSoldOut, "CounterSource.WhenSoldOut",
		   {{kShow, "CounterSource.WhenSoldOutShow"}, {kHide, "CounterSource.WhenSoldOutHide"}});
	addChoices(properties, kMotion, "CounterSource.Motion",
		   {{kOff, "CounterSource.MotionOff"},
		    {kCalm, "CounterSource.MotionCalm"},
		    {kLively, "CounterSource.MotionLively"}},
		   "CounterSource.MotionHint");
}

void addAdvanced(obs_properties_t *properties)
{
	obs_property_t *scale = obs_properties_add_int_slider(properties, kScale, hostText("CounterSource.Scale"),
							      kLeastScale, kMostScale, 5);
	obs_property_int_set_suffix(scale, " %");
	obs_property_set_long_description(scale, hostText("CounterSource.ScaleHint"));
	obs_property_t *cap = obs_properties_add_int(properties, kCap, hostText("CounterSource.Cap"), 0, kMostCap, 1);
	obs_property_set_long_description(cap, hostText("CounterSource.CapHint"));
}

} // namespace

overlay::CounterSettings readCounterSettings(obs_data_t *settings)
{
	CounterSettings read;
	const std::string_view follow = textOf(settings, kFollow);
	read.follow = follow == kFollowQueue                                      ? Follow::Queue
		      : follow == kFollowHot                                      ? Follow::Hot
		      : follow == kFollowProduct || follow == kFollowProductOnAir ? Follow::Product
										  : Follow::Sku;
	read.sku = textOf(settings, kSku);
	read.templateName = textOf(settings, kTemplate);
	if (read.templateName == kOtherFile) {
		read.templateName = textOf(settings, kTemplateFile);
	}
	read.whenStale = textOf(settings, kWhenStale) == kMark ? overlay::WhenStale::Mark : overlay::WhenStale::Hide;
	read.whenSoldOut =
		textOf(settings, kWhenSoldOut) == kHide ? overlay::WhenSoldOut::Hide : overlay::WhenSoldOut::Show;
	const std::string_view motion = textOf(settings, kMotion);
	read.motion = motion == kOff ? Motion::Off : motion == kLively ? Motion::Lively : Motion::Calm;
	read.cap = std::clamp<long long>(obs_data_get_int(settings, kCap), 0, kMostCap);
	return read;
}

double readCounterScale(obs_data_t *settings)
{
	const auto percent = std::clamp<long long>(obs_data_get_int(settings, kScale), kLeastScale, kMostScale);
	return static_cast<double>(percent) / 100;
}

void setCounterDefaults(obs_data_t *settings)
{
	obs_data_set_default_string(settings, kFollow, kFollowOnAir);
	obs_data_set_default_string(settings, kWhenStale, kHide);
	obs_data_set_default_string(settings, kWhenSoldOut, kShow);
	obs_data_set_default_string(settings, kMotion, kCalm);
	obs_data_set_default_int(settings, kScale, kLeastScale);
}

obs_properties_t *makeCounterProperties(obs_data_t *settings, const core::Message &trouble,
					const CounterChoices &choices)
{
	if (settings) {
		// These may have been set by a script that knows nothing of the lists; libobs calls every callback when
		// the properties open, and that must change nothing.
		const bool hasSku = !textOf(settings, kSku).empty();
		const std::string_view follow = textOf(settings, kFollow);
		if (hasSku && !asksForSku(follow)) {
			obs_data_set_string(settings, kFollow,
					    follow == kFollowProductOnAir ? kFollowProduct : kFollowSku);
		} else if (!hasSku && asksForSku(follow)) {
			obs_data_set_string(settings, kFollow,
					    follow == kFollowProduct ? kFollowProductOnAir : kFollowOnAir);
		}
		if (const std::string path(textOf(settings, kTemplate)); isPath(path)) {
			obs_data_set_string(settings, kTemplateFile, path.c_str());
			obs_data_set_string(settings, kTemplate, kOtherFile);
		}
	}
	obs_properties_t *properties = obs_properties_create();
	addFollow(properties, choices.skus);
	addTemplate(properties, settings, trouble, choices.templateFolder);
	addBehaviour(properties);
	addAdvanced(properties);
	return properties;
}

} // namespace host
