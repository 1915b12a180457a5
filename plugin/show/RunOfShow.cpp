#include "show/RunOfShow.hpp"

#include "show/Products.hpp"

#include <algorithm>
#include <utility>

namespace show {

void RunOfShow::setEntries(std::vector<RunEntry> entries)
{
	if (entries == entries_) {
		return;
	}
	// Each product keeps its time: of two entries of one product the first takes the first's.
	std::vector<bool> taken(entries_.size());
	std::vector<Slot> slots(entries.size());
	std::optional<std::size_t> place;
	for (std::size_t at = 0; at < entries.size(); ++at) {
		for (std::size_t old = 0; old < entries_.size(); ++old) {
			if (!taken[old] && entries_[old].sku == entries[at].sku &&
			    entries_[old].allVariants == entries[at].allVariants) {
				taken[old] = true;
				slots[at] = std::move(slots_[old]);
				place = place_ == old ? at : place;
				break;
			}
		}
	}
	if (place_ && !place && !entries.empty()) { // its product is gone
		place = std::min(*place_, entries.size() - 1);
	}
	entries_ = std::move(entries);
	slots_ = std::move(slots);
	place_ = place;
	lastOnAir_.clear(); // what is on air may be in this list
	onAir_ = false;
}

void RunOfShow::restart()
{
	for (Slot &slot : slots_) {
		slot.spent = {};
	}
	place_.reset();
	onAir_ = false;
	lastOnAir_.clear();
	round_ = 1;
}

void RunOfShow::look(const overlay::ShelfFacts &facts, core::Instant now)
{
	if (onAir_) {
		slots_[*place_].spent = slots_[*place_].spent + std::max(now - now_, core::Duration::zero());
	}
	now_ = std::max(now, now_);
	lookAtShelf(facts);
	follow(facts.onAir, now);
}

void RunOfShow::lookAtShelf(const overlay::ShelfFacts &facts)
{
	std::vector<Product> products = productsOf(entries_, facts);
	for (std::size_t at = 0; at < entries_.size(); ++at) {
		Product &product = products[at];
		Slot &slot = slots_[at];
		slot.title = std::move(product.title);
		slot.state = product.state;
		slot.left = product.left;
		slot.skus = std::move(product.skus);
		slot.pitched = std::move(product.pitched);
	}
}

void RunOfShow::follow(const std::string &onAir, core::Instant now)
{
	if (onAir == lastOnAir_) {
		return;
	}
	lastOnAir_ = onAir;
	onAir_ = false;
	if (onAir.empty()) {
		return;
	}
	const std::size_t from = place_.value_or(0);
	for (std::size_t step = 0; step < entries_.size(); ++step) {
		const std::size_t at = (from + step) % entries_.size();
		if (has(at, onAir)) {
			if (!place_) {
				beginRound(now);
			}
			place_ = at;
			onAir_ = true;
			return;
		}
	}
}

void RunOfShow::beginRound(core::Instant now)
{
	roundBegan_ = now;
	for (Slot &slot : slots_) {
		slot.spent = {};
	}
}

std::optional<std::string> RunOfShow::step(int by, core::Instant now)
{
	const auto to = target(by);
	if (!to) {
		return std::nullopt;
	}
	if (!place_) {
		beginRound(now);
	} else if (by > 0 && *to <= *place_) {
		++round_;
		beginRound(now);
	}
	place_ = to;
	onAir_ = true;
	now_ = std::max(now, now_);
	lastOnAir_ = slots_[*to].pitched;
	return slots_[*to].pitched;
}

// Something else is on air: "next" comes back to the product that was interrupted only by way of the others.
std::optional<std::size_t> RunOfShow::target(int by) const
{
	const auto count = static_cast<std::ptrdiff_t>(entries_.size());
	const std::ptrdiff_t from = place_ ? static_cast<std::ptrdiff_t>(*place_) : (by > 0 ? -1 : 0);
	for (std::ptrdiff_t step = 1; step <= count; ++step) {
		const std::ptrdiff_t at = from + (by > 0 ? step : -step);
		if (at < 0) {
			return std::nullopt;
		}
		const auto entry = static_cast<std::size_t>(at % count);
		if (slots_[entry].state == RunState::Ready && !(onAir_ && place_ == entry)) {
			return entry;
		}
	}
	return std::nullopt;
}

std::optional<RunNext> RunOfShow::next() const
{
	const auto to = target(1);
	return to ? std::optional(RunNext{slots_[*to].pitched, slots_[*to].title}) : std::nullopt;
}

std::vector<std::string> RunOfShow::following() const
{
	std::vector<std::string> skus;
	const std::size_t from = place_ ? *place_ + 1 : 0;
	for (std::size_t step = 0; step < entries_.size(); ++step) {
		const std::size_t at = (from + step) % entries_.size();
		if (slots_[at].state == RunState::Ready && !(onAir_ && place_ == at)) {
			skus.push_back(slots_[at].pitched);
		}
	}
	return skus;
}

bool RunOfShow::has(std::size_t entry, const std::string &sku) const
{
	const std::vector<std::string> &variants = slots_[entry].skus;
	return entries_[entry].sku == sku || std::ranges::find(variants, sku) != variants.end();
}

RunView RunOfShow::view() const
{
	RunView view;
	core::Duration due;
	for (std::size_t at = 0; at < entries_.size(); ++at) {
		const RunEntry &entry = entries_[at];
		const Slot &slot = slots_[at];
		view.lines.push_back(
			{entry, slot.title.empty() ? entry.sku : slot.title, slot.state, slot.left, slot.spent});
		const core::Duration planned = core::Duration::minutes(static_cast<double>(entry.minutes));
		if (place_ && at < *place_) {
			due = due + planned;
		} else if (place_ == at) {
			due = due + std::min(slot.spent, planned);
		}
	}
	view.place = place_;
	view.onAir = onAir_;
	view.round = round_;
	view.next = next();
	if (place_) {
		view.behind = now_ - roundBegan_ - due;
	}
	return view;
}

} // namespace show
