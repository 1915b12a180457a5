#include "ui/CuePalette.hpp"

namespace ui {
namespace {

QColor rgb(unsigned value)
{
	return QColor::fromRgb(value);
}

CuePalette dark()
{
	return {.ground = rgb(0x0d1015),
		.panel = rgb(0x1b212b),
		.edge = rgb(0x333d4c),
		.ink = rgb(0xf7f9fc),
		.quiet = rgb(0xb3bdca),
		.onAir = rgb(0xff6b70),
		.good = rgb(0x5fdc93),
		.caution = rgb(0xffc94d),
		.danger = rgb(0xff8f8f),
		.soon = rgb(0xffc94d),
		.soonInk = rgb(0x1c1400),
		.now = rgb(0xb0122b),
		.nowInk = rgb(0xffffff),
		.rehearsal = rgb(0xc9b6ff),
		.rehearsalInk = rgb(0x150a33)};
}

CuePalette light()
{
	return {.ground = rgb(0xeef1f5),
		.panel = rgb(0xffffff),
		.edge = rgb(0xc3cbd6),
		.ink = rgb(0x10151c),
		.quiet = rgb(0x414c5a),
		.onAir = rgb(0xb0122b),
		.good = rgb(0x0a6236),
		.caution = rgb(0x754600),
		.danger = rgb(0xa61027),
		.soon = rgb(0xffd466),
		.soonInk = rgb(0x1c1400),
		.now = rgb(0xa61027),
		.nowInk = rgb(0xffffff),
		.rehearsal = rgb(0x4b2ba3),
		.rehearsalInk = rgb(0xffffff)};
}

CuePalette highContrast()
{
	return {.ground = rgb(0x000000),
		.panel = rgb(0x000000),
		.edge = rgb(0xffffff),
		.ink = rgb(0xffffff),
		.quiet = rgb(0xffffff),
		.onAir = rgb(0xffff00),
		.good = rgb(0xffffff),
		.caution = rgb(0xffff00),
		.danger = rgb(0xffff00),
		.soon = rgb(0xffff00),
		.soonInk = rgb(0x000000),
		.now = rgb(0xffffff),
		.nowInk = rgb(0x000000),
		.rehearsal = rgb(0x00ffff),
		.rehearsalInk = rgb(0x000000)};
}

// After Okabe and Ito, "Color Universal Design" (2008), lighter where they stand on dark: blue, yellow and orange,
// which differ for every kind of colour vision, and in lightness too.
CuePalette colourSafe()
{
	return {.ground = rgb(0x0b1220),
		.panel = rgb(0x17233a),
		.edge = rgb(0x34476b),
		.ink = rgb(0xf7f9fc),
		.quiet = rgb(0xb6c2d6),
		.onAir = rgb(0xf0e442),
		.good = rgb(0x56b4e9),
		.caution = rgb(0xf0e442),
		.danger = rgb(0xff9f40),
		.soon = rgb(0xf0e442),
		.soonInk = rgb(0x14130a),
		.now = rgb(0xff9f40),
		.nowInk = rgb(0x1a0d00),
		.rehearsal = rgb(0xe3b7d0),
		.rehearsalInk = rgb(0x2b0d1d)};
}

} // namespace

const CuePalette &cuePalette(profile::CueTheme theme)
{
	static const CuePalette kDark = dark();
	static const CuePalette kLight = light();
	static const CuePalette kHighContrast = highContrast();
	static const CuePalette kColourSafe = colourSafe();
	switch (theme) {
	case profile::CueTheme::Dark:
		break;
	case profile::CueTheme::Light:
		return kLight;
	case profile::CueTheme::HighContrast:
		return kHighContrast;
	case profile::CueTheme::ColourSafe:
		return kColourSafe;
	}
	return kDark;
}

CueLook cueLook(overlay::CueState state, const CuePalette &palette)
{
	switch (state) {
	case overlay::CueState::Untracked:
		break;
	case overlay::CueState::Stale:
		return {Shape::Clock, palette.quiet, "Cue.State.Stale"};
	case overlay::CueState::SoldOut:
		return {Shape::Cross, palette.danger, "Cue.State.SoldOut"};
	case overlay::CueState::Hot:
		return {Shape::Rise, palette.danger, "Cue.State.Hot"};
	case overlay::CueState::Low:
		return {Shape::Down, palette.caution, "Cue.State.Low"};
	case overlay::CueState::Ok:
		return {Shape::Check, palette.good, "Cue.State.Ok"};
	}
	return {Shape::Dash, palette.quiet, "Cue.State.Untracked"};
}

} // namespace ui
