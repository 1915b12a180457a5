#pragma once

#include "widget/ProgramStrip.hpp"
#include "widget/Widgets.hpp"

#include <cstdint>
#include <deque>
#include <vector>

namespace widget {

// Which changes were made when, matched with what the canvas showed when. A change has arrived when its number or a
// later one is seen; of numbers that follow each other within one frame only the last is. Numbers fall.
class ChangeLog {
public:
	// `framesBefore`: drawn when the change was made.
	void made(const Change &change, double atUs, std::uint64_t framesBefore)
	{
		waiting_[static_cast<std::size_t>(change.index)].push_back({change.number, atUs, framesBefore});
	}

	void seen(const ProgramStrip::Seen &seen)
	{
		auto &waiting = waiting_[static_cast<std::size_t>(seen.index)];
		while (!waiting.empty() && waiting.front().number >= seen.number) {
			const Made &made = waiting.front();
			latencyMs_.push_back((seen.atUs - made.atUs) / 1e3);
			frames_.push_back(static_cast<double>(seen.frame - made.framesBefore));
			superseded_ += made.number > seen.number ? 1 : 0;
			waiting.pop_front();
		}
	}

	const std::vector<double> &latencyMs() const { return latencyMs_; }
	// One is the first frame that was drawn after the change.
	const std::vector<double> &frames() const { return frames_; }
	// Never seen, because a later one was ready before.
	int superseded() const { return superseded_; }

private:
	struct Made {
		std::int64_t number;
		double atUs;
		std::uint64_t framesBefore;
	};
	std::vector<std::deque<Made>> waiting_{kWidgets};
	std::vector<double> latencyMs_;
	std::vector<double> frames_;
	int superseded_ = 0;
};

} // namespace widget
