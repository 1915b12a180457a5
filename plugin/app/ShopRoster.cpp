#include "app/ShopRoster.hpp"

#include "commerce/Selection.hpp"
#include "stock/Hash64.hpp"
#include "stock/Ledger.hpp"

#include <algorithm>
#include <utility>

namespace app {

namespace {

constexpr std::size_t kMostTitles = stock::LedgerLimits().entries;

} // namespace

void ShopRoster::follow(const std::vector<commerce::ShopSettings> &shops,
			const std::map<std::string, commerce::Secrets> &secrets)
{
	std::vector<Followed> before = std::exchange(shops_, {});
	for (const commerce::ShopSettings &settings : shops) {
		const auto found = secrets.find(settings.id);
		commerce::Secrets own = found == secrets.end() ? commerce::Secrets() : found->second;
		const auto known =
			std::ranges::find(before, settings.id, [](const Followed &shop) { return shop.settings.id; });
		if (known == before.end()) {
			shops_.push_back(made(settings, std::move(own)));
			continue;
		}
		own = newest(*known, std::move(own));
		if (known->settings == settings && known->secrets == own) {
			shops_.push_back(std::move(*known));
			before.erase(known);
		} else {
			shops_.push_back(made(settings, std::move(own)));
			shops_.back().replaced = known->replaced;
		}
	}
}

void ShopRoster::replaceSecrets(Followed &shop, const commerce::Secrets &changed)
{
	for (const auto &[name, value] : changed) {
		std::string &current = shop.secrets[name];
		shop.replaced[name].insert(current); // empty: there was none
		shop.replaced[name].erase(value);
		current = value;
	}
}

commerce::Secrets ShopRoster::newest(const Followed &shop, commerce::Secrets secrets)
{
	for (const auto &[name, values] : shop.replaced) {
		const auto given = secrets.find(name);
		if (values.contains(given == secrets.end() ? std::string() : given->second)) {
			secrets[name] = shop.secrets.at(name);
		}
	}
	return secrets;
}

std::map<std::string, commerce::Secrets> ShopRoster::takeChangedSecrets()
{
	std::map<std::string, commerce::Secrets> all;
	for (Followed &shop : shops_) {
		if (auto changed = shop.feed ? shop.feed->takeChangedSecrets() : commerce::Secrets();
		    !changed.empty()) {
			replaceSecrets(shop, changed);
			all.emplace(shop.settings.id, std::move(changed));
		}
	}
	return all;
}

ShopRoster::Followed ShopRoster::made(const commerce::ShopSettings &settings, commerce::Secrets secrets)
{
	Followed shop;
	shop.settings = settings;
	auto feed = make_(settings, secrets, client_);
	shop.secrets = std::move(secrets);
	if (feed) {
		shop.feed = std::move(*feed);
	} else {
		shop.obstacle = feed.error().sentence;
	}
	return shop;
}

bool ShopRoster::tick(core::Instant now, const Sink &sink)
{
	bool changed = false;
	for (Followed &shop : shops_) {
		if (!shop.feed) {
			continue;
		}
		for (auto &answer : shop.feed->tick(now)) {
			changed = true;
			if (answer) {
				shop.loggedTrouble.clear();
				learnNames(shop, *answer);
				sink(shop.settings.id, commerce::selected(std::move(*answer), shop.settings));
			} else {
				logTrouble(shop, answer.error());
			}
		}
	}
	return changed;
}

void ShopRoster::learnNames(Followed &shop, const commerce::ShopUpdate &update)
{
	if (!update.locations.empty()) {
		shop.locations = update.locations;
	}
	if (update.reading == commerce::Reading::All && update.begins) {
		shop.named.clear();
	}
	bool changed = false;
	for (const commerce::StockLevel &level : update.levels) {
		if (shop.titles.size() >= kMostTitles && !shop.titles.contains(level.sku)) {
			continue; // the shelf says that there are too many
		}
		shop.named.insert(stock::hash64(level.sku));
		std::string title = level.title;
		if (!level.variant.empty()) {
			title += (title.empty() ? "" : " ") + level.variant;
		}
		const auto [known, isNew] = shop.titles.try_emplace(level.sku);
		changed = changed || isNew || known->second != title;
		known->second = std::move(title);
	}
	if (update.complete) {
		const auto isGone = [&](const auto &entry) {
			return !shop.named.contains(stock::hash64(entry.first));
		};
		changed = std::erase_if(shop.titles, isGone) > 0 || changed;
	}
	if (changed) {
		shop.shownTitles.reset();
	}
}

Catalogue ShopRoster::catalogue(const std::string &id, core::Instant now) const
{
	const auto found = std::ranges::find(shops_, id, [](const Followed &shop) { return shop.settings.id; });
	Catalogue catalogue{.shop = id, .at = now};
	if (found != shops_.end()) {
		if (!found->shownTitles) {
			found->shownTitles = std::make_shared<const Catalogue::Titles>(found->titles);
		}
		catalogue.titles = found->shownTitles;
	}
	return catalogue;
}

// One line when trouble begins or changes, none for each try.
void ShopRoster::logTrouble(Followed &shop, const core::Error &error)
{
	if (error.sentence.key != std::exchange(shop.loggedTrouble, error.sentence.key)) {
		log_(core::LogLevel::Warning,
		     "shop " + shop.settings.id + ": " + error.sentence.key + " " + error.detail);
	}
}

std::vector<ShopView> ShopRoster::view(core::Instant now) const
{
	std::vector<ShopView> view;
	for (const Followed &shop : shops_) {
		ShopView &one = view.emplace_back();
		one.id = shop.settings.id;
		one.name = shop.settings.name;
		one.kind = shop.settings.kind;
		one.url = shop.settings.url;
		if (shop.feed) {
			const commerce::Abilities abilities = shop.feed->abilities();
			one.connection = shop.feed->connection(now);
			one.locations = shop.locations;
			one.acts = abilities.acts;
			one.pausesProducts = abilities.pausesProducts;
		} else {
			one.connection = {ConnectionLight::Refused, shop.obstacle, {}};
		}
	}
	return view;
}

ShopFeed *ShopRoster::find(const std::string &id) const
{
	const auto found = std::ranges::find(shops_, id, [](const Followed &shop) { return shop.settings.id; });
	return found == shops_.end() ? nullptr : found->feed.get();
}

void ShopRoster::setInterest(const std::map<std::string, std::vector<commerce::VariantInterest>> &hot)
{
	for (Followed &shop : shops_) {
		if (shop.feed) {
			const auto found = hot.find(shop.settings.id);
			shop.feed->setInterest(found == hot.end() ? std::vector<commerce::VariantInterest>()
								  : found->second);
		}
	}
}

void ShopRoster::onPitch(const std::string &sku, core::Instant now)
{
	for (Followed &shop : shops_) {
		if (shop.feed) {
			shop.feed->onPitch(sku, now);
		}
	}
}

} // namespace app
