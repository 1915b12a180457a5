#include "forecast/DemandForecast.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace forecast {

namespace {

constexpr double kSoon = 0.4;                    // of the time asked for
constexpr double kNotInSight = 24 * 3600;        // seconds
constexpr std::int64_t kLongSilence = 900;       // seconds; learnt at once
constexpr std::int64_t kMostOrdersOfAFall = 240; // a level that fell over a longer time: as many orders, larger
constexpr std::int64_t kPitchRemembers = 450;    // seconds; after them its course is over anyway
constexpr double kGoneRemembers = 600;           // seconds that what is sold out stays as hot as it was
constexpr double kPaceFades = 30;                // seconds, half-life; of what is sold out
constexpr float kReadingKeeps = 0.8f;            // of what was known before, at each sale
constexpr std::size_t kAudienceWindow = 1;       // of the mixture: as long as Audience::kNow

// The first time at which `isThere` holds, which it does from then on.
template<typename Test>
core::Duration firstTime(const Test &isThere)
{
	if (!isThere(kNotInSight)) {
		return core::Duration::infinity();
	}
	double early = 0.1;
	double late = kNotInSight;
	while (late > early * 1.005) {
		const double middle = std::sqrt(early * late);
		(isThere(middle) ? late : early) = middle;
	}
	return core::Duration::seconds(late);
}

} // namespace

DemandForecast::DemandForecast(core::Instant watchedSince, const DemandTuning &tuning, Audience *audience)
	: tuning_(&tuning), audience_(audience), since_(watchedSince), rate_(tuning),
	  sizes_(tuning.sizeMemory, tuning.sizePrior)
{
}

void DemandForecast::advance(core::Instant to)
{
	const std::int64_t seconds = (to - since_).ms() / 1000;
	if (seconds <= seconds_) {
		return;
	}
	if (pending_ > 0) {
		passSecond(seconds_++);
	}
	if (!sold_ || seconds - seconds_ > kLongSilence) {
		passSilence(seconds - seconds_);
		seconds_ = seconds;
	}
	while (seconds_ < seconds) {
		passSecond(seconds_++);
	}
}

void DemandForecast::passSecond(std::int64_t second)
{
	const bool frozen = isFrozen(second);
	const double orders = std::exchange(pending_, 0);
	if (frozen) {
		rate_.onFrozenSecond();
	} else {
		rate_.onSecond(orders);
	}
	if (pitch_) {
		pitch_->watch.onSecond(frozen);
	}
}

void DemandForecast::passSilence(std::int64_t seconds)
{
	rate_.onSilence(static_cast<double>(seconds));
	for (std::int64_t i = std::min(seconds, kPitchRemembers); pitch_ && i > 0; --i) {
		pitch_->watch.onSecond(isFrozen(seconds_ + i));
	}
}

bool DemandForecast::isFrozen(std::int64_t second) const
{
	const core::Instant at = since_ + core::Duration::seconds(static_cast<double>(second));
	if (audience_ && audience_->mayBeFrozen(at) && audience_->isFrozen(at)) {
		return true;
	}
	return unmet_ && pending_ == 0 && at >= unmet_->goneAt() && (at - unmet_->goneAt()).seconds() < kGoneRemembers;
}

void DemandForecast::onSold(core::Instant at, std::int64_t units, core::Duration within)
{
	const core::Instant to = std::max(at, since_);
	const core::Instant from = std::clamp(at - within, since_, to);
	const auto spread = static_cast<std::int64_t>((to - from) / tuning_->oneOrderWithin);
	const std::int64_t orders =
		std::clamp<std::int64_t>(spread, 1, std::clamp<std::int64_t>(units, 1, kMostOrdersOfAFall));
	advance(to);
	noteReading(within);
	if (audience_) {
		audience_->onOrders(to, static_cast<double>(orders));
	}
	for (std::int64_t i = 1; i <= orders; ++i) {
		onOrder(from + (to - from) * (static_cast<double>(i) / static_cast<double>(orders)),
			static_cast<double>(units) / static_cast<double>(orders));
	}
}

void DemandForecast::onOrder(core::Instant at, double units)
{
	sold_ = true;
	sizes_.onOrder(units);
	if (pitch_) {
		pitch_->watch.onOrder(secondsAt(at) - pitch_->startedAt, units);
	}
	const double ago = static_cast<double>(seconds_) - secondsAt(at);
	if (ago <= 0) {
		pending_ += 1;
	} else if (!audience_ || !audience_->isFrozen(at)) {
		rate_.onLate(ago);
	}
}

