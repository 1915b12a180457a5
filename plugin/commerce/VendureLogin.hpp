#pragma once

#include "commerce/VendureExchange.hpp"

#include <string>
#include <utility>

namespace commerce::vendure {

// Starts a session and puts the header that shows it into `session`: a bearer token where the server gives one, else
// its cookies. Then asks how the stock locations are called, for `places`; an account that may not know is well, too.
// Both must outlive it.
class VendureLogin : public VendureExchange {
public:
	VendureLogin(Server server, std::string user, std::string password,
		     std::pair<std::string, std::string> &session, Places &places)
		: VendureExchange(std::move(server)), user_(std::move(user)), password_(std::move(password)),
		  session_(session), places_(places)
	{
	}
	net::HttpRequest first() override;

protected:
	Asked<Reply> onData(const nlohmann::json &data, const net::HttpResponse &, core::WallTime at) override;
	Asked<Reply> onForbidden() override
	{
		return loggedIn_ ? Asked<Reply>(Reply{}) : VendureExchange::onForbidden();
	}

private:
	std::string user_;
	std::string password_;
	std::pair<std::string, std::string> &session_;
	Places &places_;
	bool loggedIn_ = false;
};

} // namespace commerce::vendure
