#pragma once

#include "app/Ports.hpp"
#include "core/SnapshotCell.hpp"
#include "overlay/CounterView.hpp"
#include "overlay/ShelfFacts.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace app {

// A counter as the graphics thread takes it over.
struct PaintedCounter {
	core::Image image;                                 // empty: draw nothing
	core::Instant validUntil = core::Instant::never(); // draw nothing after this: the number is too old
	core::Message trouble;                             // what the source's properties must say, or empty
};

// One counter in a scene: shared by its OBS source and the painter.
class Counter {
public:
	// Any thread, also the graphics thread: never waits for the painter.
	void configure(overlay::CounterSettings settings, double scale);

	// Latest drawing; the graphics thread uses `tryLatest`.
	const core::SnapshotCell<PaintedCounter> &picture() const { return picture_; }

private:
	friend class CounterBoard;
	struct Wish {
		overlay::CounterSettings settings;
		double scale = 1;
	};
	core::SnapshotCell<Wish> wish_;
	core::SnapshotCell<PaintedCounter> picture_;
	// Painter thread only: what `picture_` shows.
	std::shared_ptr<const Wish> drawnWish_;
	overlay::CounterView drawnView_;
	class CounterBoard *board_ = nullptr;
};

// All counters of all scenes, and the painter thread that keeps their pictures equal to the shelf.
//
// Lives from module load to module unload. A counter is redrawn when its view or its wish changes; a view that only
// gets a later `validUntil` is published again without drawing.
class CounterBoard {
public:
	CounterBoard(PaintPort &paint, core::Translator translate);
	~CounterBoard();

	// Any thread. The counter goes off the board when the last reference outside is dropped.
	std::shared_ptr<Counter> add();

	// Any thread; the painter wakes at once.
	void publish(std::shared_ptr<const overlay::ShelfFacts> facts);

	// Ends the painter thread; returns within a drawing's time. Pictures stay but grow old.
	void stop() noexcept;
};

} // namespace app
