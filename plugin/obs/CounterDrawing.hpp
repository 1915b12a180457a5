#pragma once

#include "app/PictureWall.hpp"
#include "core/Instant.hpp"
#include "obs/CounterMotion.hpp"
#include "obs/DeviceLoss.hpp"
#include "obs/Texture.hpp"

#include <graphics/graphics.h>

#include <cstdint>
#include <memory>

namespace host {

// The textures of one counter, and how they are drawn while it changes and while it rests: then it is one texture that
// is drawn once, and nothing is uploaded. Graphics thread only.
class CounterDrawing {
public:
	// `effect` draws what moves; null: nothing does. Both outlive this.
	CounterDrawing(gs_effect_t *effect, const DeviceLoss &device) : effect_(effect), device_(device) {}
	~CounterDrawing();
	CounterDrawing(const CounterDrawing &) = delete;
	CounterDrawing &operator=(const CounterDrawing &) = delete;

	// `picture` has an image.
	void draw(const app::PaintedCounter &picture, core::Instant now);
	// Nothing is shown now.
	void hide() { rest(); }

	// How often a picture, or what changed of it, went to the graphics card.
	std::uint64_t uploads() const { return uploads_; }

private:
	void take(const app::PaintedCounter &picture, core::Instant now);
	void show(const app::PaintedCounter &picture, bool keepsBefore);
	void rest();
	void startAnew();
	void drawMoving(core::Instant now);
	void drawResting() const;

	gs_effect_t *const effect_;
	const DeviceLoss &device_;
	std::uint64_t losses_ = 0; // of the device, when `texture_` was made
	CounterMotion motion_;
	std::shared_ptr<const core::Image> shown_;        // what `texture_` shows
	std::shared_ptr<const overlay::Patches> patches_; // and what was laid into it since
	core::Instant shownUntil_;                        // its number is too old afterwards
	core::Instant drawnAt_;
	Texture texture_;
	std::uint64_t uploads_ = 0;

	// While it moves.
	Texture before_;
	core::Instant beforeUntil_;                            // as `shownUntil_`
	std::shared_ptr<const overlay::RollingNumber> number_; // of `shown_`; null: it does not roll
	bool rolls_ = false;                                   // out of the one before
	Texture digits_;
	Texture digitsBefore_;
	Texture behind_;
};

} // namespace host
