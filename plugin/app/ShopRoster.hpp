#pragma once

#include "app/ShopFeed.hpp"
#include "app/ShopFeedFactory.hpp"
#include "app/ShopView.hpp"
#include "commerce/ShopSettings.hpp"
#include "core/Instant.hpp"
#include "core/Log.hpp"
#include "net/HttpClient.hpp"

#include <boost/unordered/unordered_flat_set.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace app {

// The shops that are followed, each on its own: one that hangs or fails takes no time from the others. Not thread-safe;
// owned and called by the shop loop, which also runs the client.
class ShopRoster {
public:
	using Sink = std::function<void(const std::string &shop, const commerce::ShopUpdate &update)>;

	// `make` as makeShopFeed.
	using Make = std::function<core::Expected<std::unique_ptr<ShopFeed>>(
		const commerce::ShopSettings &settings, const commerce::Secrets &secrets, net::HttpClient &client)>;

	ShopRoster(net::HttpClient &client, core::Log log, Make make = makeShopFeed)
		: client_(client), log_(std::move(log)), make_(std::move(make))
	{
	}

	// From now on these. A shop whose settings and secrets are as they were goes on undisturbed; a secret that the
	// shop has replaced meanwhile is taken for its newest value, because who keeps them may not have heard of it.
	void follow(const std::vector<commerce::ShopSettings> &shops,
		    const std::map<std::string, commerce::Secrets> &secrets);
	void stop() { shops_.clear(); }

	// Tells what came in, in the person's words for SKUs. Answers whether anything came, good or bad.
	bool tick(core::Instant now, const Sink &sink);

	std::vector<ShopView> view(core::Instant now) const;
	// Secrets that shops replaced since the last call, to be kept: shop → name → value.
	std::map<std::string, commerce::Secrets> takeChangedSecrets();
	Catalogue catalogue(const std::string &id, core::Instant now) const;
	// Null when there is no such shop, or it cannot be followed with its settings.
	ShopFeed *find(const std::string &id) const;

	// By shop; those that are not named have nothing that is hot.
	void setInterest(const std::map<std::string, std::vector<commerce::VariantInterest>> &hot);
	void onPitch(const std::string &sku, core::Instant now);

private:
	struct Followed {
		commerce::ShopSettings settings;
		commerce::Secrets secrets;                             // as they are now
		std::map<std::string, std::set<std::string>> replaced; // the values that secrets had before, by name
		std::unique_ptr<ShopFeed> feed;                        // null: it cannot be followed, see `obstacle`
		core::Message obstacle;
		std::string loggedTrouble;
		Catalogue::Titles titles;
		boost::unordered_flat_set<std::uint64_t> named; // hashes of SKUs, since the full reading began
		mutable std::shared_ptr<const Catalogue::Titles> shownTitles; // null: they have changed
		std::map<std::string, std::string> locations;                 // see ShopView
	};

	static void replaceSecrets(Followed &shop, const commerce::Secrets &changed);
	static commerce::Secrets newest(const Followed &shop, commerce::Secrets secrets);
	Followed made(const commerce::ShopSettings &settings, commerce::Secrets secrets);
	static void learnNames(Followed &shop, const commerce::ShopUpdate &update);
	void logTrouble(Followed &shop, const core::Error &error);

	net::HttpClient &client_;
	core::Log log_;
	Make make_;
	std::vector<Followed> shops_; // in the person's order
};

} // namespace app
