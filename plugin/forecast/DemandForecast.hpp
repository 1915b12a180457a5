#pragma once

#include "core/Instant.hpp"
#include "forecast/Audience.hpp"
#include "forecast/DemandCourse.hpp"
#include "forecast/DemandTuning.hpp"
#include "forecast/Forecast.hpp"
#include "forecast/OrderSizes.hpp"
#include "forecast/Outlook.hpp"
#include "forecast/PitchWatch.hpp"
#include "forecast/RateMixture.hpp"
#include "forecast/UnmetDemand.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace forecast {

inline constexpr DemandTuning kDemandTuning{};

// How fast one SKU sells, what will be asked for, and when it will be gone.
//
// Orders come at a rate that is seen through several windows (RateMixture) and returns to its base; they are of the
// sizes learnt so far (OrderSizes). Demand over a time is then negative binomial with mean m and variance
// φm + m²(1/orders + drift²), φ = E[q²]/E[q]: order sizes and a rate that changes, not the mean, decide how sure one
// can be. As stock only falls by demand, the chance of a sell-out within a time is the chance that so much is asked
// for. In the first minutes of a pitch this host's earlier ones have a say (PitchCourse). Constants are fitted on
// replays of real sales, see DemandTuning.
//
// Nothing is learnt while viewers see no picture (Audience), nor from the silence of a SKU that is sold out. Where only
// levels are known, and no orders, all is as uncertain as they are far apart.
//
// Learns by whole seconds; an order costs constant time and no allocation. What is heard late counts as if it had been
// heard in time. Not thread-safe; a time before the last one counts as that.
class DemandForecast {
public:
	// Tuning and audience must outlive it; the audience may be null: this SKU is all there is.
	explicit DemandForecast(core::Instant watchedSince, const DemandTuning &tuning = kDemandTuning,
				Audience *audience = nullptr);

	// `units` were sold at `at`, or evenly over the time `within` before it; may lie before what was told already.
	void onSold(core::Instant at, std::int64_t units, core::Duration within = core::Duration::zero());

	// It goes on air, and off again. `memory` is only looked at.
	void beginPitch(core::Instant at, const PitchMemory &memory, const std::string &sku);
	// What the pitch brought, without its date; nothing where there was none.
	std::optional<PitchRecord> endPitch(core::Instant at);

	// What is to be expected with `left` units on the shelf, and whether they are gone `within` so long.
	[[nodiscard]] Forecast at(core::Instant now, std::int64_t left,
				  core::Duration within = core::Duration::minutes(5));

	// The rest is as of the last time told.
	// Chance that `left` units are sold within `horizon`.
	[[nodiscard]] double chanceOfGone(core::Duration horizon, std::int64_t left) const;

	// In how long they will be gone.
	[[nodiscard]] SellOutRange range(std::int64_t left) const;

	// Units that will be asked for within `horizon`.
	[[nodiscard]] Demand demandIn(core::Duration horizon) const;
	[[nodiscard]] double unitsPerOrder() const { return sizes_.mean(); }

	// What was missed since it is sold out; null while it is not.
	[[nodiscard]] const UnmetDemand *unmet() const { return unmet_.get(); }

private:
	struct Pitch {
		double startedAt; // seconds since `since_`
		PitchWatch watch;
	};

	void advance(core::Instant to);
	void passSecond(std::int64_t second);
	void passSilence(std::int64_t seconds);
	bool isFrozen(std::int64_t second) const;
	void onOrder(core::Instant at, double units);
	void noteReading(core::Duration within);
	void noteGone(core::Instant now, bool gone);
	double secondsAt(core::Instant at) const { return (at - since_).seconds(); }
	core::Duration byLevelsEach() const;
	DemandCourse course() const;
	Outlook outlook(const DemandCourse &course) const;
	const PitchCourse *pitchCourse() const { return pitch_ ? pitch_->watch.course() : nullptr; }

	const DemandTuning *tuning_;
	Audience *audience_; // may be null
	core::Instant since_;
	std::int64_t seconds_ = 0; // learnt, from `since_` on
	double pending_ = 0;       // orders of the second that is not over
	bool sold_ = false;
	float byLevels_ = 0; // part of the latest sales that levels told, 0 to 1
	float readEach_ = 0; // seconds between those
	RateMixture rate_;
	OrderSizes sizes_;
	std::unique_ptr<Pitch> pitch_;       // while it is on air
	std::unique_ptr<UnmetDemand> unmet_; // while it is sold out
};

} // namespace forecast
