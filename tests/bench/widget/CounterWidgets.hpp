#pragma once

#include "app/CounterBoard.hpp"
#include "paint/CounterPainter.hpp"
#include "support/LocaleFile.hpp"
#include "widget/Widgets.hpp"

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace widget {

// How long one drawing took on the painter thread.
struct DrawTime {
	double wallUs = 0;
	double cpuUs = 0;
};

// The real painter; measures it, then lays the marker over what it drew.
class MeasuredPainter final : public overlay::PaintPort {
public:
	explicit MeasuredPainter(const std::string &templates) : painter_({templates}, nullptr) {}

	std::unique_ptr<overlay::CounterCanvas> makeCanvas() override;

	// Painter thread.
	void note(const DrawTime &time);
	// Any thread. What was drawn since the call before.
	std::vector<DrawTime> takeTimes();
	// Any thread. How many were drawn so far; and waits until it is more than `before`, ten seconds at most.
	std::size_t drawings();
	bool waitForMoreThan(std::size_t before);

private:
	paint::CounterPainter painter_;
	std::mutex mutex_;
	std::condition_variable changed_;
	std::vector<DrawTime> times_;
	std::size_t drawings_ = 0;
};

// Stock counters as the module wires them: board, painter and source. The only file of this bench that knows them.
// There is one for the process, and it outlives libobs.
class CounterWidgets final : public Widgets {
public:
	CounterWidgets();

	// Offers the kind of source to libobs.
	void registerSource();
	// As at the start: every part of the bench begins with the same numbers.
	void reset();
	const char *text(const char *key) const { return words_.texts().at(key).c_str(); }

	std::string name() const override { return "stock counter"; }
	int markerX() const override { return 0; }
	int markerY() const override { return 0; }
	OBSSourceAutoRelease make(int index) override;
	std::function<void()> ready(const std::vector<Change> &changes) override;
	std::function<void()> readyOnGraphicsThread(const Change &change) override { return ready({change}); }
	std::string painterThread() const override { return "shelf painter"; }

	MeasuredPainter &painter() { return painter_; }

private:
	support::LocaleFile words_{"en-US"};
	MeasuredPainter painter_;
	overlay::ShelfFacts shelf_; // as last made ready
	app::CounterBoard board_;
};

} // namespace widget
