#pragma once

#include <obs.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace widget {

constexpr int kWidgets = 50;
constexpr std::int64_t kFirstNumber = 3000; // of all of them; each shop sells, so numbers fall

// What one of the widgets is to say.
struct Change {
	int index = 0;
	std::int64_t number = 0;
	int product = 0; // another one: another title, and other colours where a widget has any
};

// One of the two ways to put fifty numbers into a scene: our counters or OBS's text sources. Each shows beside its
// number the same number as a marker, by which it is known on the canvas.
class Widgets {
public:
	virtual ~Widgets() = default;

	virtual std::string name() const = 0;
	// Where the marker is in the picture.
	virtual int markerX() const = 0;
	virtual int markerY() const = 0;

	// Makes the source with this index. It may not be drawn yet.
	virtual OBSSourceAutoRelease make(int index) = 0;

	// Gets the changes ready, and answers what makes them: that alone is measured. Any thread but the graphics one.
	virtual std::function<void()> ready(const std::vector<Change> &changes) = 0;

	// The same for one widget on the graphics thread: does whatever libobs does there of it, or nothing.
	virtual std::function<void()> readyOnGraphicsThread(const Change &change) = 0;

	// What draws beside the graphics thread, by the beginning of its thread's name; empty: nothing.
	virtual std::string painterThread() const { return {}; }
};

// All fifty, each of which has been on program with its first picture and is off it again.
std::vector<OBSSourceAutoRelease> makeDrawn(Widgets &widgets);

} // namespace widget
