// How the shelf goes on with a show that broke off.
#include "app/ShelfKeeper.hpp"
#include "stock/ShowNotes.hpp"

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
	if (!replayedTo_) {
		audience_ = forecast::Audience(at);
	}
	replayedTo_ = at;
	tellStaleFrom_ = core::Instant::never();
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
		if (event.sku.empty() || ledger_.snapshot()->find(event.sku)) {
			setAir(event.sku, at);
			onAirByPerson_ = true;
		}
		break;
	case Kind::Stall:
		if (const auto note = stock::stallNote(event)) {
			onStall(note->begun, at);
		}
		break;
	case Kind::Acknowledge:
		std::ignore = refresh(at);
		alerts_.acknowledge(event.sku, event.number == 1);
		break;
	case Kind::Snooze:
		std::ignore = refresh(at);
		if (event.number > 0) {
			alerts_.snoozeSku(event.sku, at, core::Duration::ms(event.number));
		} else {
			alerts_.endSnooze(event.sku);
		}
		break;
	case Kind::Correction:
	case Kind::Shown:
	case Kind::Act:
	case Kind::Pitch:
	case Kind::Alert:
	case Kind::Stream:
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
	tellStaleFrom_ = now + rules_.staleAfter;
	std::ignore = refresh(now);
	alerts_.hush();
}

} // namespace app
