#include "forecast/PitchWatch.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace forecast {

PitchWatch::PitchWatch(const PitchMemory &memory, const std::string &sku)
{
	record_.sku = sku;
	if (memory.sizeOf(sku)) {
		course_.emplace(memory, sku);
	}
}

void PitchWatch::onOrder(double at, double units)
{
	if (at < 0) { // heard late
		return;
	}
	++record_.orders;
	units_ += units;
	for (std::size_t i = 0; i < kPitchTimes.size(); ++i) {
		record_.ordersBy[i] += at <= kPitchTimes[i] ? 1 : 0;
	}
	if (course_) {
		course_->onOrder(at);
	}
}

void PitchWatch::onSecond(bool frozen)
{
	if (course_) {
		course_->onSecond(frozen);
		if (course_->say() <= 0) {
			course_.reset();
		}
	}
}

void PitchWatch::onGone(double at)
{
	record_.goneAfter = record_.goneAfter.value_or(core::Duration::seconds(std::max(at, 0.0)));
}

PitchRecord PitchWatch::record(core::Duration length) const
{
	PitchRecord record = record_;
	record.length = length;
	record.units = std::max<std::int64_t>(std::llround(units_), record.orders);
	return record;
}

} // namespace forecast
