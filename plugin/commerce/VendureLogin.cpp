#include "commerce/VendureLogin.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/VendureQueries.hpp"
#include "core/Money.hpp"

#include <algorithm>
#include <cstdint>

namespace commerce::vendure {

namespace {

// "a=1; b=2" of all cookies that an answer sets.
std::string cookiesOf(const net::HttpResponse &answer)
{
	std::string cookies;
	for (const auto &[name, value] : answer.headers) {
		if (name == "set-cookie") {
			cookies += (cookies.empty() ? "" : "; ") + value.substr(0, value.find(';'));
		}
	}
	return cookies;
}

} // namespace

net::HttpRequest VendureLogin::first()
{
	return server().ask(kLogin, {{"user", user_}, {"password", password_}});
}

Reply VendureLogin::next()
{
	switch (step_) {
	case Step::Login:
		step_ = Step::Locations;
		return Reply{.next = server().ask(kLocations)};
	case Step::Locations:
		step_ = Step::Money;
		return Reply{.next = server().ask(kMoney)};
	case Step::Money:
		break;
	}
	return {};
}

Asked<Reply> VendureLogin::onData(const nlohmann::json &data, const net::HttpResponse &answer, core::WallTime)
{
	switch (step_) {
	case Step::Login:
		return onLogin(data, answer);
	case Step::Locations:
		shop_.places = readPlaces(data);
		break;
	case Step::Money:
		if (const auto digits = unitsAt(data, {"globalSettings", "serverConfig", "moneyStrategyPrecision"})) {
			// Digits that Money refuses: then there are no prices.
			shop_.moneyDigits =
				static_cast<int>(std::clamp<std::int64_t>(*digits, -1, core::Money::kMostDigits + 1));
		}
		break;
	}
	return next();
}

Asked<Reply> VendureLogin::onLogin(const nlohmann::json &data, const net::HttpResponse &answer)
{
	const std::string type = textAt(data, {"login", "__typename"});
	if (type == "InvalidCredentialsError") {
		return refuse({"Vendure.WrongPassword", {{"host", server().host}, {"account", excerpt(user_)}}, {}});
	}
	if (type != "CurrentUser") {
		const std::string words = textAt(data, {"login", "message"});
		return type.empty() ? Asked<Reply>(oddAnswer(data))
				    : refuse({"Vendure.NoLogin",
					      {{"host", server().host}, {"words", excerpt(words, 200)}},
					      {}});
	}
	if (const auto token = answer.header("vendure-auth-token"); token && !token->empty()) {
		session_ = {"Authorization", "Bearer " + std::string(*token)};
	} else if (const std::string cookies = cookiesOf(answer); !cookies.empty()) {
		session_ = {"Cookie", cookies};
	} else {
		return refuse({"Vendure.NoSession", {{"host", server().host}}, {}});
	}
	return next();
}

} // namespace commerce::vendure
