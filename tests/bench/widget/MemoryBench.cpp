#include "widget/MemoryBench.hpp"

#include "libobs/LibobsHost.hpp"
#include "widget/OffscreenTarget.hpp"

#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include <malloc.h>

namespace widget {

namespace {

constexpr int kRounds = 5;
constexpr std::uint32_t kWidth = 600;
constexpr std::uint32_t kHeight = 200;
constexpr double kTexture = 4.0 * kWidth * kHeight;

struct Held {
	double resident = 0;
	double heap = 0;
};

// Of this process, in bytes.
Held held()
{
	malloc_trim(0);
	Held held;
	std::ifstream rollup("/proc/self/smaps_rollup");
	for (std::string line; std::getline(rollup, line);) {
		if (line.starts_with("Rss:")) {
			held.resident = std::stod(line.substr(4)) * 1024;
		}
	}
	const auto heap = mallinfo2();
	held.heap = static_cast<double>(heap.uordblks + heap.hblkhd);
	return held;
}

// Everything that libobs frees later is freed.
void settle()
{
	obs_wait_for_destroy_queue();
	LibobsHost::passFrames(3);
}

// What fifty take more than none, of which one is made and dropped before.
struct Measured {
	std::vector<double> resident;
	std::vector<double> heap;

	void once(const std::function<std::shared_ptr<void>()> &makeFifty)
	{
		settle();
		const Held before = held();
		{
			const auto fifty = makeFifty();
			settle();
			const Held after = held();
			resident.push_back((after.resident - before.resident) / kWidgets);
			heap.push_back((after.heap - before.heap) / kWidgets);
		}
		settle();
	}
};

// As a counter's, filled and drawn once.
std::shared_ptr<void> makeTextures()
{
	using Textures = std::vector<gs_texture_t *>;
	const std::shared_ptr<Textures> textures(new Textures, [](Textures *made) {
		obs_enter_graphics();
		for (gs_texture_t *texture : *made) {
			gs_texture_destroy(texture);
		}
		obs_leave_graphics();
		delete made;
	});
	LibobsHost::onGraphicsThread([&] {
		obs_enter_graphics();
		const std::vector<std::uint8_t> picture(static_cast<std::size_t>(kTexture), 0x80);
		const std::uint8_t *pixels = picture.data();
		OffscreenTarget target;
		gs_effect_t *const effect = obs_get_base_effect(OBS_EFFECT_DEFAULT);
		target.begin();
		textures->reserve(kWidgets);
		for (int index = 0; index < kWidgets; ++index) {
			textures->push_back(gs_texture_create(kWidth, kHeight, GS_BGRA, 1, &pixels, GS_DYNAMIC));
			gs_effect_set_texture_srgb(gs_effect_get_param_by_name(effect, "image"), textures->back());
			while (gs_effect_loop(effect, "Draw")) {
				gs_draw_sprite(textures->back(), 0, 0, 0);
			}
		}
		target.end();
		obs_leave_graphics();
	});
	return textures;
}

std::shared_ptr<void> make(Widgets &widgets)
{
	return std::make_shared<std::vector<OBSSourceAutoRelease>>(makeDrawn(widgets));
}

} // namespace

std::vector<Row> measureMemory(Widgets &counterWidgets, Widgets &textWidgets)
{
	mallopt(M_MMAP_THRESHOLD, 128 * 1024); // else it grows with what is freed, and large blocks stay in the heap
	Measured textures;
	Measured counters;
	Measured texts;
	for (int round = 0; round <= kRounds; ++round) {
		if (round == 1) { // the first one fills caches that stay
			textures = counters = texts = {};
		}
		textures.once(makeTextures);
		counters.once([&] { return make(counterWidgets); });
		texts.once([&] { return make(textWidgets); });
	}
	const double bare = medianOf(textures.resident);
	const double counter = medianOf(counters.resident);
	const auto kb = [](double bytes) {
		return bytes / 1e3;
	};
	return {
		{"memory of each: resident, with its texture in software GL",
		 "kB",
		 kb(counter),
		 kb(medianOf(texts.resident)),
		 "",
		 {}},
		{"memory of each: of that a bare dynamic texture of 600 × 200", "kB", kb(bare), {}, "", {}},
		{"memory of each: resident ÷ 480 kB that it shows", "×", counter / kTexture,
		 medianOf(texts.resident) / kTexture, "under 3", counter / kTexture < 3},
		{"memory of each: without software GL's, ÷ 480 kB", "×", (counter - bare) / kTexture, {}, "", {}},
		{"memory of each: heap, software GL's too",
		 "kB",
		 kb(medianOf(counters.heap)),
		 kb(medianOf(texts.heap)),
		 "",
		 {}},
	};
}

} // namespace widget
