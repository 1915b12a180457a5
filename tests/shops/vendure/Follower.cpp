#include "Follower.hpp"

#include "commerce/VendureAdapter.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vendure {

Follower::Follower(const std::string &server, const std::string &password, core::Duration pollEvery,
		   const std::string &account)
{
	commerce::ShopSettings settings;
	settings.url = server;
	settings.account = account;
	settings.pollEvery = pollEvery;
	const commerce::Secrets secrets = {{"password", password}, {"pushSecret", "push secret"}};
	shop_ = std::make_unique<app::RemoteShop>(
		client_, std::move(*commerce::VendureAdapter::make(settings, secrets)), settings, secrets);
}

void Follower::turn()
{
	client_.run(core::Duration::ms(2));
	for (auto &news : shop_->tick(app::now())) {
		if (!news) {
			continue; // the connection's light says it
		}
		std::vector<std::string> touched;
		for (const commerce::StockLevel &level : news->levels) {
			levels[level.variantId] = level;
			touched.push_back(level.variantId);
		}
		for (const commerce::ShopOrder &order : news->orders) {
			orders[order.code] = order;
			std::ranges::transform(order.lines, std::back_inserter(touched), &commerce::OrderLine::variant);
		}
		ledger_.apply("vendure", *news, {app::now(), app::wallNow()});
		oversells_.look(ledger_, "vendure", touched);
		whole = whole || news->complete;
		updates.push_back(std::move(*news));
	}
	for (const auto &[shop, suspects] : oversells_.takeSuspects()) {
		shop_->readSoon(suspects, true, app::now());
	}
}

bool Follower::waitFor(const std::function<bool()> &holds, core::Duration atMost)
{
	const core::Instant deadline = app::now() + atMost;
	while (!holds() && app::now() < deadline) {
		turn();
	}
	return holds();
}

std::optional<stock::Oversell> Follower::oversellOf(const std::string &variant) const
{
	const auto found = oversells_.found();
	const auto one = std::ranges::find(found, variant, &stock::Oversell::variantId);
	return one == found.end() ? std::nullopt : std::optional(*one);
}

std::optional<std::int64_t> Follower::available(const std::string &variant) const
{
	const auto found = levels.find(variant);
	return found == levels.end() ? std::nullopt : found->second.available;
}

commerce::Asked<commerce::ActOutcome> Follower::act(const commerce::ShopAct &act)
{
	std::optional<commerce::Asked<commerce::ActOutcome>> outcome;
	shop_->act(act, [&](auto ended) { outcome = std::move(ended); });
	waitFor([&] { return outcome.has_value(); });
	return outcome ? *outcome
		       : std::unexpected(
				 commerce::ShopFault{commerce::FaultKind::Offline, {{"Test.NeverEnded", {}}, {}}});
}

} // namespace vendure
