#include "net/Backoff.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>
#include <utility>

namespace net {

std::function<double()> machineRandom()
{
	auto generator = std::make_shared<std::minstd_rand>(std::random_device()());
	return [generator] {
		return std::uniform_real_distribution<double>(0, 1)(*generator);
	};
}

Backoff::Backoff(std::function<double()> random, BackoffTuning tuning) : random_(std::move(random)), tuning_(tuning) {}

core::Duration Backoff::onFailure(std::optional<core::Duration> asked)
{
	constexpr int kMaxDoublings = 30; // far beyond `longest`, and the number stays finite
	const core::Duration bound =
		std::min(tuning_.longest, tuning_.first * std::exp2(std::min(failures_, kMaxDoublings)));
	++failures_;
	if (asked) {
		// Never earlier than asked; a little later, not all of us at once.
		return std::min(*asked, tuning_.longestAsked) + tuning_.first * random_();
	}
	return std::max(tuning_.least, bound * random_());
}

} // namespace net
