#pragma once

#include "core/Image.hpp"
#include "core/Message.hpp"
#include "overlay/CounterView.hpp"

#include <cstdint>

namespace overlay {

// A drawn counter, or the sentence why it could not be drawn as asked and what was drawn instead.
struct Drawing {
	core::Image image; // empty when the view is not visible
	// The picture's size in pixels, also when there is nothing to draw: a hidden counter keeps its place in the
	// scene.
	int width = 0;
	int height = 0;
	core::Message trouble;
};

// Draws on the painter thread; may take milliseconds.
class PaintPort {
public:
	virtual ~PaintPort() = default;
	// Another number when the template of these settings has changed since: it must be drawn again. Painter thread;
	// may look at the disk.
	virtual std::uint64_t revision(const CounterSettings &settings) = 0;
	virtual Drawing draw(const CounterView &view, const CounterSettings &settings, double scale) = 0;
};

} // namespace overlay
