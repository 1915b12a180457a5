#include "bench/forecast/Synthetic.hpp"

#include <algorithm>
#include <cmath>
#include <format>
#include <iterator>
#include <random>

namespace replay {

namespace {

constexpr double kStep = 0.1; // seconds
constexpr double kLength = 1800;
constexpr auto kSteps = static_cast<std::size_t>(kLength / kStep);

using Rates = std::vector<double>; // orders a second, a value a step

class Dice {
public:
	explicit Dice(std::uint64_t seed) : random_(seed) {}

	double between(double low, double high) { return std::uniform_real_distribution(low, high)(random_); }
	double logBetween(double low, double high) { return std::exp(between(std::log(low), std::log(high))); }
	double logNormal(double median, double sigma) { return median * std::exp(sigma * normal()); }
	double normal() { return std::normal_distribution()(random_); }
	double waiting(double mean) { return std::exponential_distribution(1 / mean)(random_); }
	int poisson(double mean) { return mean > 0 ? std::poisson_distribution(mean)(random_) : 0; }
	bool happens(double chance) { return between(0, 1) < chance; }

private:
	std::mt19937_64 random_;
};

// How the orders of a pitch come once it began, not yet scaled.
struct PitchShape {
	double delay, rise, hold;
	double decay;     // seconds, exponential; 0: by the power below
	double power = 0; // (1 + t / 20)^-power

