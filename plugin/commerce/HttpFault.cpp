#include "commerce/HttpFault.hpp"

#include "commerce/FeedText.hpp"

#include <string>

namespace commerce {

namespace {

struct Meaning {
	FaultKind kind;
	const char *sentence;
};

Meaning meaningOf(long status)
{
	switch (status) {
	case 401:
		return {FaultKind::Unauthorized, "Shop.Unauthorized"};
	case 403:
		return {FaultKind::Refused, "Shop.Forbidden"};
	case 404:
	case 410:
		return {FaultKind::Refused, "Shop.NotFound"};
	case 408: // the server waited too long for us
	case 425: // "too early", of the connection and not of the request
		return {FaultKind::Broken, "Shop.OddStatus"};
	case 429:
		return {FaultKind::Throttled, "Shop.TooManyRequests"};
	default:
		break;
	}
	if (status >= 500) {
		return {FaultKind::Broken, "Shop.ServerError"};
	}
	return {status >= 400 ? FaultKind::Refused : FaultKind::Broken, "Shop.OddStatus"};
}

} // namespace

std::optional<ShopFault> faultOf(const net::HttpResponse &answer, const std::string &host)
{
	if (answer.status >= 200 && answer.status < 300) {
		return std::nullopt;
	}
	const Meaning meaning = meaningOf(answer.status);
	return ShopFault{meaning.kind,
			 {{meaning.sentence, {{"host", host}, {"status", std::to_string(answer.status)}}, {}}, {}},
			 answer.retryAfter()};
}

std::optional<ShopFault> webPageFault(const net::HttpResponse &answer, const std::string &host)
{
	if (!trimmed(withoutByteOrderMark(answer.body)).starts_with('<')) { // as no data does that we read
		return std::nullopt;
	}
	return ShopFault{FaultKind::Broken, {{"Shop.WebPage", {{"host", host}}, {}}, {}}};
}

} // namespace commerce
