#include "alerts/AlertDesk.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace alerts {

namespace {

constexpr core::Duration kFigureEvery = core::Duration::seconds(5); // nobody follows a faster one

} // namespace

void AlertDesk::onReport(core::Instant now, const SkuReport &report)
{
	const auto [found, isNew] = watches_.try_emplace(report.sku);
	take(found->second, now, report, isNew);
}

void AlertDesk::take(Watch &watch, core::Instant now, const SkuReport &report, bool isNew)
{
	watch.seenAt = now;
	const auto before = watch.tracker.level();
	const auto level = watch.tracker.update(now, report);
	if (const auto known = std::exchange(watch.beforeStale, std::nullopt)) {
		clear(watch);
		if (level) { // the same again is no news
			raise(watch, now, *level, report);
			watch.alert->acknowledged = known->acknowledged && *level <= known->level;
			changes_.back().alert = *watch.alert;
		}
		return;
	}
	if (!level) {
		clear(watch);
	} else if (!isNew && (!before || *level > *before)) {
		clear(watch);
		raise(watch, now, *level, report);
	} else if (watch.alert) {
		watch.alert->level = *level;
		watch.alert->loud = watch.alert->loud && level == before;
		say(watch, now, report);
	}
}

void AlertDesk::onStale(core::Instant now, const SkuReport &report)
{
	const auto found = watches_.find(report.sku);
	if (found == watches_.end()) {
		return;
	}
	Watch &watch = found->second;
	watch.seenAt = now;
	const bool wasHot =
		watch.alert && (watch.alert->level == AlertLevel::Soon || watch.alert->level == AlertLevel::Now);
	if (watch.beforeStale || !wasHot) {
		return;
	}
	Alert known = *watch.alert;
	clear(watch);
	watch.beforeStale = std::move(known);
	raise(watch, now, AlertLevel::Stale, report);
}

void AlertDesk::raise(Watch &watch, core::Instant now, AlertLevel level, const SkuReport &report)
{
	watch.alert = Alert{.id = ++lastId_,
			    .level = level,
			    .sku = report.sku,
			    .raisedAt = now,
			    .sentence = {},
			    .details = {},
			    .snoozed = snoozes_.contains(report.sku),
			    .rehearsal = report.rehearsal};
	watch.add.reset();
	say(watch, now, report);
	changes_.push_back({*watch.alert, true});
}

void AlertDesk::clear(Watch &watch)
{
	if (watch.alert) {
		changes_.push_back({*watch.alert, false});
		watch.alert.reset();
		watch.latest = {};
	}
	watch.beforeStale.reset();
}

void AlertDesk::say(Watch &watch, core::Instant now, const SkuReport &report)
{
	const bool asksForMore = watch.alert->level != AlertLevel::Watch && watch.alert->level != AlertLevel::Stale;
	if (report.restock && asksForMore &&
	    (!watch.add || now < watch.figuredAt || now - watch.figuredAt >= kFigureEvery)) {
		watch.add = report.restock();
		watch.figuredAt = now;
	}
	watch.alert->sentence = sentenceFor(watch.alert->level, report, watch.add);
	watch.latest = report;
	watch.latest.restock = {};
}

void AlertDesk::onOversold(core::Instant now, const std::vector<OversoldReport> &reports)
{
	std::erase_if(oversold_, [&](const auto &entry) {
		const bool isOver = std::ranges::find(reports, entry.first, &OversoldReport::id) == reports.end();
		if (isOver) {
			changes_.push_back({entry.second.alert, false});
		}
		return isOver;
	});
	for (const OversoldReport &report : reports) {
		const auto [found, isNew] = oversold_.try_emplace(report.id);
		Oversold &known = found->second;
		if (isNew || report.units > known.report.units) {
			if (!isNew) {
				changes_.push_back({known.alert, false});
			}
			known.alert = {.id = ++lastId_,
				       .level = AlertLevel::Oversold,
				       .sku = report.sku,
				       .raisedAt = now,
				       .sentence = sentenceFor(report),
				       .details = detailsFor(report),
				       .rehearsal = report.rehearsal};
			changes_.push_back({known.alert, true});
		} else if (report != known.report) {
			known.alert.sentence = sentenceFor(report);
			known.alert.details = detailsFor(report);
		}
		known.report = report;
	}
}

std::vector<AlertChange> AlertDesk::settle(core::Instant now)
{
	for (auto &[sku, watch] : watches_) { // rows that rest are not reported, and time passes there too
		if (watch.alert && !watch.beforeStale && watch.seenAt != now) {
			const SkuReport latest = watch.latest; // which goes with the alert
			take(watch, now, latest, false);
		}
	}
	endSnoozes(now);
	giveVoice(now);
	return std::exchange(changes_, {});
}

// What the person did not want to hear then is said now, if it is still so.
void AlertDesk::endSnoozes(core::Instant now)
{
	for (const std::string &sku : snoozes_.takeOver(now)) {
		const auto found = watches_.find(sku);
		if (found == watches_.end() || !found->second.alert) {
			continue;
		}
		Watch &watch = found->second;
		watch.alert->snoozed = false;
		if (isTold(*watch.alert)) {
			changes_.push_back({*watch.alert, false});
			watch.alert->id = ++lastId_;
			watch.alert->raisedAt = now;
			changes_.push_back({*watch.alert, true});
		}
	}
}

void AlertDesk::giveVoice(core::Instant now)
{
	std::vector<AlertChange *> candidates;
	for (AlertChange &change : changes_) {
		if (change.raised && isTold(change.alert) && mayBeLoud(change.alert.level)) {
			candidates.push_back(&change);
		}
	}
	const auto rank = [this](const AlertChange *change) {
		const auto watch = watches_.find(change->alert.sku);
		const bool known = watch != watches_.end();
		return std::tuple(!known || !watch->second.latest.onAir, -urgency(change->alert.level),
				  known ? watch->second.latest.forecast.sellsOutIn : core::Duration::infinity());
	};
	std::ranges::stable_sort(candidates, {}, rank);
	for (AlertChange *change : candidates) {
		change->alert.loud = voice(now, change->alert);
	}
}

// That it is sold out is no news to who was just warned.
bool AlertDesk::voice(core::Instant now, const Alert &alert)
{
	const auto every = all();
	const auto kept = std::ranges::find(every, alert.id, &Alert::id);
	if (kept == every.end()) { // gone again in the same moment
		return false;
	}
	const auto watch = watches_.find(alert.sku);
	if (watch != watches_.end() && alert.level == AlertLevel::SoldOut && watch->second.loudAt &&
	    now - *watch->second.loudAt < LoudLimit::kWithin) {
		return false;
	}
	(*kept)->loud = loud_.take(now, alert.level);
	if ((*kept)->loud && watch != watches_.end()) {
		watch->second.loudAt = now;
	}
	return (*kept)->loud;
}

void AlertDesk::hush()
{
	std::ranges::for_each(all(), [](Alert *alert) { alert->loud = false; });
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
	std::erase_if(watches_, [&](auto &entry) {
		const bool goes = !kept(entry.first);
		if (goes) {
			clear(entry.second);
		}
		return goes;
	});
}

} // namespace alerts
