// What is on air, and the pitches that come of it.
#include "app/ShelfKeeper.hpp"

#include "app/TableOrder.hpp"
#include "stock/ShowNotes.hpp"

#include <algorithm>
#include <tuple>

namespace app {

namespace {

constexpr core::Duration kSameAgain = core::Duration::minutes(1); // sooner, it was the same click

} // namespace

void ShelfKeeper::onStall(bool begun, core::Instant at)
{
	audience_.onStall(begun, at);
}

void ShelfKeeper::learnPitches(const std::vector<forecast::PitchRecord> &earlier)
{
	std::ranges::for_each(earlier, [this](const auto &pitch) { pitches_.learn(pitch); });
}

void ShelfKeeper::setAir(const std::string &sku, core::Instant at)
{
	if (sku == onAir_ && at - onAirSince_ < kSameAgain) {
		return;
	}
	endPitch(at);
	onAir_ = sku;
	onAirSince_ = at;
	if (!sku.empty()) {
		demandOf(sku).beginPitch(at, pitches_, sku);
	}
}

void ShelfKeeper::endPitch(core::Instant now)
{
	const auto watch = watches_.find(onAir_);
	if (watch == watches_.end() || !watch->second.demand) {
		return;
	}
	if (auto pitch = watch->second.demand->endPitch(now)) {
		pitch->began = wallThen_.wall + std::chrono::milliseconds((onAirSince_ - wallThen_.at).ms());
		pitches_.learn(*pitch);
		record(stock::eventOf(stock::PitchNote{pitch->sku,
						       pitch->began,
						       pitch->length,
						       pitch->orders,
						       pitch->units,
						       pitch->goneAfter,
						       {pitch->ordersBy.begin(), pitch->ordersBy.end()}},
				      heard(now)));
	}
}

bool ShelfKeeper::putOnAir(const std::string &sku)
{
	if (!sku.empty() && !ledger_.snapshot()->find(sku)) {
		return false;
	}
	setAir(sku, refreshedAt_);
	onAirByPerson_ = true;
	record({.kind = stock::JournalEvent::Kind::OnAir, .heard = heard(refreshedAt_), .sku = sku});
	return true;
}

const std::string &ShelfKeeper::stepOnAir(int by)
{
	if (const overlay::SkuFacts *next = stepInTable(*facts_, onAir_, by)) {
		std::ignore = putOnAir(next->stock->sku);
	}
	return onAir_;
}

forecast::SellOutRange ShelfKeeper::sellsOut() const
{
	const auto watched = watches_.find(onAir_);
	const overlay::SkuFacts *facts = facts_->find(onAir_);
	return watched != watches_.end() && watched->second.demand && facts && facts->stock->available
		       ? watched->second.demand->range(*facts->stock->available)
		       : forecast::SellOutRange();
}

} // namespace app
