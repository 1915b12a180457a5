#pragma once

#include "app/ShownRecord.hpp"
#include "core/Image.hpp"
#include "core/Instant.hpp"
#include "core/Message.hpp"
#include "core/SnapshotCell.hpp"
#include "overlay/CounterView.hpp"
#include "overlay/PaintPort.hpp"
#include "overlay/ShelfFacts.hpp"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace app {

// A counter as the graphics thread takes it over.
struct PaintedCounter {
	// Null: draw nothing. The same pointer as before means the same picture, only good for longer.
	std::shared_ptr<const core::Image> image;
	int width = 0; // the picture's size, also when there is nothing to draw
	int height = 0;
	core::Instant validUntil = core::Instant::never(); // draw nothing after this: the number is too old
	core::Message trouble;                             // what the source's properties must say, or empty
};

// What wakes the painter. Its lock is never held while something is drawn. Shared by the board and its counters, so
// that a counter which outlives the board wakes nobody instead of touching freed memory.
class PainterBell {
public:
	void ring();
	void close();
	// Returns when rung, when closed, or once `until` has passed; answers whether the painter goes on.
	bool wait(core::Instant until);
	bool isClosed() const;

private:
	mutable std::mutex mutex_;
	std::condition_variable changed_;
	bool rung_ = false;
	bool closed_ = false;
};

// One counter in a scene: shared by its OBS source and the painter.
class Counter {
public:
	Counter(std::uint64_t id, std::shared_ptr<PainterBell> bell) : id_(id), bell_(std::move(bell)) {}

	// Any thread, also the graphics thread: never waits for a drawing.
	void configure(overlay::CounterSettings settings, double scale);
	// Whether viewers can see it; likewise. What they see is written down.
	void setOnProgram(bool onProgram);

	// Latest drawing; the graphics thread uses `tryLatest`.
	const core::SnapshotCell<PaintedCounter> &picture() const { return picture_; }

private:
	friend class CounterBoard;
	struct Wish {
		overlay::CounterSettings settings;
		double scale = 1;
	};
	const std::uint64_t id_;
	const std::shared_ptr<PainterBell> bell_;
	std::atomic<bool> onProgram_{false};
	core::SnapshotCell<Wish> wish_;
	core::SnapshotCell<PaintedCounter> picture_;
	// Painter thread only: what `picture_` shows.
	std::shared_ptr<const Wish> drawnWish_;
	overlay::CounterView drawnView_;
	std::uint64_t drawnRevision_ = 0;
};

// All counters of all scenes, and the painter thread that keeps their pictures equal to the shelf.
//
// Lives from module load to module unload. A counter is redrawn when its view or its wish changes; a view that only
// gets a later `validUntil` is published again without drawing. Of facts that come faster than they can be drawn, the
// latest wins. A template's file that was changed is seen within a second.
class CounterBoard {
public:
	// `shown` is told, on the painter, each number that viewers see; it must not block or throw.
	CounterBoard(overlay::PaintPort &paint, core::Translator translate,
		     std::function<void(stock::JournalEvent)> shown = {});
	~CounterBoard();
	CounterBoard(const CounterBoard &) = delete;
	CounterBoard &operator=(const CounterBoard &) = delete;

	// Any thread. The counter goes off the board when the last reference outside is dropped.
	std::shared_ptr<Counter> add();

	// Any thread; the painter wakes at once.
	void publish(std::shared_ptr<const overlay::ShelfFacts> facts);

	// Ends the painter thread; returns within a drawing's time. Pictures stay but grow old. The owner's thread
	// only.
	void stop() noexcept;

private:
	void run();
	// Answers until when the counter may stay as it is.
	core::Instant tend(Counter &counter) noexcept;
	void refresh(Counter &counter, const overlay::ShelfFacts &facts, core::Instant now);
	void paint(Counter &counter, const Counter::Wish &wish, const overlay::CounterView &view);
	void note(const Counter &counter, const overlay::ShelfFacts &facts, core::Instant now);
	std::vector<std::shared_ptr<Counter>> alive();

	overlay::PaintPort &paint_;
	const core::Translator translate_;
	const std::shared_ptr<PainterBell> bell_ = std::make_shared<PainterBell>();
	core::SnapshotCell<overlay::ShelfFacts> facts_;
	std::mutex countersMutex_;
	std::vector<std::weak_ptr<Counter>> counters_;
	std::uint64_t lastId_ = 0;
	ShownRecord shown_;   // the painter's own
	std::thread painter_; // last: it uses all of the above
};

} // namespace app
