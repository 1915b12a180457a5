#pragma once

#include "commerce/PacerTuning.hpp"
#include "commerce/ShopAdapter.hpp"
#include "core/Instant.hpp"

#include <deque>
#include <optional>

namespace commerce {

// What may still be spent at one shop: a bucket that fills at the shop's pace, and a day's quota beside it.
//
// The quota holds for any 24 hours that this object sees. What is left of it is spread over the longest show, not over
// the day, since a room streams for hours and not for days: a short show gets more a minute than a 1440th, and a long
// one never runs dry, because the pace falls with what is left.
//
// Pure: time comes in. Owned by Pacer.
class Purse {
public:
	explicit Purse(const Budget &budget, const PurseTuning &tuning = {});

	// `now` when it can be paid at once. What may not touch the reserve waits until that much is left over.
	core::Instant affordableAt(double cost, bool touchesReserve, core::Instant now) const;
	// May go below nothing, for what had to be asked.
	void spend(double cost, core::Instant now);
	void onNews(const BudgetNews &news, core::Instant now);
	// The shop said "too often": what was thought to be saved up is not there, and its pace is believed less for a
	// while.
	void onThrottled(core::Instant now);

private:
	struct Slot {
		core::Instant from;
		double spent = 0;
	};

	void settle(core::Instant now);
	double rate(core::Instant now) const;
	double saved(core::Instant now) const;
	double trust(core::Instant now) const;
	core::Instant dayAffordableAt(double cost, bool touchesReserve, core::Instant now) const;
	double dayLeft(core::Instant now) const;
	double dayBurst() const;
	double dayAllowance(core::Instant now) const;

	Budget budget_;
	PurseTuning tuning_;
	std::optional<core::Instant> at_; // of the figures below; full until something is spent
	double saved_ = 0;
	double trust_ = 1;
	double dayAllowance_ = 0; // may be spent now
	std::deque<Slot> day_;    // what was spent in the last 24 hours, oldest first
};

} // namespace commerce
