#pragma once

#include "core/Image.hpp"
#include "core/Message.hpp"
#include "overlay/CounterModel.hpp"
#include "overlay/CounterSettings.hpp"
#include "overlay/CounterView.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace overlay {

// A part of a picture that was drawn anew.
struct Patch {
	int left = 0; // of the picture, in pixels
	int top = 0;
	core::Image image;
};

// All that changed of a picture since its image was drawn. Those of one image always cover the same places, so any of
// them may be laid over any other.
using Patches = std::vector<Patch>;

// The counter's number by itself, so that it can roll: it lies over everything else in its place.
struct RollingNumber {
	int left = 0; // of the picture, in pixels
	int top = 0;
	core::Image digits;
	core::Image behind;      // the picture in that place without the number
	std::uint64_t place = 0; // numbers with the same one roll into each other
};

// A drawn counter, or the sentence why it could not be drawn as asked and what was drawn instead.
struct Drawing {
	std::shared_ptr<const core::Image> image; // null when the view is not visible
	std::shared_ptr<const Patches> patches;   // to lay into `image`; null: none
	// The picture's size in pixels, also when there is nothing to draw: a hidden counter keeps its place in the
	// scene.
	int width = 0;
	int height = 0;
	std::shared_ptr<const RollingNumber> number; // null: it does not roll
	core::Message trouble;
};

// What one counter is drawn on; remembers what it drew, so that the next number costs little. Painter thread; may take
// milliseconds and look at the disk.
class CounterCanvas {
public:
	virtual ~CounterCanvas() = default;
	// What the template has rows for.
	virtual ListRooms rooms(const CounterSettings &settings) = 0;
	// Another number when the template or a picture of the view has changed since: it must be drawn again.
	virtual std::uint64_t revision(const CounterView &view, const CounterSettings &settings) = 0;
	virtual Drawing draw(const CounterView &view, const CounterSettings &settings, double scale) = 0;
};

class PaintPort {
public:
	virtual ~PaintPort() = default;
	// Must not outlive the port. Any thread.
	virtual std::unique_ptr<CounterCanvas> makeCanvas() = 0;
};

} // namespace overlay
