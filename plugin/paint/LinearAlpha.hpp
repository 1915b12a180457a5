#pragma once

#include "core/Image.hpp"

#include <QImage>
#include <QPoint>

namespace paint {

// Turns a drawing into the form in which OBS blends: alpha is multiplied in linear light. With Qt's own, multiplied in
// sRGB, OBS would draw a dark rim around every letter. Pure.
core::Image toImage(const QImage &drawn);

// Puts a part that was drawn anew in its place.
void putInto(core::Image &image, const QImage &drawn, QPoint at);

} // namespace paint