	double at(double time) const
	{
		const double t = time - delay;
		if (t < 0) {
			return 0;
		}
		if (t < rise) {
			return t / rise;
		}
		const double after = std::max(0.0, t - rise - hold);
		return decay > 0 ? std::exp(-after / decay) : std::pow(1 + after / 20, -power);
	}
};

PitchShape anyShape(Dice &dice)
{
	PitchShape shape{dice.between(3, 15), dice.between(2, 20), dice.between(0, 60), 0};
	if (dice.happens(0.7)) {
		shape.decay = dice.logBetween(30, 240);
	} else {
		shape.power = dice.between(1.2, 2);
	}
	return shape;
}

// Adds a pitch of so many orders; of those that come `within` seconds, the rest beside.
void addPitch(Rates &rates, double start, const PitchShape &shape, double orders, double within)
{
	double sum = 0;
	for (double t = 0; t < within; t += kStep) {
		sum += shape.at(t) * kStep;
	}
	for (auto i = static_cast<std::size_t>(start / kStep); i < rates.size(); ++i) {
		rates[i] += orders / sum * shape.at(static_cast<double>(i) * kStep - start);
	}
}

void addMood(Rates &rates, Dice &dice)
{
	constexpr double kSigma = 0.35;
	constexpr double kMemory = 20; // seconds
	const double keep = std::exp(-kStep / kMemory);
	double mood = kSigma * dice.normal();
	for (double &rate : rates) {
		mood = mood * keep + kSigma * std::sqrt(1 - keep * keep) * dice.normal();
		rate *= std::exp(mood);
	}
}

// A stall keeps most from buying; some of them come back.
std::vector<Stall> addStalls(Rates &rates, Dice &dice)
{
	constexpr double kComeBackWithin = 20; // seconds
	const double length = static_cast<double>(rates.size()) * kStep;
	std::vector<Stall> stalls;
	for (double at = dice.waiting(600); at < length; at += dice.waiting(600)) {
		const double end = std::min(at + std::min(90.0, dice.logNormal(12, 0.8)), length);
		const double kept = 1 - dice.between(0.5, 0.9);
		double lost = 0;
		for (auto i = static_cast<std::size_t>(at / kStep); i < static_cast<std::size_t>(end / kStep); ++i) {
			lost += rates[i] * (1 - kept) * kStep;
			rates[i] *= kept;
		}
		const double part = dice.between(0, 0.4);
		const double back = lost * part / kComeBackWithin;
		const double backUntil = std::min(end + kComeBackWithin, length);
		stalls.push_back({at, end, lost - back * (backUntil - end)});
		for (auto i = static_cast<std::size_t>(end / kStep); i < static_cast<std::size_t>(backUntil / kStep);
		     ++i) {
			rates[i] += back;
		}
		at = end;
	}
	return stalls;
}

std::vector<double> timesOf(const Rates &rates, Dice &dice)
{
	std::vector<double> times;
	for (std::size_t i = 0; i < rates.size(); ++i) {
		for (int left = dice.poisson(rates[i] * kStep); left > 0; --left) {
			times.push_back((static_cast<double>(i) + dice.between(0, 1)) * kStep);
		}
	}
	return times;
}

// Each order brings others with it: who sees the counter fall buys.
void addFollowers(std::vector<double> &times, Dice &dice)
{
	constexpr double kMeanDelay = 8; // seconds
	const double each = dice.between(0, 0.4);
	for (std::size_t i = 0; i < times.size(); ++i) { // followers of followers as well
		for (int left = dice.poisson(each); left > 0; --left) {
			const double at = times[i] + dice.waiting(kMeanDelay);
			if (at < kLength) {
				times.push_back(at);
			}
		}
	}
}

std::int64_t unitsOfOrder(Dice &dice)
{
	const double part = dice.between(0, 1);
	return part < 0.78 ? 1 : part < 0.93 ? 2 : part < 0.97 ? 3 : part < 0.99 ? 5 : 10;
}

void findEnd(Episode &episode)
{
	std::ranges::sort(episode.orders, {}, &Order::at);
	std::int64_t left = episode.stock;
	for (const Order &order : episode.orders) {
		left -= order.units;
		if (left <= 0) {
			episode.goneAt = order.at;
			return;
		}
	}
}

Episode show(Dice &dice)
{
	Rates rates(kSteps, dice.logBetween(0.02, 0.5));
	std::vector<double> bots;
	std::vector<double> pitches;
	double start = dice.between(60, 300);
	for (int left = static_cast<int>(dice.between(1, 4)); left > 0 && start < kLength; --left) {
		const double orders = std::clamp(dice.logNormal(600, 0.9), 30.0, 6000.0);
		pitches.push_back(start);
		addPitch(rates, start, anyShape(dice), orders, kLength);
		if (dice.happens(0.1)) {
			const double at = start + dice.between(5, 60);
			for (int bot = static_cast<int>(dice.between(50, 300)); bot > 0; --bot) {
				bots.push_back(at + dice.between(0, 2));
			}
		}
		start += dice.between(240, 600);
	}
	addMood(rates, dice);
	addStalls(rates, dice);
	std::vector<double> times = timesOf(rates, dice);
	addFollowers(times, dice);
	std::ranges::copy_if(bots, std::back_inserter(times), [](double at) { return at < kLength; });

	Episode episode{.kind = "synthetic", .length = kLength, .orders = {}, .pitches = pitches};
	std::int64_t demand = 0;
	for (const double at : times) {
		episode.orders.push_back({at, unitsOfOrder(dice)});
		demand += episode.orders.back().units;
	}
	const double share = dice.happens(0.8) ? dice.between(0.15, 0.92) : dice.between(1.02, 1.6);
	episode.stock = std::max<std::int64_t>(1, std::llround(share * static_cast<double>(demand)));
	return episode;
}

Episode hotCase(Dice &dice)
{
	PitchShape shape = anyShape(dice);
	shape.decay = dice.logBetween(120, 600);
	Rates rates(kSteps, 0);
	const double start = dice.between(60, 300);
	addPitch(rates, start, shape, 3000, 600);
	addMood(rates, dice);
	Episode episode{.kind = "hot case", .length = kLength, .stock = 1500, .orders = {}, .pitches = {start}};
	for (const double at : timesOf(rates, dice)) {
		episode.orders.push_back({at, 1});
	}
	return episode;
}

StalledShow stalledShow(Dice &dice)
{
	constexpr double kTwoHours = 7200;
	StalledShow show{.length = kTwoHours, .orders = {}, .pitches = {}, .stalls = {}};
	Rates rates(static_cast<std::size_t>(kTwoHours / kStep), dice.logBetween(0.02, 0.5));
	for (double start = dice.between(60, 300); start < kTwoHours; start += dice.between(240, 600)) {
		show.pitches.push_back(start);
		addPitch(rates, start, anyShape(dice), std::clamp(dice.logNormal(600, 0.9), 30.0, 6000.0), kLength);
	}
	addMood(rates, dice);
	show.stalls = addStalls(rates, dice);
	show.orders = timesOf(rates, dice);
	std::ranges::sort(show.orders);
	return show;
}

std::vector<Episode> made(Episode (*make)(Dice &), std::size_t count, std::uint64_t seed)
{
	Dice dice(seed);
	std::vector<Episode> episodes;
	episodes.reserve(count);
	for (std::size_t i = 0; i < count; ++i) {
		episodes.push_back(make(dice));
		episodes.back().id = std::format("{} {}", episodes.back().kind, i + 1);
		findEnd(episodes.back());
	}
	return episodes;
}

} // namespace

std::vector<Episode> syntheticShows(std::size_t count, std::uint64_t seed)
{
	return made(show, count, seed);
}

std::vector<Episode> hotCases(std::size_t count, std::uint64_t seed)
{
	return made(hotCase, count, seed);
}

std::vector<StalledShow> stalledShows(std::size_t count, std::uint64_t seed)
{
	Dice dice(seed);
	std::vector<StalledShow> shows;
	shows.reserve(count);
	for (std::size_t i = 0; i < count; ++i) {
		shows.push_back(stalledShow(dice));
	}
	return shows;
}

} // namespace replay
