#include "support/LinkRouter.hpp"

#include <algorithm>
#include <cmath>

using core::BitRate;
using core::Duration;

namespace support {

LinkRouter::LinkRouter(const LinkPlan &plan)
	: plan_(plan), rate_(plan.rateAt(Duration::zero())), rateUntil_(plan.changesAfter(Duration::zero()))
{
}

bool LinkRouter::offer(Duration now, std::int64_t number, std::int64_t bytes)
{
	if (waiting_ + bytes > plan_.routerBuffer.bytes() && !queue_.empty()) {
		return false;
	}
	if (queue_.empty()) {
		at_ = now;
		if (now >= rateUntil_) {
			rate_ = plan_.rateAt(now);
			rateUntil_ = plan_.changesAfter(now);
		}
		leftOfFirst_ = static_cast<double>(bytes);
	}
	queue_.push_back({number, bytes});
	waiting_ += bytes;
	if (queue_.size() == 1) {
		plan();
	}
	return true;
}

std::optional<std::int64_t> LinkRouter::advance(Duration now)
{
	if (queue_.empty() || now < nextAt_) {
		return std::nullopt;
	}
	leftOfFirst_ -= static_cast<double>(rate_.bps()) / 8e6 * static_cast<double>((now - at_).us());
	at_ = now;
	if (now >= rateUntil_) {
		rate_ = plan_.rateAt(now);
		rateUntil_ = plan_.changesAfter(now);
	}
	std::optional<std::int64_t> left;
	if (leftOfFirst_ <= 0.5) {
		left = queue_.front().number;
		waiting_ -= queue_.front().bytes;
		const double over = leftOfFirst_; // a part of a microsecond
		queue_.pop_front();
		leftOfFirst_ = queue_.empty() ? 0 : static_cast<double>(queue_.front().bytes) + over;
	}
	plan();
	return left;
}

void LinkRouter::plan()
{
	if (queue_.empty()) {
		nextAt_ = Duration::infinity();
		return;
	}
	nextAt_ = rateUntil_;
	if (rate_ > BitRate()) {
		const double us = std::ceil(leftOfFirst_ * 8e6 / static_cast<double>(rate_.bps()));
		nextAt_ = std::min(nextAt_, at_ + Duration::us(static_cast<std::int64_t>(std::max(us, 0.0))));
	}
}

} // namespace support
