// What the shop loop does for the run of show and the automations.
#include "app/ShopLoop.hpp"

#include "app/Clock.hpp"

#include <algorithm>
#include <ranges>
#include <utility>
#include <vector>

namespace app {

// For the show's own acts, on the loop.
ShowKeeper::Hands ShopLoop::hands()
{
	return {[this](const std::string &sku) { air(sku, now()); },
		[this](const show::StageOrder &order) {
			if (events_.stage) {
				events_.stage(order);
			}
		},
		[this](const ActWish &wish) { begin(wish, std::nullopt); },
		[this](const std::string &shop) {
			ShopFeed *feed = shops_.find(shop);
			return feed && feed->abilities().acts.contains(commerce::ActKind::Pause);
		},
		[this](const std::string &shop) {
			const auto name = shopNames_.find(shop);
			return name == shopNames_.end() ? shop : name->second;
		}};
}

void ShopLoop::air(const std::string &sku, core::Instant now)
{
	if (shelf_.putOnAir(sku) && !sku.empty()) {
		shops_.onPitch(sku, now);
	}
}

void ShopLoop::putOnAir(const std::string &sku)
{
	post([this, sku](core::Instant now) { air(sku, now); });
}

void ShopLoop::stepOnAir(int by)
{
	post([this, by](core::Instant now) {
		if (const auto sku = show_.step(by, *shelf_.facts(), now); sku && *sku != shelf_.onAir()) {
			air(*sku, now);
		}
	});
}

void ShopLoop::setShow(const show::ShowSettings &settings)
{
	post([this, settings](core::Instant) { show_.configure(settings); });
}

void ShopLoop::show(std::function<void(ShowKeeper &)> act)
{
	post([this, act = std::move(act)](core::Instant) { act(show_); });
}

// Oldest first.
void ShopLoop::announceActs()
{
	const auto published = view_.latest();
	const std::vector<show::AutomationAct> &acts = published->show.automations.acts;
	if (acts == announcedActs_) {
		return;
	}
	for (const show::AutomationAct &act : std::views::reverse(acts)) {
		const auto known = std::ranges::find(announcedActs_, act.id, &show::AutomationAct::id);
		if (events_.automation && (known == announcedActs_.end() || known->state != act.state)) {
			events_.automation(act);
		}
	}
	announcedActs_ = acts;
}

bool ShopLoop::lookAtShow(core::Instant now)
{
	const auto alerts = shelf_.alerts();
	const auto oversells = shelf_.oversells();
	return show_.look({*shelf_.facts(), alerts, oversells}, now, wallNow());
}

} // namespace app
