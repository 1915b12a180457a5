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

constexpr std::size_t kMostCodes = 6; // in the sentence, which has to be taken in during a show

std::string joined(const std::vector<std::string> &codes, std::size_t most)
{
	std::string text;
	for (std::size_t i = 0; i < std::min(codes.size(), most); ++i) {
		text += (i == 0 ? "" : ", ") + codes[i];
	}
	return text;
}

core::Message sentenceFor(const OversoldReport &report)
{
	std::string codes = joined(report.orders, kMostCodes);
	if (report.orders.size() > kMostCodes) {
		codes += " …";
	}
	return {codes.empty() ? "Alert.OversoldUnknown" : "Alert.Oversold",
		{{"title", report.title.empty() ? report.sku : report.title},
		 {"units", std::to_string(report.units)},
		 {"orders", std::move(codes)}}};
}

// All orders that a person may choose among.
core::Message detailsFor(const OversoldReport &report)
{
	if (report.others.empty() && report.more == 0 && report.orders.size() <= kMostCodes) {
		return {};
	}
	std::vector<std::string> codes = report.orders;
	codes.insert(codes.end(), report.others.begin(), report.others.end());
	core::Message details{
		"Alert.OversoldOrders",
		{{"count", std::to_string(report.orders.size())}, {"orders", joined(codes, codes.size())}}};
	if (report.more > 0) {
		details.key = "Alert.OversoldOrdersMore";
		details.values.emplace_back("more", std::to_string(report.more));
	}
	return details;
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

std::vector<AlertChange> AlertDesk::onOversold(core::Instant now, const std::vector<OversoldReport> &reports)
{
	std::vector<AlertChange> changes;
	std::erase_if(oversold_, [&](const auto &entry) {
		const bool isOver = std::ranges::find(reports, entry.first, &OversoldReport::id) == reports.end();
		if (isOver) {
			changes.push_back({entry.second.alert, false});
		}
		return isOver;
	});
	for (const OversoldReport &report : reports) {
		const auto [found, isNew] = oversold_.try_emplace(report.id);
		Oversold &known = found->second;
		if (isNew || report.units > known.report.units) {
			if (!isNew) {
				changes.push_back({known.alert, false});
			}
			known.alert = {++lastId_, SkuStatus::SoldOut,  report.sku,        now, sentenceFor(report),
				       false,     AlertKind::Oversold, detailsFor(report)};
			changes.push_back({known.alert, true});
		} else if (report != known.report) {
			known.alert.sentence = sentenceFor(report);
			known.alert.details = detailsFor(report);
		}
		known.report = report;
	}
	return changes;
}

std::optional<Alert> AlertDesk::acknowledge(std::uint64_t id)
{
	Alert *chosen = nullptr;
	for (Alert *alert : all()) {
		if (alert->acknowledged) {
			continue;
		}
		const bool wanted = id == 0 ? !chosen || alert->id > chosen->id : alert->id == id;
		if (wanted) {
			chosen = alert;
		}
	}
	if (!chosen) {
		return std::nullopt;
	}
	chosen->acknowledged = true;
	return *chosen;
}

void AlertDesk::acknowledge(const std::string &sku, AlertKind kind)
{
	for (Alert *alert : all()) {
		alert->acknowledged = alert->acknowledged || (alert->sku == sku && alert->kind == kind);
	}
}

std::vector<Alert *> AlertDesk::all()
{
	std::vector<Alert *> all;
	for (auto &[sku, watch] : watches_) {
		if (watch.alert) {
			all.push_back(&*watch.alert);
		}
	}
	for (auto &[id, known] : oversold_) {
		all.push_back(&known.alert);
	}
	return all;
}

std::vector<Alert> AlertDesk::alerts() const
{
	std::vector<Alert> all;
	for (const auto &[sku, watch] : watches_) {
		if (watch.alert) {
			all.push_back(*watch.alert);
		}
	}
	for (const auto &[id, known] : oversold_) {
		all.push_back(known.alert);
	}
	std::ranges::sort(all, std::greater(), &Alert::id);
	return all;
}

void AlertDesk::keepOnly(const std::function<bool(const std::string &sku)> &kept)
{
	std::erase_if(watches_, [&](const auto &watch) { return !kept(watch.first); });
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
