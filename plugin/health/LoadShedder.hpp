#pragma once

#include "core/Duration.hpp"
#include "core/Instant.hpp"
#include "health/LinkSample.hpp"

#include <cstddef>
#include <cstdint>

namespace health {

// When a source is hidden under load, and when it may come back.
struct SheddingTuning {
	// Counted afresh after every change: what was lost before it says nothing about it.
	core::Duration lookFor = core::Duration::seconds(2);
	// Viewers see one frame in twenty; less is not worth a missing source.
	double lostShare = 0.05;
	// Back, one by one, when next to nothing was lost for this long …
	double calmShare = 0.005;
	core::Duration calm = core::Duration::seconds(10);
	// … and twice as long after each return that was followed by new trouble this soon, so that a source that is
	// too much does not blink.
	core::Duration returnFailed = core::Duration::seconds(20);
	core::Duration calmMost = core::Duration::minutes(5);
};

// Decides how many of the marked sources are hidden while the machine is overloaded: frames late because drawing takes
// too long, or skipped because the encoder does. The network has no say in it.
//
// Not thread-safe; owned and called by app::StreamLoop. Takes no memory.
class LoadShedder {
public:
	enum class Cause { Renderer, Encoder };

	explicit LoadShedder(SheddingTuning tuning = {}) : tuning_(tuning), calm_(tuning.calm) {}

	// How many shall be hidden now, of `marked` that are on screen. Nothing is hidden while nothing streams.
	std::size_t onSample(const LinkSample &sample, std::size_t marked);
	// Everything is shown again.
	void reset();

	std::size_t hidden() const { return hidden_; }
	// Of the last trouble.
	Cause cause() const { return cause_; }

private:
	struct Frames {
		std::int64_t rendered = 0, lagged = 0, encoded = 0, skipped = 0;
	};

	static double share(std::int64_t part, std::int64_t whole);
	void lookAfresh(core::Instant at, const Frames &now);
	void hideOne(core::Instant at);
	void showOne(core::Instant at);

	SheddingTuning tuning_;
	core::Duration calm_;
	std::size_t hidden_ = 0;
	Cause cause_ = Cause::Renderer;
	bool looking_ = false;
	Frames then_;
	core::Instant lookedAt_;
	core::Instant troubleAt_;
	core::Instant shownAt_;
	bool returned_ = false; // one was shown again at `shownAt_`
};

} // namespace health
