#pragma once

#include "commerce/GraphQl.hpp"
#include "commerce/ShopAdapter.hpp"

#include <map>
#include <optional>
#include <string>

namespace commerce::vendure {

using Places = std::map<std::string, std::string>; // stock locations: id → name

// What a login learns of the shop, for what is read later.
struct Shop {
	Places places;
	std::optional<int> moneyDigits; // of its prices; absent: it did not say, so they are not known
};

// What an answer to `kLocations` says.
Places readPlaces(const nlohmann::json &data);

// Where the Admin API is, and how its server is called in sentences.
struct Server {
	std::string endpoint;
	std::string host;

	net::HttpRequest ask(const char *document, nlohmann::json variables = nlohmann::json::object()) const
	{
		return graphQlRequest(endpoint, document, std::move(variables));
	}
};

// What all exchanges with Vendure have in common: its errors as faults.
//
// Vendure says FORBIDDEN both when the session is over and when the account may not see something. So after one it is
// asked who we are: nobody means that a login is due, otherwise a right is missing.
class VendureExchange : public Exchange {
public:
	explicit VendureExchange(Server server) : server_(std::move(server)) {}

	Asked<Reply> onAnswer(const net::HttpResponse &answer, core::WallTime receivedAt) final;

protected:
	// The data of an answer without errors.
	virtual Asked<Reply> onData(const nlohmann::json &data, const net::HttpResponse &answer, core::WallTime at) = 0;
	// The session holds, but what was asked is not for this account.
	virtual Asked<Reply> onForbidden();
	// It does not know what was asked.
	virtual Asked<Reply> onOtherVersion(const GraphQlError &error);

	const Server &server() const { return server_; }
	// The answer is none of Vendure's.
	std::unexpected<ShopFault> oddAnswer(const nlohmann::json &data) const;
	std::unexpected<ShopFault> refuse(core::Message sentence) const;

private:
	Server server_;
	bool askedWho_ = false;
};

} // namespace commerce::vendure
