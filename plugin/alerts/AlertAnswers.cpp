// What people say to alerts.
#include "alerts/AlertDesk.hpp"

namespace alerts {

std::optional<Alert> AlertDesk::acknowledge(std::uint64_t id)
{
	Alert *chosen = nullptr;
	for (Alert *alert : all()) {
		const bool wanted = id == 0 ? isTold(*alert) && (!chosen || alert->id > chosen->id)
					    : alert->id == id && !alert->acknowledged;
		if (wanted) {
			chosen = alert;
		}
	}
	if (!chosen) {
		return std::nullopt;
	}
	chosen->acknowledged = true;
	chosen->loud = false;
	return *chosen;
}

void AlertDesk::acknowledge(const std::string &sku, bool oversold)
{
	for (Alert *alert : all()) {
		alert->acknowledged = alert->acknowledged || (alert->sku == sku && isOversold(*alert) == oversold);
	}
}

std::string AlertDesk::snooze(std::uint64_t id, core::Instant now, core::Duration howLong)
{
	const Alert *chosen = nullptr;
	for (const Alert *alert : all()) {
		const bool wanted =
			id == 0 ? isTold(*alert) && !isOversold(*alert) && (!chosen || alert->id > chosen->id)
				: alert->id == id && !isOversold(*alert);
		if (wanted) {
			chosen = alert;
		}
	}
	if (!chosen) {
		return {};
	}
	std::string sku = chosen->sku;
	snoozeSku(sku, now, howLong);
	return sku;
}

void AlertDesk::snoozeSku(const std::string &sku, core::Instant now, core::Duration howLong)
{
	snoozes_.begin(sku, now, howLong);
	if (const auto watch = watches_.find(sku); watch != watches_.end() && watch->second.alert) {
		watch->second.alert->snoozed = true;
		watch->second.alert->loud = false;
	}
}

bool AlertDesk::endSnooze(const std::string &sku)
{
	if (!snoozes_.end(sku)) {
		return false;
	}
	if (const auto watch = watches_.find(sku); watch != watches_.end() && watch->second.alert) {
		watch->second.alert->snoozed = false;
	}
	return true;
}

} // namespace alerts
