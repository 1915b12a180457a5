// How the shelf goes on with a show that broke off.
#include "app/ShelfKeeper.hpp"

#include <algorithm>
#include <tuple>

namespace app {

void ShelfKeeper::replay(const stock::JournalEvent &event)
{
	using Kind = stock::JournalEvent::Kind;
	// Seldomer than live, and often enough for warnings that need some seconds to come and go; a long list costs
	// no more than a short one.
	const core::Duration refreshEvery =
		core::Duration::seconds(5) * std::max(1.0, static_cast<double>(facts_->skus.size()) / 500);
	const core::Instant at = std::max(replayedTo_.value_or(event.heard.at), event.heard.at);
	replayedTo_ = at;
	lastHeard_ = std::max(lastHeard_, event.heard.wall);
	startedAt_ = std::min(startedAt_, at);
	switch (event.kind) {
	case Kind::Update:
		take(event.shop, event.update, {at, event.heard.wall});
		break;
	case Kind::Forget:
		drop(event.shop, at);
		break;
	case Kind::Follow:
		followed_[event.shop] = static_cast<std::uint64_t>(event.number);
		break;
	case Kind::OnAir:
		std::ignore = putOnAir(event.sku);
		break;
	case Kind::Acknowledge:
		std::ignore = refresh(at);
		alerts_.acknowledge(event.sku, static_cast<alerts::AlertKind>(event.number));
		break;
	case Kind::Correction:
	case Kind::Shown:
	case Kind::Act:
		break;
	}
	if (at - refreshedAt_ >= refreshEvery || at < refreshedAt_) {
		std::ignore = refresh(at);
	}
}

void ShelfKeeper::restored(core::Instant now)
{
	for (const stock::FeedState &feed : ledger_.feeds()) {
		if (feed.rehearsal) {
			forget(feed.shop, now);
		}
	}
	std::ignore = oversells_.takeSuspects();
	std::ignore = refresh(now);
}

} // namespace app
