#pragma once

#include "core/Image.hpp"
#include "core/Instant.hpp"
#include "core/Message.hpp"
#include "core/SnapshotCell.hpp"
#include "overlay/CounterSettings.hpp"
#include "overlay/PaintPort.hpp"

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace app {

// A counter as the graphics thread takes it over.
struct PaintedCounter {
	// Null: draw nothing. The same two pointers as before mean the same picture, only good for longer.
	std::shared_ptr<const core::Image> image;
	std::shared_ptr<const overlay::Patches> patches; // to lay into `image`; null: none
	int width = 0;                                   // the picture's size, also when there is nothing to draw
	int height = 0;
	core::Instant validUntil = core::Instant::never(); // draw nothing after this: the number is too old
	core::Message trouble;                             // what the source's properties must say, or empty
	overlay::Motion motion = overlay::Motion::Off;
	std::shared_ptr<const overlay::RollingNumber> number; // null: it does not roll
	bool isScarce = false;                                // low or hot: what a pulse calls attention to
};

// The pictures of all counters at one moment. They change together, between two frames: counters that follow the
// product on air switch in the same frame.
class PictureWall {
public:
	using Picture = std::shared_ptr<const PaintedCounter>;
	using Pictures = std::vector<std::pair<std::uint64_t, Picture>>; // by counter, ascending

	// Painter thread.
	void hang(Pictures pictures);
	// Any thread: the latest, which may not be on screen yet; null: none.
	Picture latest(std::uint64_t counter) const;

	// Graphics thread, which never waits here: the picture in this frame; null: none. All calls with the same
	// `frame` see the same moment.
	Picture inFrame(std::uint64_t frame, std::uint64_t counter);

private:
	static Picture find(const Pictures &pictures, std::uint64_t counter);

	core::SnapshotCell<Pictures> pictures_;

	// Graphics thread only.
	std::uint64_t frame_ = 0;
	std::uint64_t seen_ = 0;
	std::shared_ptr<const Pictures> framed_;
};

} // namespace app
