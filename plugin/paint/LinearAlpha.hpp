#pragma once

#include "core/Image.hpp"

#include <QImage>

namespace paint {

// Turns a drawing into the form in which OBS blends: alpha is multiplied in linear light. With Qt's own, multiplied in
// sRGB, OBS would draw a dark rim around every letter. Pure.
core::Image toImage(const QImage &drawn);

} // namespace paint
