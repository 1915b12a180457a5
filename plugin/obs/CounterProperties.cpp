#include "obs/CounterProperties.hpp"

#include "obs/HostText.hpp"

#include <algorithm>
#include <format>
#include <string_view>

namespace host {

namespace {

constexpr const char *kFollow = "follow"; // how the properties ask for the SKU; `sku` alone says what is followed
constexpr const char *kFollowOnAir = "on_air";
constexpr const char *kFollowSku = "sku";
constexpr const char *kSku = "sku";
constexpr const char *kTemplate = "template";
constexpr const char *kWhenStale = "when_stale";
constexpr const char *kHide = "hide";
constexpr const char *kMark = "mark";
constexpr const char *kScale = "scale";

// Beyond, a counter is larger than a 4K canvas.
constexpr int kLeastScale = 100;
constexpr int kMostScale = 400;

void showSku(obs_properties_t *properties, bool shown)
{
	obs_property_set_visible(obs_properties_get(properties, kSku), shown);
}

bool onFollowChanged(obs_properties_t *properties, obs_property_t *, obs_data_t *settings)
{
	const bool isOneSku = std::string_view(obs_data_get_string(settings, kFollow)) == kFollowSku;
	obs_property_t *list = obs_properties_get(properties, kSku);
	if (!isOneSku) {
		obs_data_set_string(settings, kSku, "");
	} else if (*obs_data_get_string(settings, kSku) == '\0' && obs_property_list_item_count(list) > 0) {
		obs_data_set_string(settings, kSku, obs_property_list_item_string(list, 0));
	}
	showSku(properties, isOneSku);
	return true;
}

// OBS saves the line that was picked in an editable list; what is meant is its SKU.
bool onSkuChanged(obs_properties_t *, obs_property_t *list, obs_data_t *settings)
{
	const std::string_view picked = obs_data_get_string(settings, kSku);
	for (std::size_t i = 0; i < obs_property_list_item_count(list); ++i) {
		if (picked == obs_property_list_item_name(list, i)) {
			const bool isOther = picked != obs_property_list_item_string(list, i);
			obs_data_set_string(settings, kSku, obs_property_list_item_string(list, i));
			return isOther;
		}
	}
	return false;
}

void addFollow(obs_properties_t *properties, const std::vector<std::pair<std::string, std::string>> &skus)
{
	obs_property_t *follow = obs_properties_add_list(properties, kFollow, hostText("CounterSource.Follow"),
							 OBS_COMBO_TYPE_LIST, OBS_COMBO_FORMAT_STRING);
	obs_property_list_add_string(follow, hostText("CounterSource.FollowOnAir"), kFollowOnAir);
	obs_property_list_add_string(follow, hostText("CounterSource.FollowSku"), kFollowSku);
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

void addTemplate(obs_properties_t *properties, const core::Message &trouble)
{
	const std::string filter = std::string(hostText("CounterSource.TemplateFiles")) + " (*.svg)";
	obs_property_t *path = obs_properties_add_path(properties, kTemplate, hostText("CounterSource.Template"),
						       OBS_PATH_FILE, filter.c_str(), nullptr);
	obs_property_set_long_description(path, hostText("CounterSource.TemplateHint"));
	if (!trouble.empty()) {
		const std::string sentence = core::render(trouble, hostTranslator());
		obs_property_t *line = obs_properties_add_text(properties, "trouble", sentence.c_str(), OBS_TEXT_INFO);
		obs_property_text_set_info_type(line, OBS_TEXT_INFO_WARNING);
		obs_property_text_set_info_word_wrap(line, true);
	}
	obs_property_t *scale = obs_properties_add_int_slider(properties, kScale, hostText("CounterSource.Scale"),
							      kLeastScale, kMostScale, 5);
	obs_property_int_set_suffix(scale, " %");
	obs_property_set_long_description(scale, hostText("CounterSource.ScaleHint"));
}

void addWhenStale(obs_properties_t *properties)
{
	obs_property_t *list = obs_properties_add_list(properties, kWhenStale, hostText("CounterSource.WhenStale"),
						       OBS_COMBO_TYPE_LIST, OBS_COMBO_FORMAT_STRING);
	obs_property_list_add_string(list, hostText("CounterSource.WhenStaleHide"), kHide);
	obs_property_list_add_string(list, hostText("CounterSource.WhenStaleMark"), kMark);
	obs_property_set_long_description(list, hostText("CounterSource.WhenStaleHint"));
}

} // namespace

overlay::CounterSettings readCounterSettings(obs_data_t *settings)
{
	overlay::CounterSettings read;
	read.sku = obs_data_get_string(settings, kSku);
	read.templatePath = obs_data_get_string(settings, kTemplate);
	read.whenStale = std::string_view(obs_data_get_string(settings, kWhenStale)) == kMark
				 ? overlay::WhenStale::Mark
				 : overlay::WhenStale::Hide;
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
	obs_data_set_default_int(settings, kScale, kLeastScale);
}

obs_properties_t *makeCounterProperties(obs_data_t *settings, const core::Message &trouble,
					const std::vector<std::pair<std::string, std::string>> &skus)
{
	if (settings) {
		// `sku` may have been set by a script that knows nothing of this list; libobs calls every callback when
		// the properties open, and that must change nothing.
		const bool isOnAir = *obs_data_get_string(settings, kSku) == '\0';
		obs_data_set_string(settings, kFollow, isOnAir ? kFollowOnAir : kFollowSku);
	}
	obs_properties_t *properties = obs_properties_create();
	addFollow(properties, skus);
	addTemplate(properties, trouble);
	addWhenStale(properties);
	return properties;
}

} // namespace host
