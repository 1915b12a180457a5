#include "commerce/Purse.hpp"

#include <algorithm>
#include <cmath>

namespace commerce {

namespace {

constexpr core::Duration kDay = core::Duration::minutes(24 * 60);
constexpr core::Duration kSlot = core::Duration::minutes(15);
constexpr double kLeastPerSecond = 1.0 / 3600; // an adapter that says "never" still gets its hourly question
constexpr double kNothing = 1e-9;

core::Instant after(core::Instant now, double missing, double perSecond)
{
	if (missing <= kNothing) {
		return now;
	}
	const double seconds = missing / std::max(perSecond, kNothing);
	return seconds > kDay.seconds() ? now + kDay : now + core::Duration::us(std::llround(std::ceil(seconds * 1e6)));
}

} // namespace

Purse::Purse(const Budget &budget, const PurseTuning &tuning) : budget_(budget), tuning_(tuning)
{
	budget_.perSecond = std::max(budget_.perSecond, kLeastPerSecond);
	budget_.burst = std::max(budget_.burst, kNothing);
	saved_ = budget_.burst;
	dayAllowance_ = dayBurst();
}

core::Instant Purse::affordableAt(double cost, bool touchesReserve, core::Instant now) const
{
	const double kept = touchesReserve ? 0 : tuning_.reserve * std::max(0.0, budget_.burst - cost);
	const core::Instant bucket = after(now, std::min(cost + kept, budget_.burst) - saved(now), rate(now));
	return std::max(bucket, dayAffordableAt(cost, touchesReserve, now));
}

void Purse::spend(double cost, core::Instant now)
{
	settle(now);
	saved_ -= cost;
	if (!budget_.perDay) {
		return;
	}
	dayAllowance_ -= cost;
	if (day_.empty() || now - day_.back().from >= kSlot) {
		day_.push_back({now, 0});
	}
	day_.back().spent += cost;
}

void Purse::onNews(const BudgetNews &news, core::Instant now)
{
	settle(now);
	if (news.perSecond > 0) {
		budget_.perSecond = news.perSecond;
	}
	if (news.burst > 0) {
		budget_.burst = news.burst;
	}
	saved_ = std::min(news.left, budget_.burst);
}

void Purse::onThrottled(core::Instant now)
{
	settle(now);
	saved_ = std::min(saved_, 0.0);
	trust_ = std::max(tuning_.leastTrust, trust_ * tuning_.trustCut);
}

void Purse::settle(core::Instant now)
{
	saved_ = saved(now);
	dayAllowance_ = dayAllowance(now);
	trust_ = trust(now);
	at_ = now;
	while (!day_.empty() && now - day_.front().from >= kDay + kSlot) {
		day_.pop_front();
	}
}

double Purse::trust(core::Instant now) const
{
	return at_ ? std::min(1.0, trust_ + (now - *at_) / tuning_.trustBack) : trust_;
}

double Purse::rate(core::Instant now) const
{
	return budget_.perSecond * tuning_.taken * trust(now);
}

double Purse::saved(core::Instant now) const
{
	return at_ ? std::min(budget_.burst, saved_ + rate(*at_) * (now - *at_).seconds()) : saved_;
}

core::Instant Purse::dayAffordableAt(double cost, bool touchesReserve, core::Instant now) const
{
	if (!budget_.perDay) {
		return now;
	}
	const double left = dayLeft(now);
	if (left < std::min(cost, *budget_.perDay)) {
		return day_.front().from + kDay + kSlot; // then the oldest of it comes back
	}
	const double needed = std::min(cost, dayBurst()) - (touchesReserve ? dayBurst() : 0);
	return after(now, needed - dayAllowance(now), left / tuning_.longShow.seconds());
}

double Purse::dayLeft(core::Instant now) const
{
	double left = budget_.perDay.value_or(0);
	for (const Slot &slot : day_) {
		left -= now - slot.from < kDay + kSlot ? slot.spent : 0;
	}
	return left;
}

double Purse::dayBurst() const
{
	return std::max(1.0, budget_.perDay.value_or(0) * tuning_.dayBurst);
}

double Purse::dayAllowance(core::Instant now) const
{
	if (!at_) {
		return dayAllowance_;
	}
	const double back = dayLeft(now) / tuning_.longShow.seconds() * (now - *at_).seconds();
	return std::min(dayBurst(), dayAllowance_ + std::max(0.0, back));
}

} // namespace commerce
