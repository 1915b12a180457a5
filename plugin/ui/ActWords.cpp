#include "ui/ActWords.hpp"

#include <algorithm>
#include <ranges>

namespace ui {

using app::ShopActEntry;

Look lookOf(ShopActEntry::State state)
{
	switch (state) {
	case ShopActEntry::State::Done:
		return {Shape::Check, Tone::Good, "Act.State.Done"};
	case ShopActEntry::State::Failed:
		return {Shape::Warning, Tone::Danger, "Act.State.Failed"};
	case ShopActEntry::State::UnderWay:
		break;
	}
	return {Shape::Clock, Tone::Quiet, "Act.State.UnderWay"};
}

const ShopActEntry *actToSee(const std::vector<ShopActEntry> &acts, const std::set<std::uint64_t> &seen)
{
	const auto isNew = [&](const ShopActEntry &act) {
		return !seen.contains(act.id);
	};
	const auto failed = std::ranges::find_if(acts.rbegin(), acts.rend(), [&](const ShopActEntry &act) {
		return isNew(act) && act.state == ShopActEntry::State::Failed;
	});
	if (failed != acts.rend()) {
		return &*failed;
	}
	const auto newest = std::ranges::find_if(acts, isNew);
	// What was done before an act that was seen is old news.
	return newest == acts.begin() && newest != acts.end() ? &*newest : nullptr;
}

int otherFailures(const std::vector<ShopActEntry> &acts, const std::set<std::uint64_t> &seen, std::uint64_t shown)
{
	return static_cast<int>(std::ranges::count_if(acts, [&](const ShopActEntry &act) {
		return act.id != shown && act.state == ShopActEntry::State::Failed && !seen.contains(act.id);
	}));
}

} // namespace ui
