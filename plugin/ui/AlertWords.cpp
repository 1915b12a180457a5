#include "ui/AlertWords.hpp"

#include <algorithm>

namespace ui {

using alerts::Alert;
using alerts::AlertLevel;
using alerts::SkuStatus;

Look lookOf(const Alert &alert)
{
	switch (alert.level) {
	case AlertLevel::Watch:
		return lookOf(SkuStatus::Low);
	case AlertLevel::Soon:
	case AlertLevel::Now:
	case AlertLevel::Stale:
		return lookOf(SkuStatus::Hot);
	case AlertLevel::SoldOut:
		return lookOf(SkuStatus::SoldOut);
	case AlertLevel::Oversold:
		break;
	}
	Look look = lookOf(SkuStatus::SoldOut);
	look.shape = Shape::Oversold;
	return look;
}

std::vector<const Alert *> mostSeriousFirst(const std::vector<Alert> &alerts)
{
	std::vector<const Alert *> sorted;
	sorted.reserve(alerts.size());
	for (const Alert &alert : alerts) {
		sorted.push_back(&alert);
	}
	std::ranges::stable_partition(sorted, [](const Alert *alert) { return alerts::isOversold(*alert); });
	return sorted;
}

QString orderCodes(const Alert &alert)
{
	const auto found =
		std::ranges::find(alert.sentence.values, "orders", &std::pair<std::string, std::string>::first);
	return !alerts::isOversold(alert) || found == alert.sentence.values.end()
		       ? QString()
		       : QString::fromStdString(found->second);
}

} // namespace ui
