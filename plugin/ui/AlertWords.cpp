#include "ui/AlertWords.hpp"

#include <algorithm>

namespace ui {

using alerts::Alert;
using alerts::AlertKind;

Look lookOf(const Alert &alert)
{
	Look look = lookOf(alert.status);
	if (alert.kind == AlertKind::Oversold) {
		look.shape = Shape::Oversold;
	}
	return look;
}

std::vector<const Alert *> mostSeriousFirst(const std::vector<Alert> &alerts)
{
	std::vector<const Alert *> sorted;
	sorted.reserve(alerts.size());
	for (const Alert &alert : alerts) {
		sorted.push_back(&alert);
	}
	std::ranges::stable_partition(sorted, [](const Alert *alert) { return alert->kind == AlertKind::Oversold; });
	return sorted;
}

QString orderCodes(const Alert &alert)
{
	const auto found =
		std::ranges::find(alert.sentence.values, "orders", &std::pair<std::string, std::string>::first);
	return alert.kind != AlertKind::Oversold || found == alert.sentence.values.end()
		       ? QString()
		       : QString::fromStdString(found->second);
}

} // namespace ui
