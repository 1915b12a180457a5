#include "alerts/AlertDesk.hpp"

#include <algorithm>
#include <format>
#include <utility>

namespace alerts {

namespace {

bool deservesAlert(SkuStatus status)
{
	return status == SkuStatus::Low || status == SkuStatus::Hot || status == SkuStatus::SoldOut;
}

core::Message sentenceFor(const SkuReport &report)
{
	const char *key = report.status == SkuStatus::SoldOut ? "Alert.SoldOut"
			  : report.status == SkuStatus::Hot   ? "Alert.Hot"
							      : "Alert.Low";
	return {key,
		{{"title", report.title.empty() ? report.sku : report.title},
		 {"left", std::to_string(report.left)},
		 {"time", clockText(report.forecast.sellsOutIn)}}};
}

} // namespace

std::vector<AlertChange> AlertDesk::onReport(core::Instant now, const SkuReport &report)
{
	std::vector<AlertChange> changes;
	const auto [found, isNew] = watches_.try_emplace(report.sku);
	Watch &watch = found->second;
	const SkuStatus before = std::exchange(watch.status, report.status);
	if (isNew || before == report.status) {
		return changes;
	}
	const bool worse = report.status > before;
	if (watch.alert && (worse || !deservesAlert(report.status))) {
		changes.push_back({*watch.alert, false});
		watch.alert.reset();
	}
	if (worse && deservesAlert(report.status)) {
		watch.alert = Alert{++lastId_, report.status, report.sku, now, sentenceFor(report), false};
		changes.push_back({*watch.alert, true});
	}
	return changes;
}

bool AlertDesk::acknowledge(std::uint64_t id)
{
	Alert *chosen = nullptr;
	for (auto &[sku, watch] : watches_) {
		if (!watch.alert || watch.alert->acknowledged) {
			continue;
		}
		const bool wanted = id == 0 ? !chosen || watch.alert->id > chosen->id : watch.alert->id == id;
		if (wanted) {
			chosen = &*watch.alert;
		}
	}
	if (chosen) {
		chosen->acknowledged = true;
	}
	return chosen != nullptr;
}

std::vector<Alert> AlertDesk::alerts() const
{
	std::vector<Alert> all;
	for (const auto &[sku, watch] : watches_) {
		if (watch.alert) {
			all.push_back(*watch.alert);
		}
	}
	std::ranges::sort(all, std::greater(), &Alert::id);
	return all;
}

void AlertDesk::clear()
{
	watches_.clear();
}

std::string clockText(core::Duration time)
{
	if (time >= core::Duration::seconds(24 * 3600)) {
		return "–";
	}
	const std::int64_t seconds = std::max<std::int64_t>(0, time.ms() / 1000);
	const std::int64_t hours = seconds / 3600;
	return hours > 0 ? std::format("{}:{:02}:{:02}", hours, seconds / 60 % 60, seconds % 60)
			 : std::format("{}:{:02}", seconds / 60, seconds % 60);
}

} // namespace alerts
