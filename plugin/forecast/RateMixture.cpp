#include "forecast/RateMixture.hpp"

#include <algorithm>
#include <cmath>

namespace forecast {

namespace {

// What is left of one second's weight.
double fade(double seconds, double halfLife)
{
	return std::exp2(-seconds / halfLife);
}

// Log chance of a count under a gamma–Poisson estimate, but for what is the same in all windows.
double logChance(double count, double orders, double seconds, double exposure)
{
	const double all = seconds + exposure;
	const double gammas = count > 0 ? std::lgamma(orders + count) - std::lgamma(orders) : 0;
	return gammas + orders * std::log(seconds / all) + count * std::log(exposure / all);
}

} // namespace

RateMixture::RateMixture(const DemandTuning &tuning) : tuning_(&tuning)
{
	beginBlock();
}

void RateMixture::onSecond(double orders)
{
	for (std::size_t i = 0; i < kByOrders; ++i) {
		const double keep = fade(1, tuning_->halfLives[i]);
		windows_[i].orders = windows_[i].orders * keep + orders;
		windows_[i].seconds = windows_[i].seconds * keep + 1;
	}
	const double keep = fade(1, tuning_->baseHalfLife);
	baseOrders_ = baseOrders_ * keep + orders;
	baseSeconds_ = baseSeconds_ * keep + 1;
	silence_ += 1;
	late_ += orders;
	windows_[kByOrders] = byOrders();
	silence_ = late_ > 0 ? 0 : silence_;
	late_ = 0;
	blockOrders_ += orders;
	if (++inBlock_ == tuning_->block) {
		score();
	}
}

void RateMixture::onSilence(double seconds)
{
	const auto pass = [&](double &orders, double &exposure, double halfLife) {
		const double keep = fade(seconds, halfLife);
		orders *= keep;
		exposure = exposure * keep + (1 - keep) / (1 - fade(1, halfLife));
	};
	for (std::size_t i = 0; i < kByOrders; ++i) {
		pass(windows_[i].orders, windows_[i].seconds, tuning_->halfLives[i]);
	}
	pass(baseOrders_, baseSeconds_, tuning_->baseHalfLife);
	silence_ += seconds;
	beginBlock();
}

void RateMixture::onLate(double ago)
{
	for (std::size_t i = 0; i < kByOrders; ++i) {
		windows_[i].orders += fade(ago, tuning_->halfLives[i]);
	}
	baseOrders_ += fade(ago, tuning_->baseHalfLife);
	late_ += 1;
	if (ago < 2 * tuning_->block) { // of a later one, no window could have known
		blockOrders_ += 1;
	}
}

// With the orders that are not in it yet: the time since the last one is shared out among them, because of what comes
// late in one answer nobody knows what came when.
RateMixture::Window RateMixture::byOrders() const
{
	Window window = windows_[kByOrders];
	if (late_ > 0) {
		const double keep = std::exp(-late_ / tuning_->eventMemory);
		const double added = (1 - keep) / (1 - std::exp(-1 / tuning_->eventMemory));
		window.orders = window.orders * keep + added;
		window.seconds = window.seconds * keep + std::min(silence_ / late_, tuning_->longestGap) * added;
	}
	return window;
}

RateMixture::View RateMixture::view(std::size_t window) const
{
	if (window == kByOrders) {
		const Window it = byOrders();
		const double running = late_ > 0 ? 0 : silence_;
		return {it.orders + tuning_->priorByOrders, it.seconds + tuning_->priorSecondsByOrders + running,
			it.weight};
	}
	const Window &it = windows_[window];
	return {it.orders + tuning_->priorOrders, it.seconds + tuning_->priorSeconds, it.weight};
}

double RateMixture::seenPerSecond() const
{
	double sum = 0;
	for (std::size_t i = 0; i < kWindows; ++i) {
		const bool ofOrders = i == kByOrders;
		const View it = view(i);
		const double orders = it.orders - (ofOrders ? tuning_->priorByOrders : tuning_->priorOrders);
		const double seconds = it.seconds - (ofOrders ? tuning_->priorSecondsByOrders : tuning_->priorSeconds);
		sum += it.weight * orders / std::max(seconds, 1.0);
	}
	return sum;
}

void RateMixture::score()
{
	for (Window &window : windows_) {
		window.score = tuning_->keepScore * window.score +
			       logChance(blockOrders_, window.ordersBefore, window.secondsBefore, tuning_->block);
	}
	const double best = std::ranges::max_element(windows_, {}, &Window::score)->score;
	double sum = 0;
	for (Window &window : windows_) {
		window.score -= best;
		window.weight = std::exp(window.score) + tuning_->leastWeight;
		sum += window.weight;
	}
	for (Window &window : windows_) {
		window.weight /= sum;
	}
	beginBlock();
}

void RateMixture::beginBlock()
{
	inBlock_ = 0;
	blockOrders_ = 0;
	for (std::size_t i = 0; i < kWindows; ++i) {
		const View it = view(i);
		windows_[i].ordersBefore = it.orders;
		windows_[i].secondsBefore = it.seconds;
	}
}

} // namespace forecast
