#pragma once

#include "paint/TemplateLayers.hpp"

#include <QDomElement>

#include <string>

namespace paint {

// Puts the QR code of `link` in the place of a `qr:link` layer: black on a white ground that fills the designer's box,
// its modules on whole pixels unless the layer is turned. `scale`: pixels for each unit of the document. False: there
// is nothing to read or no room in which a phone could read it, and the layer is as it was.
bool putCode(const QDomElement &element, const Layer &layer, const std::string &link, double scale);

} // namespace paint
