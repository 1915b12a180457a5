#pragma once

#include "app/Ports.hpp"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

namespace host {

// One source that a designer marked "may be hidden under load". Owned by LoadMarks' filter.
struct LoadMark {
	std::atomic<std::int64_t> order{0}; // hidden from the smallest on
	std::atomic<bool> onScreen{false};  // in the programme now, and the mark is switched on
	std::atomic<bool> isHidden{false};  // draws nothing while true
};

// All marked sources, and the filter "LiveShelf: may be hidden under load" that marks them.
//
// Being hidden is a thing of this run only: it is in no setting and no scene collection, so a crash, a saved collection
// or a removed filter leaves everything as the designer made it. The marks come and go on any thread; the stream loop
// says how many are hidden; the graphics thread reads one atomic flag a frame.
class LoadMarks final : public app::LoadPort {
public:
	// Offers the filter to OBS. This object must outlive every source.
	void registerFilter();

	std::size_t marked() override;
	void hide(std::size_t number) override;

	void add(LoadMark &mark);
	void remove(LoadMark &mark);

private:
	std::mutex mutex_;
	std::vector<LoadMark *> marks_; // by order once `hide` has looked
};

} // namespace host
