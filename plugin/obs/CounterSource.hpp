#pragma once

#include "app/CounterBoard.hpp"
#include "obs/CounterDrawing.hpp"

#include <obs.hpp>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace host {

// Answers the SKUs known now, each with its title. UI thread.
using KnownSkus = std::function<std::vector<std::pair<std::string, std::string>>()>;

// What belongs to all counters beside the board.
struct CounterBelongings {
	KnownSkus skus;
	std::string effectFile;     // what draws counters while they move; where it cannot be used they do not
	std::string templateFolder; // the user's own, UTF-8
};

// Offers "LiveShelf stock counter" to OBS. Sources of this kind may be made before the shop answers and may outlive
// EXIT, not the board.
void registerCounterSource(app::CounterBoard &board, CounterBelongings belongings);

// One stock counter in a scene collection. The painter draws it; this uploads a new picture once and draws the texture.
//
// libobs owns it. `update`, `setOnProgram`, `tick` and `render` are called on the graphics thread and never wait.
class CounterSource {
public:
	CounterSource(app::CounterBoard &board, gs_effect_t *effect, const DeviceLoss &device, obs_source_t *source);
	CounterSource(const CounterSource &) = delete;
	CounterSource &operator=(const CounterSource &) = delete;

	void update(obs_data_t *settings);
	void setOnProgram(bool onProgram) { counter_->setOnProgram(onProgram); }
	void tick();
	void render();

	// Any thread. The picture's size, also while it is hidden.
	std::uint32_t width() const { return width_; }
	std::uint32_t height() const { return height_; }
	// Any thread. What the properties must say of the template, or empty.
	core::Message trouble() const;
	OBSDataAutoRelease settings() const { return obs_source_get_settings(source_); }
	// How often a picture went to the graphics card. Graphics thread.
	std::uint64_t uploads() const { return drawing_.uploads(); }

private:
	obs_source_t *const source_; // owns this object, so no reference is held
	const std::shared_ptr<app::Counter> counter_;
	std::atomic<std::uint32_t> width_{0};
	std::atomic<std::uint32_t> height_{0};

	// Graphics thread only.
	std::shared_ptr<const app::PaintedCounter> picture_;
	core::Message shownTrouble_;
	CounterDrawing drawing_;
};

} // namespace host
