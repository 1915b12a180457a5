#pragma once

#include "commerce/VendureExchange.hpp"

#include <string>
#include <utility>

namespace commerce::vendure {

// Starts a session and puts the header that shows it into `session`: a bearer token where the server gives one, else
// its cookies. Then asks how the stock locations are called and how money is kept, for `shop`; an account that may not
// know the one and a server too old for the other are well, too. Both must outlive it.
class VendureLogin : public VendureExchange {
public:
	VendureLogin(Server server, std::string user, std::string password,
		     std::pair<std::string, std::string> &session, Shop &shop)
		: VendureExchange(std::move(server)), user_(std::move(user)), password_(std::move(password)),
		  session_(session), shop_(shop)
	{
	}
	net::HttpRequest first() override;

protected:
	Asked<Reply> onData(const nlohmann::json &data, const net::HttpResponse &, core::WallTime at) override;
	Asked<Reply> onForbidden() override { return step_ == Step::Login ? VendureExchange::onForbidden() : next(); }
	Asked<Reply> onOtherVersion(const GraphQlError &error) override
	{
		if (step_ != Step::Money) {
			return VendureExchange::onOtherVersion(error);
		}
		shop_.moneyDigits = 2; // before it could be set
		return next();
	}

private:
	enum class Step { Login, Locations, Money };
	Asked<Reply> onLogin(const nlohmann::json &data, const net::HttpResponse &answer);
	// On to the next step; after the last one it is over.
	Reply next();

	std::string user_;
	std::string password_;
	std::pair<std::string, std::string> &session_;
	Shop &shop_;
	Step step_ = Step::Login;
};

} // namespace commerce::vendure
