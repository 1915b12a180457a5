#pragma once

#include "bench/forecast/Episodes.hpp"
#include "core/Duration.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace replay {

inline constexpr std::array<core::Duration, 3> kHorizons{core::Duration::minutes(2), core::Duration::minutes(5),
							 core::Duration::minutes(10)};

// What a method says at one moment.
struct Said {
	std::array<double, 3> gone{}; // chance of a sell-out within 2, 5 and 10 minutes
	double seconds = -1;          // expected until it is gone; below zero: does not say
	bool warns = false;
};

// One method, watching one episode.
class Predictor {
public:
	virtual ~Predictor() = default;
	// In order of time, in seconds since the episode began.
	virtual void onOrder(double at, std::int64_t units) = 0;
	virtual void onPitch(double /*at*/) {}
	// Each two seconds, of the orders strictly before.
	virtual Said at(double now, std::int64_t left) = 0;
	// Units that cover the demand of the next ten minutes in nine of ten cases, as of the last `at`; nothing: does
	// not say.
	virtual std::optional<std::int64_t> enoughFor10Minutes() const { return std::nullopt; }
};

struct Method {
	std::string name;
	bool tellsOdds = true;
	std::function<std::unique_ptr<Predictor>(std::int64_t stock)> make;
};

// LiveShelf's own, through the code that is shipped; then what it is compared with: ten units, ten per cent, windows of
// one and of five minutes, and a discounted gamma–Poisson rate.
std::vector<Method> allMethods();

// LiveShelf's own where it is told when each pitch begins, and has learnt from all of those of other shows.
Method toldOfPitches(const std::vector<Episode> &earlier);

} // namespace replay
