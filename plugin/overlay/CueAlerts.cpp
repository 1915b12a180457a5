#include "overlay/CueAlerts.hpp"

#include <algorithm>
#include <tuple>

namespace overlay {

namespace {

CueAlert lookOf(const alerts::Alert &alert)
{
	const auto look = [&](CueUrgency urgency, const char *word) {
		return CueAlert{.urgency = urgency, .word = word, .sentence = alert.sentence};
	};
	switch (alert.level) {
	case alerts::AlertLevel::Watch:
		break;
	case alerts::AlertLevel::Soon:
		return look(CueUrgency::Soon, "Cue.Alert.Soon");
	case alerts::AlertLevel::Now:
		return look(CueUrgency::Now, "Cue.Alert.Now");
	case alerts::AlertLevel::SoldOut:
		return look(CueUrgency::Now, "Cue.Alert.SoldOut");
	case alerts::AlertLevel::Oversold:
		return look(CueUrgency::Now, "Cue.Alert.Oversold");
	case alerts::AlertLevel::Stale:
		return look(CueUrgency::Soon, "Cue.Alert.Stale");
	}
	return look(CueUrgency::Quiet, "");
}

} // namespace

std::optional<CueAlert> mostUrgent(const std::vector<alerts::Alert> &alerts, const ShelfFacts &shelf)
{
	std::optional<CueAlert> first;
	std::tuple<CueUrgency, bool, std::uint64_t> rank;
	std::size_t waiting = 0;
	for (const alerts::Alert &alert : alerts) {
		const CueAlert look = lookOf(alert);
		if (alert.acknowledged || look.urgency == CueUrgency::Quiet) {
			continue;
		}
		++waiting;
		const std::tuple its(look.urgency, alert.sku == shelf.onAir, alert.id);
		if (!first || its > rank) {
			first = look;
			const SkuFacts *about = shelf.find(alert.sku);
			first->rehearsal = about && about->stock->rehearsal;
			rank = its;
		}
	}
	if (first) {
		first->more = waiting - 1;
	}
	return first;
}

} // namespace overlay
