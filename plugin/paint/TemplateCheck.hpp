#pragma once

#include "core/Error.hpp"

#include <QByteArray>
#include <QDomElement>
#include <QString>

namespace paint {

// What a template may be. Room for a designer, none for a trap.
struct TemplateLimits {
	qsizetype bytes = 1'048'576; // a drawn counter is a few kB; with pictures inside, some hundreds
	int nesting = 64;            // drawing programs nest groups about ten deep
	int drawnElements = 20'000;  // after every <use> is followed: keeps a drawing within milliseconds
	double size = 8192;          // pixels, wide or high: what every graphics card can show as one texture
};

// Reads a template as untrusted text before anything else touches it: no document type and so no entities, no script,
// nothing outside the file, within the limits. `file` is the name to put into the sentence. Pure.
core::Expected<void> checkTemplateText(const QByteArray &svg, const QString &file, const TemplateLimits &limits = {});

// How much there is to draw, once every <use>, mask and the like is followed; more than `limits` allow or a circle is
// an error.
core::Expected<void> checkTemplateCost(const QDomElement &root, const QString &file, const TemplateLimits &limits = {});

// A sentence about a template; every key has the gap `{file}`.
core::Message templateMessage(const char *key, const QString &file,
			      std::initializer_list<std::pair<const char *, QString>> values = {});

} // namespace paint
