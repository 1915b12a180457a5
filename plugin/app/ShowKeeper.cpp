#include "app/ShowKeeper.hpp"

#include "app/StockRowWords.hpp"
#include "app/TableOrder.hpp"

#include <algorithm>
#include <utility>

namespace app {

namespace {

ActWish pauseOf(const stock::Oversell &oversell, const overlay::SkuFacts *row, std::string shopName)
{
	ActWish wish{oversell.shop, oversell.sku, {}, std::move(shopName)};
	wish.act.kind = commerce::ActKind::Pause;
	wish.act.variantId = oversell.variantId;
	if (row) {
		for (const stock::StockPart &part : row->stock->parts) {
			if (part.shop == oversell.shop && part.variantId == oversell.variantId) {
				wish.act.productId = part.productId;
			}
		}
	}
	return wish;
}

bool isUrgent(const alerts::Alert &alert)
{
	return alert.level == alerts::AlertLevel::Now;
}

} // namespace

void ShowKeeper::configure(const show::ShowSettings &settings)
{
	run_.setEntries(settings.run);
	automations_.configure(settings.automations);
}

void ShowKeeper::replay(const std::shared_ptr<const overlay::ShelfFacts> &facts, core::Instant at)
{
	if (std::exchange(replayed_, facts) != facts) {
		run_.look(*facts, at);
	}
}

std::optional<std::string> ShowKeeper::step(int by, const overlay::ShelfFacts &facts, core::Instant now)
{
	if (!run_.isEmpty()) {
		return run_.step(by, now);
	}
	const overlay::SkuFacts *next = stepInTable(facts, facts.onAir, by);
	return next ? std::optional(next->stock->sku) : std::nullopt;
}

bool ShowKeeper::look(const Shelf &shelf, core::Instant now, core::WallTime wall)
{
	replayed_.reset();
	run_.look(shelf.facts, now);
	changedAir_ = false;
	carryOut(automations_.look(newsOf(shelf, now, wall)));
	return changedAir_;
}

show::ShowNews ShowKeeper::newsOf(const Shelf &shelf, core::Instant now, core::WallTime wall)
{
	show::ShowNews news{.now = now, .wall = wall, .onAir = shelf.facts.onAir};
	if (const overlay::SkuFacts *row = shelf.facts.find(shelf.facts.onAir)) {
		news.onAirTitle = titleOf(*row->stock);
		news.isSoldOut = row->status == alerts::SkuStatus::SoldOut;
	}
	// On air is what viewers see of a product; while there is another size of it, there is something to pitch.
	const show::RunView run = run_.view();
	if (run.onAir && run.place) {
		const show::RunLine &line = run.lines[*run.place];
		news.onAirTitle = line.title;
		news.isSoldOut = line.state == show::RunState::SoldOut;
	}
	if (!run.lines.empty()) {
		news.next = run.next;
	} else if (const overlay::SkuFacts *next = stepInTable(shelf.facts, shelf.facts.onAir, 1);
		   next && next->stock->sku != shelf.facts.onAir) {
		news.next = show::RunNext{next->stock->sku, titleOf(*next->stock)};
	}
	for (const alerts::Alert &alert : shelf.alerts) {
		if (isUrgent(alert)) {
			const overlay::SkuFacts *row = shelf.facts.find(alert.sku);
			news.urgent.push_back({alert.sku, row ? titleOf(*row->stock) : alert.sku});
		}
	}
	pauses_.clear();
	for (const stock::Oversell &oversell : shelf.oversells) {
		const overlay::SkuFacts *row = shelf.facts.find(oversell.sku);
		ActWish wish = pauseOf(oversell, row, hands_.nameOfShop(oversell.shop));
		std::string id = oversell.shop + '\n' + oversell.variantId;
		news.oversold.push_back({id, row ? titleOf(*row->stock) : oversell.sku, wish.shopName,
					 row && row->stock->rehearsal, hands_.canPause(oversell.shop)});
		pauses_.emplace(std::move(id), std::move(wish));
	}
	return news;
}

void ShowKeeper::carryOut(const show::AutomationOrders &orders)
{
	for (const show::StageOrder &order : orders.stage) {
		hands_.stage(order);
	}
	if (orders.putOnAir) {
		hands_.putOnAir(*orders.putOnAir);
		changedAir_ = true;
	}
	for (const std::string &id : orders.pause) {
		if (const auto wish = pauses_.find(id); wish != pauses_.end()) {
			hands_.actAtShop(wish->second);
		}
	}
}

void ShowKeeper::rehearse(show::AutomationKind kind, const show::AutomationSettings &settings)
{
	const auto orders = automations_.rehearse(kind, settings);
	refusal_ = orders ? core::Message() : orders.error().sentence;
	if (orders) {
		carryOut(*orders);
	}
}

ShowView ShowKeeper::view() const
{
	return {run_.view(), automations_.view(), refusal_};
}

} // namespace app
