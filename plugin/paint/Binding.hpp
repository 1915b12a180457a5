#pragma once

#include <QString>

#include <optional>

namespace paint {

enum class BindingKind { Text, Bar, Image, Code, Show, Hide, Repeat };

// What the name of a designer's layer asks for.
struct Binding {
	BindingKind kind = BindingKind::Text;
	QString name;     // one of overlay/BindingNames.hpp
	bool fit = false; // of a text: it stays as wide as the designer's own, or as the box that it lies in
};

// A layer that looks like a binding but is none.
struct UnknownLayer {
	QString layer;
	QString suggestion; // empty: nothing is near
};

// Reads layer names such as `text:title`, in the forms that drawing programs give them on export: `text_x3A_title`
// (Illustrator), `text:title_2` (Figma), `text:title-1` (Inkscape), `Text: Title`, `text:title fit`. Pure.
std::optional<Binding> readBinding(const QString &layer);

// Answers a layer that was probably meant as a binding and is misspelt.
std::optional<UnknownLayer> findMisspelling(const QString &layer);

} // namespace paint
