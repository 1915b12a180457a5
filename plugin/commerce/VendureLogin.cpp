#include "commerce/VendureLogin.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/VendureQueries.hpp"

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

Asked<Reply> VendureLogin::onData(const nlohmann::json &data, const net::HttpResponse &answer, core::WallTime)
{
	if (loggedIn_) {
		places_ = readPlaces(data);
		return Reply{};
	}
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
	loggedIn_ = true;
	return Reply{.next = server().ask(kLocations)};
}

} // namespace commerce::vendure
