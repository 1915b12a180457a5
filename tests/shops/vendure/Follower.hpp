#pragma once

#include "app/Clock.hpp"
#include "app/RemoteShop.hpp"
#include "net/HttpClient.hpp"
#include "stock/Ledger.hpp"
#include "stock/OversellWatch.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vendure {

// LiveShelf's side of a shop: follows it as the shop loop does, and keeps what it says beside the ledger's own books.
class Follower {
public:
	Follower(const std::string &server, const std::string &password, core::Duration pollEvery,
		 const std::string &account = "superadmin");

	// One turn of the loop.
	void turn();
	// Turns until it holds; false when it does not in this time.
	bool waitFor(const std::function<bool()> &holds, core::Duration atMost = core::Duration::seconds(20));

	std::optional<std::int64_t> available(const std::string &variant) const;
	commerce::Asked<commerce::ActOutcome> act(const commerce::ShopAct &act);
	app::RemoteShop &shop() { return *shop_; }
	// What of this variant is sold beyond stock, for sure.
	std::optional<stock::Oversell> oversellOf(const std::string &variant) const;

	std::map<std::string, commerce::StockLevel> levels; // by variant: these shops have one place
	std::map<std::string, commerce::ShopOrder> orders;  // by code
	std::vector<commerce::ShopUpdate> updates;          // all, in order
	bool whole = false;                                 // a full reading came to its end

private:
	net::HttpClient client_;
	std::unique_ptr<app::RemoteShop> shop_;
	stock::Ledger ledger_;
	stock::OversellWatch oversells_;
};

} // namespace vendure
