#pragma once

#include "core/Duration.hpp"
#include "core/Instant.hpp"

#include <cstddef>
#include <deque>

namespace forecast {

// What all SKUs of a shelf share: the people who watch. While those see no picture nobody learns from what is not
// bought; and where the whole catalogue sells faster than it does, a SKU's own burst is only what goes beyond that.
//
// An order costs constant time. Not thread-safe.
class Audience {
public:
	explicit Audience(core::Instant since) : seenTo_(since) {}

	// Viewers see no picture from then on, or see one again.
	void onStall(bool begun, core::Instant at);
	// So many orders over the whole shelf; may come late.
	void onOrders(core::Instant at, double orders);
	// No order since.
	void advance(core::Instant to);

	// Whether what was bought at that time says anything about demand. A stall that does not end is no stall any
	// more after a minute and a half: by then viewers have left.
	bool isFrozen(core::Instant at) const;
	// Quick: whether anything of that time was.
	bool mayBeFrozen(core::Instant from) const { return !stalls_.empty() && from < stalls_.back().until; }

	// Orders seen with a half-life of `kNow` and of `kUsual`, in so many seconds.
	struct Pace {
		double now = 0;
		double usual = 0;
		double secondsNow = 0;
		double secondsUsual = 0;
	};
	// How much faster than usual the others sell: 1 as usual, also where there are next to no others. `own` is the
	// part of the SKU that asks.
	double liftBeside(double ownNow, double ownUsual) const;

	static constexpr double kNow = 30;    // seconds
	static constexpr double kUsual = 600; // seconds

private:
	struct Stall {
		core::Instant from;
		core::Instant until;
	};
	static constexpr std::size_t kMostStalls = 64;

	std::deque<Stall> stalls_; // by time
	bool stalled_ = false;
	core::Instant seenTo_;
	Pace pace_;
};

} // namespace forecast
