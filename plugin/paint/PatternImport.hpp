#pragma once

#include <QDomElement>

namespace paint {

// Figma fills a shape with a picture by a pattern that uses an <image> from elsewhere, which Qt Svg 6.8 leaves out: the
// image is put into the pattern itself, as long as that does not make the document many times larger. Pure.
void mendPatterns(const QDomElement &root);

} // namespace paint
