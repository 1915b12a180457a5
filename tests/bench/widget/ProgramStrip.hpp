#pragma once

#include "widget/Widgets.hpp"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

namespace widget {

// A scene on program with one of each widget, of which only a strip with the markers lies inside the canvas; so
// software GL does not spend the frame on what a graphics card does by itself. After each frame the strip is read back:
// what it shows has been drawn.
class ProgramStrip {
public:
	struct Seen {
		int index = 0;
		std::int64_t number = 0;
		double atUs = 0; // on the steady clock, when the frame was drawn
		std::uint64_t frame = 0;
	};

	ProgramStrip(const Widgets &widgets, const std::vector<OBSSourceAutoRelease> &sources);
	~ProgramStrip();
	ProgramStrip(const ProgramStrip &) = delete;
	ProgramStrip &operator=(const ProgramStrip &) = delete;

	// Any thread. Frames that have been drawn.
	std::uint64_t frames() const { return frames_; }
	// Each number that was seen anew since the last call, in the order of the frames.
	std::vector<Seen> take();
	void waitUntilAllShow(std::int64_t number) const;
	std::int64_t number(int index) const { return shown_[static_cast<std::size_t>(index)]; }

private:
	static void onRendered(void *strip);
	void look();

	OBSSceneAutoRelease scene_;
	std::vector<std::atomic<std::int64_t>> shown_;
	std::atomic<std::uint64_t> frames_{0};
	std::mutex mutex_;
	std::vector<Seen> seen_;
	// Graphics thread.
	gs_texture_t *row_ = nullptr;
	gs_stagesurf_t *stage_ = nullptr;
};

} // namespace widget
