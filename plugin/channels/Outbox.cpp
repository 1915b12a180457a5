#include "channels/Outbox.hpp"

#include <algorithm>
#include <format>
#include <utility>

namespace channels {

Outbox::Outbox(std::vector<PaceLimit> limits, std::function<double()> random, OutboxTuning tuning)
	: tuning_(tuning), pace_(std::move(limits)), backoff_(std::move(random), tuning.backoff)
{
}

void Outbox::add(AlertNote note, core::Instant now)
{
	const auto older = std::ranges::find_if(
		waiting_, [&](const Waiting &waiting) { return !note.sku.empty() && waiting.note.sku == note.sku; });
	if (underWay_ && !note.sku.empty() && underWay_->note.sku == note.sku) {
		underWayIsOver_ = true; // should it fail, the newer one is what to say
	}
	if (older != waiting_.end()) {
		*older = {std::move(note), now};
		return;
	}
	if (waiting_.size() >= tuning_.most) {
		waiting_.pop_front();
		trouble_ = {"Robot.Overrun", {{"count", std::to_string(tuning_.most)}}};
	}
	waiting_.push_back({std::move(note), now});
}

void Outbox::onCleared(std::uint64_t alertId)
{
	std::erase_if(waiting_, [&](const Waiting &waiting) { return waiting.note.alertId == alertId; });
	if (underWay_ && underWay_->note.alertId == alertId) {
		underWayIsOver_ = true;
	}
}

std::optional<Outbox::Taken> Outbox::take(core::Instant now)
{
	giveUp(now);
	if (waiting_.empty() || underWay_ || now < nextAt(now)) {
		return std::nullopt;
	}
	underWay_ = std::move(waiting_.front());
	underWayIsOver_ = false;
	waiting_.pop_front();
	pace_.onSent(now);
	return Taken{underWay_->note, now - underWay_->since};
}

void Outbox::onOutcome(const Outcome &outcome, core::Instant now)
{
	const std::optional<Waiting> tried = std::exchange(underWay_, std::nullopt);
	trouble_ = outcome.why;
	if (outcome.kind != Outcome::Kind::Later) {
		backoff_.onSuccess(); // it answers
		heldUntil_ = {};
		return;
	}
	heldUntil_ = now + backoff_.onFailure(outcome.after);
	if (tried && !underWayIsOver_) {
		waiting_.push_front(*tried);
	}
}

core::Instant Outbox::nextAt(core::Instant now) const
{
	if (waiting_.empty() || underWay_) {
		return now + core::Duration::infinity();
	}
	return std::max(pace_.nextAt(now), heldUntil_);
}

void Outbox::onWorks()
{
	backoff_.onSuccess();
	heldUntil_ = {};
	trouble_ = {};
}

// Said until the robot takes something again, together with what kept it from that.
void Outbox::giveUp(core::Instant now)
{
	const std::size_t given = std::erase_if(
		waiting_, [&](const Waiting &waiting) { return now - waiting.since >= tuning_.giveUpAfter; });
	if (given == 0 || trouble_.key == "Robot.GaveUp") {
		return;
	}
	core::Message gaveUp{"Robot.GaveUp", {{"minutes", std::format("{:g}", tuning_.giveUpAfter.minutes())}}};
	gaveUp.parts.push_back({"why", std::exchange(trouble_, {})});
	trouble_ = std::move(gaveUp);
}

} // namespace channels