void DemandForecast::noteReading(core::Duration within)
{
	const bool level = within > core::Duration::zero();
	byLevels_ = byLevels_ * kReadingKeeps + (level ? 1 - kReadingKeeps : 0);
	if (level) {
		const auto each = static_cast<float>(within.seconds());
		readEach_ = readEach_ > 0 ? std::lerp(each, readEach_, kReadingKeeps) : each;
	}
}

core::Duration DemandForecast::byLevelsEach() const
{
	return byLevels_ > 0.1f ? core::Duration::seconds(readEach_) : core::Duration::zero();
}

void DemandForecast::beginPitch(core::Instant at, const PitchMemory &memory, const std::string &sku)
{
	advance(at);
	pitch_ = std::make_unique<Pitch>(Pitch{secondsAt(at), PitchWatch(memory, sku)});
}

std::optional<PitchRecord> DemandForecast::endPitch(core::Instant at)
{
	advance(at);
	const auto pitch = std::exchange(pitch_, nullptr);
	if (!pitch) {
		return std::nullopt;
	}
	return pitch->watch.record(core::Duration::seconds(std::max(secondsAt(at) - pitch->startedAt, 0.0)));
}

// The moment it sells out what is to be expected is kept, and learning rests; with new stock all goes on.
void DemandForecast::noteGone(core::Instant now, bool gone)
{
	if (!gone) {
		unmet_.reset();
		return;
	}
	if (unmet_) {
		return;
	}
	const DemandCourse course = this->course();
	const Outlook outlook = this->outlook(course);
	std::array<Demand, UnmetDemand::kTimes.size()> demand;
	std::ranges::transform(UnmetDemand::kTimes, demand.begin(),
			       [&](int seconds) { return outlook.demandIn(core::Duration::seconds(seconds)); });
	unmet_ = std::make_unique<UnmetDemand>(now, demand);
	if (pitch_) {
		pitch_->watch.onGone(secondsAt(now) - pitch_->startedAt);
	}
}

DemandCourse DemandForecast::course() const
{
	const double lift = audience_ ? audience_->liftBeside(rate_.seenIn(kAudienceWindow), rate_.seenAtBase()) : 1.0;
	return {rate_, sizes_, *tuning_, lift, byLevelsEach()};
}

Outlook DemandForecast::outlook(const DemandCourse &course) const
{
	return {course, sold_, sizes_, pitchCourse()};
}

Demand DemandForecast::demandIn(core::Duration horizon) const
{
	const DemandCourse course = this->course();
	return outlook(course).demandIn(horizon);
}

double DemandForecast::chanceOfGone(core::Duration horizon, std::int64_t left) const
{
	if (left <= 0) {
		return 1;
	}
	const DemandCourse course = this->course();
	return outlook(course).chanceOfAtLeast(static_cast<double>(left), horizon);
}

SellOutRange DemandForecast::range(std::int64_t left) const
{
	if (left <= 0) {
		return {core::Duration::zero(), core::Duration::zero()};
	}
	const DemandCourse course = this->course();
	const Outlook outlook = this->outlook(course);
	const auto timeUntil = [&](double chance) {
		return firstTime([&](double seconds) {
			return outlook.roughly(static_cast<double>(left), core::Duration::seconds(seconds)) >= chance;
		});
	};
	return sold_ || pitchCourse() ? SellOutRange{timeUntil(0.1), timeUntil(0.9)} : SellOutRange();
}

Forecast DemandForecast::at(core::Instant now, std::int64_t left, core::Duration within)
{
	advance(now);
	// Before anything was sold the prior alone speaks; that is no pace worth showing.
	if (!sold_ && !pitchCourse()) {
		return {};
	}
	noteGone(now, left <= 0);
	Forecast said;
	said.pacePerMinute = sold_ ? rate_.seenPerSecond() * sizes_.mean() * 60 : 0;
	said.byLevelsEach = byLevels_ > 0.5f ? core::Duration::seconds(readEach_) : core::Duration::zero();
	if (left <= 0) {
		said.pacePerMinute *= std::exp2(-(now - unmet_->goneAt()).seconds() / kPaceFades);
		said.gone = said.goneSoon = said.goneAsLongSeen = 1;
		said.sellsOutIn = core::Duration::zero();
		said.unmet = unmet_->until(now);
		return said;
	}
	const auto units = static_cast<double>(left);
	const DemandCourse course = this->course();
	const Outlook outlook = this->outlook(course);
	said.gone = outlook.chanceOfAtLeast(units, within);
	said.goneSoon = outlook.chanceOfAtLeast(units, within * kSoon);
	said.goneAsLongSeen = outlook.chanceAsLongSeen(units, within);
	said.sellsOutIn = firstTime([&](double seconds) { return outlook.meanIn(seconds) >= units; });
	said.ordersBehind = rate_.seenIn(0);
	said.fromPitches = outlook.fromPitches();
	return said;
}

} // namespace forecast
