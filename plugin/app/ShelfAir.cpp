// What is on air, and the pitches that come of it.
#include "app/ShelfKeeper.hpp"

#include <algorithm>

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
	const auto &skus = facts_->skus;
	const auto count = static_cast<std::ptrdiff_t>(skus.size());
	const auto current = std::ranges::find(skus, onAir_, [](const auto &facts) { return facts.stock->sku; });
	std::ptrdiff_t at = current == skus.end() ? (by > 0 ? -1 : count) : current - skus.begin();
	for (std::ptrdiff_t step = 0; step < count; ++step) {
		at = (at + (by > 0 ? 1 : -1) + count) % count;
		const overlay::SkuFacts &facts = skus[static_cast<std::size_t>(at)];
		if (facts.stock->listed && facts.status != alerts::SkuStatus::SoldOut) {
			setAir(facts.stock->sku, refreshedAt_);
			onAirByPerson_ = true;
			record({.kind = stock::JournalEvent::Kind::OnAir, .heard = heard(refreshedAt_), .sku = onAir_});
			break;
		}
	}
	return onAir_;
}

} // namespace app
