#include "ui/AlertWords.hpp"

#include "alerts/LoudLimit.hpp"

#include <algorithm>
#include <functional>

namespace ui {

using alerts::Alert;
using alerts::AlertLevel;

Look lookOf(const Alert &alert)
{
	switch (alert.level) {
	case AlertLevel::Watch:
		break;
	case AlertLevel::Soon:
		return {Shape::Rise, Tone::Caution, "Alert.Level.Soon"};
	case AlertLevel::Now:
		return {Shape::Warning, Tone::Danger, "Alert.Level.Now"};
	case AlertLevel::SoldOut:
		return {Shape::Cross, Tone::Danger, "Alert.Level.SoldOut"};
	case AlertLevel::Oversold:
		return {Shape::Oversold, Tone::Danger, "Alert.Level.Oversold"};
	case AlertLevel::Stale:
		return {Shape::Clock, Tone::Caution, "Alert.Level.Stale"};
	}
	return {Shape::Down, Tone::Caution, "Alert.Level.Watch"};
}

std::vector<const Alert *> mostSeriousFirst(const std::vector<Alert> &alerts)
{
	std::vector<const Alert *> sorted;
	sorted.reserve(alerts.size());
	for (const Alert &alert : alerts) {
		sorted.push_back(&alert);
	}
	std::ranges::stable_sort(sorted, std::greater(),
				 [](const Alert *alert) { return alerts::urgency(alert->level); });
	return sorted;
}

QString orderCodes(const Alert &alert)
{
	const core::Message &whole = alert.sentence;
	const core::Message &sentence = whole.parts.size() == 1 ? whole.parts.front().message : whole; // a rehearsal's
	const auto found = std::ranges::find(sentence.values, "orders", &std::pair<std::string, std::string>::first);
	return !alerts::isOversold(alert) || found == sentence.values.end() ? QString()
									    : QString::fromStdString(found->second);
}

} // namespace ui
