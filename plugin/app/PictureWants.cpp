#include "app/PictureWants.hpp"

#include <algorithm>
#include <utility>

namespace app {

PictureWants::PictureWants(std::size_t most, std::function<double()> random, const net::BackoffTuning &tuning)
	: most_(most), random_(std::move(random)), tuning_(tuning)
{
}

bool PictureWants::ask(const std::string &url, core::Instant now)
{
	if (const auto place = places_.find(url); place != places_.end()) {
		wants_.splice(wants_.begin(), wants_, place->second);
		return false;
	}
	if (wants_.size() >= most_) {
		dropOldest();
	}
	wants_.push_front({.url = url, .dueAt = now, .underWay = false, .backoff = net::Backoff(random_, tuning_)});
	places_[url] = wants_.begin();
	return true;
}

std::optional<std::string> PictureWants::take(core::Instant now)
{
	const auto next =
		std::ranges::find_if(wants_, [&](const Want &want) { return !want.underWay && want.dueAt <= now; });
	if (next == wants_.end()) {
		return std::nullopt;
	}
	next->underWay = true;
	++underWay_;
	return next->url;
}

core::Instant PictureWants::nextAt() const
{
	core::Instant next = core::Instant::never();
	for (const Want &want : wants_) {
		next = want.underWay ? next : std::min(next, want.dueAt);
	}
	return next;
}

void PictureWants::onFailed(const std::string &url, core::Instant now, std::optional<core::Duration> asked)
{
	const auto place = places_.find(url);
	if (place == places_.end() || !place->second->underWay) {
		return;
	}
	place->second->underWay = false;
	--underWay_;
	place->second->dueAt = now + place->second->backoff.onFailure(asked);
}

void PictureWants::onDone(const std::string &url)
{
	const auto place = places_.find(url);
	if (place == places_.end()) {
		return;
	}
	underWay_ -= place->second->underWay ? 1 : 0;
	wants_.erase(place->second);
	places_.erase(place);
}

// What is under way stays: it is bounded by who takes it.
void PictureWants::dropOldest()
{
	for (auto oldest = wants_.end(); oldest != wants_.begin();) {
		--oldest;
		if (!oldest->underWay) {
			places_.erase(oldest->url);
			wants_.erase(oldest);
			return;
		}
	}
}

} // namespace app
