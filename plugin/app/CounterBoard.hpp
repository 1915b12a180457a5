#pragma once

#include "app/PainterBell.hpp"
#include "app/PictureWall.hpp"
#include "app/ShownRecord.hpp"
#include "core/Instant.hpp"
#include "core/Message.hpp"
#include "core/SnapshotCell.hpp"
#include "overlay/CounterSettings.hpp"
#include "overlay/CounterView.hpp"
#include "overlay/PaintPort.hpp"
#include "overlay/ShelfFacts.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace app {

// One counter in a scene: shared by its OBS source and the painter.
class Counter {
public:
	Counter(std::uint64_t id, std::shared_ptr<PainterBell> bell, std::shared_ptr<PictureWall> wall,
		std::unique_ptr<overlay::CounterCanvas> canvas);
	~Counter();
	Counter(const Counter &) = delete;
	Counter &operator=(const Counter &) = delete;

	// Any thread, also the graphics thread: never waits for a drawing.
	void configure(overlay::CounterSettings settings, double scale);
	// Whether viewers can see it; likewise. What they see is written down.
	void setOnProgram(bool onProgram);

	// The latest drawing; null: none yet.
	PictureWall::Picture latest() const { return wall_->latest(id_); }
	// Graphics thread: what is shown in this frame.
	PictureWall::Picture inFrame(std::uint64_t frame) { return wall_->inFrame(frame, id_); }

private:
	friend class CounterBoard;
	struct Wish {
		overlay::CounterSettings settings;
		double scale = 1;
	};
	const std::uint64_t id_;
	const std::shared_ptr<PainterBell> bell_;
	const std::shared_ptr<PictureWall> wall_;
	std::atomic<bool> onProgram_{false};
	core::SnapshotCell<Wish> wish_;
	// Painter thread only: what was drawn last.
	const std::unique_ptr<overlay::CounterCanvas> canvas_;
	std::shared_ptr<const Wish> drawnWish_;
	overlay::CounterView drawnView_;
	std::uint64_t drawnRevision_ = 0;
	PictureWall::Picture picture_;
};

// All counters of all scenes, and the painter thread that keeps their pictures equal to the shelf.
//
// Lives from module load to module unload. A counter is redrawn when its view or its wish changes; a view that only
// gets a later `validUntil` is published again without drawing. Of facts that come faster than they can be drawn, the
// latest wins. What one change of the shelf brings is shown in one frame, unless it takes long to draw and the product
// on air stays. A template's file that was changed is seen within a second.
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
	// Any thread. Whether counters may move, whatever they ask for.
	void setReduceMotion(bool reduced);
	// Any thread: something that is drawn with may have come, such as a picture.
	void lookAgain() { bell_->ring(); }

	// Ends the painter thread; returns within a drawing's time. Pictures stay but grow old. The owner's thread
	// only.
	void stop() noexcept;

private:
	using Counters = std::vector<std::shared_ptr<Counter>>;

	void run();
	// Answers until when the counters may stay as they are.
	core::Instant tendAll(const overlay::ShelfFacts &facts);
	core::Instant tend(Counter &counter, const overlay::ShelfFacts &facts) noexcept;
	// Answers whether there is another picture to show.
	bool refresh(Counter &counter, const overlay::ShelfFacts &facts, core::Instant now);
	void hang(const Counters &counters);
	Counters alive();

	overlay::PaintPort &paint_;
	const core::Translator translate_;
	const std::shared_ptr<PainterBell> bell_ = std::make_shared<PainterBell>();
	const std::shared_ptr<PictureWall> wall_ = std::make_shared<PictureWall>();
	core::SnapshotCell<overlay::ShelfFacts> facts_;
	std::atomic<bool> reduceMotion_{false};
	std::mutex countersMutex_;
	std::vector<std::weak_ptr<Counter>> counters_; // by id
	std::uint64_t lastId_ = 0;
	// The painter's own.
	ShownRecord shown_;
	std::string hungOnAir_; // on air in what hangs on the wall
	std::size_t hungCount_ = 0;
	bool isChanged_ = false; // since the latest `hang`
	std::thread painter_;    // last: it uses all of the above
};

} // namespace app
