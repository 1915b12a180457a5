#include "obs/CounterDrawing.hpp"

#include <obs.h>

#include <utility>

namespace host {

namespace {

// A counter that was not drawn for so long was out of sight: some frames at any rate.
constexpr core::Duration kGap = core::Duration::ms(200);

void setTexture(gs_effect_t *effect, const char *name, const Texture &texture)
{
	gs_effect_set_texture_srgb(gs_effect_get_param_by_name(effect, name), texture.get());
}

void setNumber(gs_effect_t *effect, const char *name, double value)
{
	gs_effect_set_float(gs_effect_get_param_by_name(effect, name), static_cast<float>(value));
}

void drawSprite(gs_effect_t *effect, const char *technique, gs_texture_t *texture)
{
	while (gs_effect_loop(effect, technique)) {
		gs_draw_sprite(texture, 0, 0, 0);
	}
}

void lay(const overlay::Patches &patches, Texture &texture)
{
	for (const overlay::Patch &patch : patches) {
		const Texture part = Texture::of(patch.image);
		if (!part) {
			texture.reset(); // else the number before would stay
			return;
		}
		gs_copy_texture_region(texture.get(), static_cast<std::uint32_t>(patch.left),
				       static_cast<std::uint32_t>(patch.top), part.get(), 0, 0,
				       static_cast<std::uint32_t>(patch.image.width),
				       static_cast<std::uint32_t>(patch.image.height));
	}
}

} // namespace

CounterDrawing::~CounterDrawing()
{
	obs_enter_graphics();
	rest();
	texture_.reset();
	obs_leave_graphics();
}

void CounterDrawing::draw(const app::PaintedCounter &picture, core::Instant now)
{
	if (device_.losses() != losses_) {
		startAnew();
	}
	if (picture.image != shown_ || picture.patches != patches_) {
		take(picture, now);
	}
	shownUntil_ = picture.validUntil;
	drawnAt_ = now;
	if (!texture_) {
		return;
	}
	const bool wasSrgb = gs_framebuffer_srgb_enabled();
	gs_enable_framebuffer_srgb(true);
	gs_blend_state_push();
	gs_blend_function(GS_BLEND_ONE, GS_BLEND_INVSRCALPHA); // colour comes multiplied by alpha
	if (motion_.faded(now) >= 1 || now > beforeUntil_) {   // a pulse needs only the picture itself
		rest();
	}
	if (effect_ && motion_.isMoving(now)) {
		drawMoving(now);
	} else {
		drawResting();
	}
	gs_blend_state_pop();
	gs_enable_framebuffer_srgb(wasSrgb);
}

void CounterDrawing::take(const app::PaintedCounter &picture, core::Instant now)
{
	// What was hidden, or is too old by now, is not shown again.
	const bool wasSeen = now - drawnAt_ < kGap && now <= shownUntil_;
	const bool fades = effect_ && wasSeen && texture_.hasSizeOf(*picture.image);
	beforeUntil_ = fades ? shownUntil_ : core::Instant::never();
	motion_.change(picture.motion, fades, picture.isScarce, now);
	const auto numberBefore = number_;
	number_ = picture.number;
	rolls_ = false;
	const bool moves = motion_.faded(now) < 1;
	show(picture, moves);
	if (moves && number_ && numberBefore && number_->place == numberBefore->place) {
		digitsBefore_ = Texture::of(numberBefore->digits);
		digits_ = Texture::of(number_->digits);
		behind_ = Texture::of(number_->behind);
		rolls_ = digitsBefore_ && digits_ && behind_;
	}
}

// Only what changed is sent where that is known.
void CounterDrawing::show(const app::PaintedCounter &picture, bool keepsBefore)
{
	const bool isPatched = texture_ && picture.image == shown_ && picture.patches;
	if (keepsBefore) {
		before_ = isPatched ? Texture::copyOf(texture_) : std::exchange(texture_, Texture());
	}
	if (!isPatched) {
		texture_ = Texture::of(*picture.image);
	}
	if (texture_ && picture.patches) {
		lay(*picture.patches, texture_);
	}
	shown_ = picture.image;
	patches_ = picture.patches;
	++uploads_;
}

void CounterDrawing::startAnew()
{
	losses_ = device_.losses();
	rest();
	texture_.reset();
	shown_.reset();
	patches_.reset();
}

void CounterDrawing::rest()
{
	rolls_ = false;
	for (Texture *texture : {&before_, &digits_, &digitsBefore_, &behind_}) {
		texture->reset();
	}
}

void CounterDrawing::drawMoving(core::Instant now)
{
	const double faded = motion_.faded(now);
	setTexture(effect_, "image", texture_);
	setTexture(effect_, "before", before_ ? before_ : texture_);
	setNumber(effect_, "faded", faded);
	setNumber(effect_, "light", motion_.light(now));
	if (!rolls_ || faded >= 1) {
		drawSprite(effect_, "Fade", texture_.get());
		return;
	}
	const auto width = static_cast<float>(shown_->width);
	const auto height = static_cast<float>(shown_->height);
	struct vec4 place;
	vec4_set(&place, static_cast<float>(number_->left) / width, static_cast<float>(number_->top) / height,
		 static_cast<float>(number_->digits.width) / width,
		 static_cast<float>(number_->digits.height) / height);
	gs_effect_set_vec4(gs_effect_get_param_by_name(effect_, "place"), &place);
	setTexture(effect_, "digits", digits_);
	setTexture(effect_, "digitsBefore", digitsBefore_);
	setTexture(effect_, "behind", behind_);
	setNumber(effect_, "rolled", faded);
	drawSprite(effect_, "Roll", texture_.get());
}

void CounterDrawing::drawResting() const
{
	gs_effect_t *const effect = obs_get_base_effect(OBS_EFFECT_DEFAULT);
	setTexture(effect, "image", texture_);
	drawSprite(effect, "Draw", texture_.get());
}

} // namespace host
