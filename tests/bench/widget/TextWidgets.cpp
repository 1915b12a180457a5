#include "widget/TextWidgets.hpp"

#include "libobs/LibobsHost.hpp"
#include "widget/Marker.hpp"
#include "widget/SourceKinds.hpp"

#include <array>
#include <filesystem>
#include <format>
#include <memory>
#include <stdexcept>
#include <utility>

#include <dlfcn.h>

namespace widget {

namespace {

namespace fs = std::filesystem;

constexpr const char *kKind = "text_ft2_source_v2";
// With these the text is about as large as the counter's 600 × 200.
constexpr const char *kFont = "DejaVu Sans";
constexpr int kFontSize = 76;
constexpr std::array<const char *, 4> kTitles = {"Blue winter hat", "Hooded raincoat", "Woollen scarf, new",
						 "Enamel camping mug"};

// Where OBS was installed: beside libobs, and in the `share` above it.
void loadPlugin()
{
	Dl_info libobs = {};
	dladdr(reinterpret_cast<void *>(obs_startup), &libobs);
	const fs::path folder = fs::canonical(libobs.dli_fname).parent_path();
	fs::path data;
	for (fs::path above = folder; data.empty() && above != above.root_path(); above = above.parent_path()) {
		const fs::path candidate = above / "share/obs/obs-plugins/text-freetype2";
		data = fs::exists(candidate) ? candidate : fs::path();
	}
	const std::string plugin = folder / "obs-plugins/text-freetype2.so";
	obs_module_t *module = nullptr;
	if (obs_open_module(&module, plugin.c_str(), data.c_str()) != MODULE_SUCCESS || !obs_init_module(module)) {
		throw std::runtime_error("OBS's text source could not be loaded: " + plugin);
	}
}

OBSDataAutoRelease settingsOf(const Change &change)
{
	const auto [red, green, blue] = Marker::of(change.number).rgb;
	const long long colour = 0xFF000000LL | blue << 16 | green << 8 | red;
	const char *title = kTitles[static_cast<std::size_t>(change.product) % kTitles.size()];
	OBSDataAutoRelease settings = obs_data_create();
	const OBSDataAutoRelease font = obs_data_create();
	obs_data_set_string(font, "face", kFont);
	obs_data_set_string(font, "style", "Book");
	obs_data_set_int(font, "size", kFontSize);
	obs_data_set_obj(settings, "font", font);
	obs_data_set_string(settings, "text", std::format("█ {} left\n{}", change.number, title).c_str());
	obs_data_set_int(settings, "color1", colour);
	obs_data_set_int(settings, "color2", colour);
	return settings;
}

} // namespace

TextWidgets::TextWidgets()
{
	loadPlugin();
	findMarker();
}

OBSSourceAutoRelease TextWidgets::make(int index)
{
	obs_wait_for_destroy_queue(); // libobs destroys on a thread of its own, and FreeType bears only one at a time
	const OBSDataAutoRelease settings = settingsOf({index, kFirstNumber});
	return obs_source_create_private(kKind, std::format("Text {}", index).c_str(), settings);
}

void TextWidgets::findMarker()
{
	const OBSSourceAutoRelease source = make(0);
	LibobsHost::passFramesUntil([&] { return obs_source_get_width(source) > 0; });
	const QImage picture = LibobsHost::screenshot(source, Qt::black);
	const auto [red, green, blue] = Marker::of(kFirstNumber).rgb;
	const auto isFull = [&](int x, int y) {
		return picture.pixelColor(x, y) == QColor(red, green, blue);
	};
	for (int y = 0; y + Marker::kSize <= picture.height(); ++y) {
		for (int x = 0; x + Marker::kSize <= picture.width(); ++x) {
			if (isFull(x, y) && isFull(x + Marker::kSize - 1, y + Marker::kSize - 1)) {
				markerX_ = x;
				markerY_ = y;
				return;
			}
		}
	}
	throw std::runtime_error("the text source shows no marker");
}

void TextWidgets::use(const std::vector<OBSSourceAutoRelease> &sources)
{
	sources_.assign(sources.begin(), sources.end());
}

std::function<void()> TextWidgets::ready(const std::vector<Change> &changes)
{
	// std::function wants what can be copied.
	std::vector<std::pair<OBSSource, OBSData>> updates;
	updates.reserve(changes.size());
	for (const Change &change : changes) {
		updates.emplace_back(sources_[static_cast<std::size_t>(change.index)], settingsOf(change).Get());
	}
	return [updates = std::move(updates)] {
		for (const auto &[source, settings] : updates) {
			obs_source_update(source, settings);
		}
	};
}

std::function<void()> TextWidgets::readyOnGraphicsThread(const Change &change)
{
	const OBSSource source = sources_[static_cast<std::size_t>(change.index)];
	// libobs lays new settings over the old ones at once, and hands them over in the next tick.
	return [open = OpenSource(source), settings = OBSData(settingsOf(change).Get())] {
		open.update(settings);
	};
}

} // namespace widget
