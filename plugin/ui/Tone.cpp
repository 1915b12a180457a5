#include "ui/Tone.hpp"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

double luminance(const QColor &color)
{
	const auto linear = [](double part) {
		return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
	};
	return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

bool isReadable(const QColor &color, const QPalette &palette)
{
	return contrast(color, palette.color(QPalette::Base)) >= kReadableContrast &&
	       contrast(color, palette.color(QPalette::Window)) >= kReadableContrast;
}

QColor ofHue(int degrees, const QPalette &palette)
{
	return readable(QColor::fromHsl(degrees, 175, 128), palette);
}

} // namespace

double contrast(const QColor &one, const QColor &other)
{
	const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
	return (lighter + 0.05) / (darker + 0.05);
}

QColor readable(const QColor &wish, const QPalette &palette)
{
	constexpr float kStep = 0.02F;
	float hue = 0;
	float saturation = 0;
	float lightness = 0;
	wish.getHslF(&hue, &saturation, &lightness);
	const bool dark = luminance(palette.color(QPalette::Base)) < 0.18;
	QColor color = wish;
	while (!isReadable(color, palette) && lightness > 0 && lightness < 1) {
		lightness = std::clamp(lightness + (dark ? kStep : -kStep), 0.0F, 1.0F);
		color = QColor::fromHslF(std::max(hue, 0.0F), saturation, lightness);
	}
	return color;
}

QColor toneColor(Tone tone, const QPalette &palette)
{
	const QColor text = palette.color(QPalette::WindowText);
	switch (tone) {
	case Tone::Plain:
		break;
	case Tone::Quiet:
		return readable(blend(text, palette.color(QPalette::Base), 0.6), palette);
	case Tone::Accent:
		return readable(palette.color(QPalette::Highlight), palette);
	case Tone::Good:
		return ofHue(135, palette);
	case Tone::Caution:
		return ofHue(38, palette);
	case Tone::Danger:
		return ofHue(350, palette);
	}
	return text;
}

QColor blend(const QColor &top, const QColor &below, double share)
{
	const auto mix = [share](float over, float under) {
		return static_cast<float>(over * share + under * (1 - share));
	};
	return QColor::fromRgbF(mix(top.redF(), below.redF()), mix(top.greenF(), below.greenF()),
				mix(top.blueF(), below.blueF()));
}

} // namespace ui
