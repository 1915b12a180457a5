#include "bench/forecast/Predictors.hpp"

#include "alerts/StatusTracker.hpp"
#include "forecast/DemandForecast.hpp"

#include "forecast/PitchMemory.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <utility>

namespace replay {

namespace {

core::Instant instantAt(double seconds)
{
	return core::Instant::us(std::llround(seconds * 1e6));
}

class LiveShelf : public Predictor {
public:
	LiveShelf() = default;
	explicit LiveShelf(const forecast::PitchMemory &earlier) : pitches_(earlier) {}

	void onPitch(double at) override
	{
		endPitch(at);
		demand_.beginPitch(instantAt(at), pitches_, "the SKU");
	}
	void endPitch(double at)
	{
		if (const auto pitch = demand_.endPitch(instantAt(at))) {
			pitches_.learn(*pitch);
		}
	}
	const forecast::PitchMemory &pitches() const { return pitches_; }

	void onOrder(double at, std::int64_t units) override { demand_.onSold(instantAt(at), units); }

	Said at(double now, std::int64_t left) override
	{
		const forecast::Forecast forecast = demand_.at(instantAt(now), left);
		const auto status = tracker_.update(instantAt(now), left, left, forecast, {});
		std::array<double, 3> gone{};
		std::ranges::transform(kHorizons, gone.begin(),
				       [&](core::Duration horizon) { return demand_.chanceOfGone(horizon, left); });
		return {gone, forecast.sellsOutIn.isFinite() ? forecast.sellsOutIn.seconds() : 1e9,
			status == alerts::SkuStatus::Hot};
	}

	std::optional<std::int64_t> enoughFor10Minutes() const override
	{
		return std::llround(forecast::quantile(0.9, demand_.demandIn(kHorizons.back())));
	}

private:
	forecast::PitchMemory pitches_;
	forecast::DemandForecast demand_{core::Instant()};
	alerts::StatusTracker tracker_;
};

// Warns while no more than so many units are left.
class FixedLimit : public Predictor {
public:
	explicit FixedLimit(double units) : units_(units) {}
	void onOrder(double, std::int64_t) override {}
	Said at(double, std::int64_t left) override { return {.warns = static_cast<double>(left) <= units_}; }

private:
	double units_;
};

// The rule that the research compares all estimators by: sure twice running, not sure for twenty seconds.
class PlainAlarm {
public:
	bool update(double now, double chance)
	{
		const bool sure = chance >= (up_ ? kSure / 2 : kSure);
		if (sure == up_) {
			turning_.reset();
			return up_;
		}
		turning_ = turning_.value_or(now);
		if (now - *turning_ >= (up_ ? 20 : 2)) {
			up_ = sure;
			turning_.reset();
		}
		return up_;
	}

private:
	static constexpr double kSure = 0.7;
	bool up_ = false;
	std::optional<double> turning_;
};

// A rate and how many orders it rests on; demand as LiveShelf takes it, with the constants that the research fitted.
class RatePredictor : public Predictor {
public:
	explicit RatePredictor(std::array<double, 3> drift) : drift_(drift) {}

	void onOrder(double at, std::int64_t units) override
	{
		sizes_.onOrder(static_cast<double>(units));
		onTime(at, 1);
	}

	Said at(double now, std::int64_t left) override
	{
		onTime(now, 0);
		const auto [orders, seconds] = evidence(now);
		Said said;
		for (std::size_t i = 0; i < said.gone.size(); ++i) {
			said.gone[i] = chanceOfAtLeast(static_cast<double>(left), demand(orders, seconds, i));
		}
		said.seconds = static_cast<double>(left) / (sizes_.mean() * orders / seconds);
		demandOf10_ = demand(orders, seconds, 2);
		said.warns = alarm_.update(now, said.gone[1]);
		return said;
	}

	std::optional<std::int64_t> enoughFor10Minutes() const override
	{
		return std::llround(forecast::quantile(0.9, demandOf10_));
	}

protected:
	virtual void onTime(double now, double orders) = 0;
	virtual std::pair<double, double> evidence(double now) const = 0; // orders, in so many seconds

private:
	forecast::Demand demand(double orders, double seconds, std::size_t horizon) const
	{
		const double mean = sizes_.mean() * orders / seconds * kHorizons.at(horizon).seconds();
		const double drift = drift_.at(horizon);
		return {mean, sizes_.dispersion() * mean + mean * mean * (1 / orders + drift * drift)};
	}

	std::array<double, 3> drift_;
	forecast::OrderSizes sizes_{60, 4};
	forecast::Demand demandOf10_;
	PlainAlarm alarm_;
};

class Window : public RatePredictor {
public:
	explicit Window(double length) : RatePredictor({0.5, 0.5, 0.5}), length_(length) {}

protected:
	void onTime(double now, double orders) override
	{
		if (orders > 0) {
			times_.push_back(now);
		}
		while (!times_.empty() && times_.front() < now - length_) {
			times_.pop_front();
		}
	}
	std::pair<double, double> evidence(double now) const override
	{
		return {static_cast<double>(times_.size()) + 0.2, std::min(now, length_) + 1};
	}

private:
	double length_;
	std::deque<double> times_;
};

class GammaPoisson : public RatePredictor {
public:
	GammaPoisson() : RatePredictor({0.6, 0.5, 0.5}) {}

protected:
	void onTime(double now, double orders) override
	{
		const double keep = std::exp2(-(now - at_) / kHalfLife);
		orders_ = orders_ * keep + orders;
		seconds_ = seconds_ * keep + (1 - keep) * kHalfLife / std::log(2.0);
		at_ = now;
	}
	std::pair<double, double> evidence(double) const override { return {orders_ + 0.2, seconds_ + 1}; }

private:
	static constexpr double kHalfLife = 120;
	double at_ = 0;
	double orders_ = 0;
	double seconds_ = 0;
};

template<typename Type, typename... Args>
std::unique_ptr<Predictor> made(Args... args)
{
	return std::make_unique<Type>(args...);
}

} // namespace

std::vector<Method> allMethods()
{
	return {
		{"LiveShelf", true,
		 [](std::int64_t) {
			 return made<LiveShelf>();
		 }},
		{"10 units left", false,
		 [](std::int64_t) {
			 return made<FixedLimit>(10.0);
		 }},
		{"10 % left", false,
		 [](std::int64_t stock) {
			 return made<FixedLimit>(static_cast<double>(stock) / 10);
		 }},
		{"window of 60 s", true,
		 [](std::int64_t) {
			 return made<Window>(60.0);
		 }},
		{"window of 300 s", true,
		 [](std::int64_t) {
			 return made<Window>(300.0);
		 }},
		{"gamma-Poisson, 120 s", true,
		 [](std::int64_t) {
			 return made<GammaPoisson>();
		 }},
	};
}

Method toldOfPitches(const std::vector<Episode> &earlier)
{
	forecast::PitchMemory pitches;
	for (const Episode &episode : earlier) {
		LiveShelf show(pitches);
		auto pitch = episode.pitches.begin();
		for (const Order &order : episode.orders) {
			for (; pitch != episode.pitches.end() && *pitch <= order.at; ++pitch) {
				show.onPitch(*pitch);
			}
			show.onOrder(order.at, order.units);
		}
		show.endPitch(episode.length);
		pitches = show.pitches();
	}
	return {"LiveShelf, told of pitches", true, [pitches](std::int64_t) {
			return std::make_unique<LiveShelf>(pitches);
		}};
}

} // namespace replay
