#pragma once

#include "app/Desk.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace support {

// A desk that shows what a test lays on it and remembers what it was asked to do.
class FakeDesk : public app::Desk {
public:
	std::shared_ptr<const app::StreamView> stream() const override
	{
		++looks;
		return stream_;
	}
	std::shared_ptr<const app::ShelfView> shelf() const override
	{
		++looks;
		return shelf_;
	}

	core::Expected<void> setOnAir(const std::string &sku) override
	{
		asked.push_back("on air: " + sku);
		if (refusal) {
			return std::unexpected(*refusal);
		}
		app::ShelfView view = *shelf_;
		view.onAir = sku;
		for (app::StockRow &row : view.rows) {
			row.onAir = row.sku == sku;
		}
		lay(std::move(view));
		return {};
	}
	void stepOnAir(int by) override { asked.push_back("step: " + std::to_string(by)); }
	void acknowledge(std::uint64_t alertId) override
	{
		asked.push_back("acknowledge: " + std::to_string(alertId));
		app::ShelfView view = *shelf_;
		for (alerts::Alert &alert : view.alerts) {
			alert.acknowledged = alert.acknowledged || alert.id == alertId;
		}
		lay(std::move(view));
	}
	void snooze(std::uint64_t alertId, core::Duration howLong) override
	{
		asked.push_back("snooze: " + std::to_string(alertId));
		app::ShelfView view = *shelf_;
		for (alerts::Alert &alert : view.alerts) {
			if (alert.id == alertId) {
				alert.snoozed = true;
				const auto time = std::max(howLong, stored.alertPlan.snoozeFor);
				view.snoozes.push_back({alert.sku, view.at + time});
			}
		}
		lay(std::move(view));
	}
	void endSnooze(const std::string &sku) override
	{
		asked.push_back("end snooze: " + sku);
		app::ShelfView view = *shelf_;
		std::erase_if(view.snoozes, [&](const alerts::Snooze &snooze) { return snooze.sku == sku; });
		for (alerts::Alert &alert : view.alerts) {
			alert.snoozed = alert.snoozed && alert.sku != sku;
		}
		lay(std::move(view));
	}
	core::Expected<void> setBitrate(rate::RateAct act) override
	{
		acts.push_back(act);
		return {};
	}
	std::vector<std::string> scenes() const override { return {"Show", "Please wait"}; }
	profile::Settings settings() const override { return stored; }
	core::Expected<void> applySettings(const profile::Settings &settings, const TypedSecrets &typed) override
	{
		asked.push_back("apply");
		if (refusal) {
			return std::unexpected(*refusal);
		}
		stored = settings;
		storedValues = typed;
		return {};
	}
	std::set<std::string> storedSecrets(const std::string &shop) const override
	{
		const auto found = storedNames.find(shop);
		return found == storedNames.end() ? std::set<std::string>() : found->second;
	}
	std::shared_ptr<const app::Catalogue> catalogue(const std::string &shop) override
	{
		return catalogue_ && catalogue_->shop == shop ? catalogue_ : nullptr;
	}
	void probeShop(const commerce::ShopSettings &settings, const commerce::Secrets &typed) override
	{
		probes.emplace_back(settings, typed);
	}
	std::shared_ptr<const app::RobotsView> robots() const override { return robots_; }
	void testRobot(const channels::RobotSettings &robot, const commerce::Secrets &typed) override
	{
		robotTests.emplace_back(robot, typed);
	}
	void actAtShop(const app::ActWish &wish) override { wishes.push_back(wish); }
	void undoShopAct(std::uint64_t actId) override { asked.push_back("undo: " + std::to_string(actId)); }
	core::Expected<void> setRunOfShow(const std::vector<show::RunEntry> &entries) override
	{
		stored.show.run = entries;
		runs.push_back(entries);
		if (refusal) {
			return std::unexpected(*refusal);
		}
		return {};
	}
	void restartRunOfShow() override { asked.push_back("restart"); }
	void holdAutomations(bool held) override { asked.push_back(held ? "hold" : "let go"); }
	void undoAutomation(std::uint64_t act) override { asked.push_back("undo automation: " + std::to_string(act)); }
	void answerAutomation(std::uint64_t act, bool yes) override
	{
		asked.push_back((yes ? "yes: " : "no: ") + std::to_string(act));
	}
	core::Expected<void> rehearseAutomation(show::AutomationKind kind,
						const show::AutomationSettings &settings) override
	{
		rehearsals.emplace_back(kind, settings);
		if (refusal) {
			return std::unexpected(*refusal);
		}
		return {};
	}
	std::vector<std::string> sources() const override { return {"Countdown", "Logo"}; }
	void showHostCue(app::CueWish wish) override { cueWishes.push_back(wish); }
	void keepCue(const profile::CueSettings &cue) override { stored.cue = cue; }
	std::shared_ptr<const app::SoundView> sound() const override { return sound_; }
	void testSound(const profile::SoundSettings &settings) override { soundTests.push_back(settings); }
	void takeOverFromObs() override { asked.push_back("take over"); }

	void lay(app::SoundView view) { sound_ = std::make_shared<const app::SoundView>(std::move(view)); }
	void lay(app::StreamView view) { stream_ = std::make_shared<const app::StreamView>(std::move(view)); }
	void lay(app::Catalogue catalogue)
	{
		catalogue_ = std::make_shared<const app::Catalogue>(std::move(catalogue));
	}
	void lay(app::ShelfView view) { shelf_ = std::make_shared<const app::ShelfView>(std::move(view)); }

	void lay(app::RobotsView view) { robots_ = std::make_shared<const app::RobotsView>(std::move(view)); }

	std::vector<std::string> asked;
	std::vector<rate::RateAct> acts;
	profile::Settings stored;
	TypedSecrets storedValues;
	std::map<std::string, std::set<std::string>> storedNames; // shop id → names
	std::vector<app::ActWish> wishes;
	std::vector<app::CueWish> cueWishes;
	std::vector<profile::SoundSettings> soundTests;
	std::vector<std::pair<commerce::ShopSettings, commerce::Secrets>> probes;
	std::vector<std::pair<channels::RobotSettings, commerce::Secrets>> robotTests;
	std::vector<std::vector<show::RunEntry>> runs;
	std::vector<std::pair<show::AutomationKind, show::AutomationSettings>> rehearsals;
	std::optional<core::Error> refusal;
	mutable int looks = 0; // how often a view was asked for

private:
	std::shared_ptr<const app::SoundView> sound_ = std::make_shared<const app::SoundView>();
	std::shared_ptr<const app::StreamView> stream_ = std::make_shared<const app::StreamView>();
	std::shared_ptr<const app::Catalogue> catalogue_;
	std::shared_ptr<const app::RobotsView> robots_ = std::make_shared<const app::RobotsView>();
	std::shared_ptr<const app::ShelfView> shelf_ = std::make_shared<const app::ShelfView>();
};

} // namespace support
