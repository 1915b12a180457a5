#include "commerce/ShopifyAnswer.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"

#include <algorithm>
#include <utility>

namespace commerce {

using nlohmann::json;

namespace {

// Points are written "1954.0"; a part of one does not matter.
double pointsAt(const json &from, std::initializer_list<std::string_view> names)
{
	const std::string text = textAt(from, names);
	const auto whole = readUnits(std::string_view(text).substr(0, text.find('.')));
	return whole ? static_cast<double>(*whole) : 0.0;
}

std::optional<BudgetNews> readBudget(const json &extensions)
{
	BudgetNews news{.left = pointsAt(extensions, {"cost", "throttleStatus", "currentlyAvailable"}),
			.perSecond = pointsAt(extensions, {"cost", "throttleStatus", "restoreRate"}),
			.burst = pointsAt(extensions, {"cost", "throttleStatus", "maximumAvailable"})};
	return news.perSecond > 0 && news.burst > 0 ? std::optional(news) : std::nullopt;
}

ShopFault throttled(const GraphQlAnswer &read, const std::string &host)
{
	ShopFault fault{FaultKind::Throttled,
			{{"Shop.TooManyRequests", {{"host", host}, {"status", "THROTTLED"}}, {}}, {}}};
	if (const auto budget = readBudget(read.extensions)) {
		const double missing = pointsAt(read.extensions, {"cost", "requestedQueryCost"}) - budget->left;
		constexpr double kAtLeast = 0.2; // it said no, whatever the figures say
		fault.wait = core::Duration::seconds(std::max(kAtLeast, missing / budget->perSecond));
	}
	return fault;
}

// The shop's own sentence names the right: "Access denied for orders field. Required access: `read_orders` …".
ShopFault denied(const GraphQlError &error, const std::string &host)
{
	return {FaultKind::Refused,
		{{"Shopify.Denied", {{"host", host}, {"words", excerpt(error.message, 300)}}, {}},
		 excerpt(error.path, 300)}};
}

bool isDenied(const GraphQlError &error)
{
	return error.code == "ACCESS_DENIED";
}

// A shop that stands still, in Shopify's own status codes.
std::optional<ShopFault> standstill(long status, const std::string &host)
{
	if (status != 402 && status != 423) {
		return std::nullopt;
	}
	return ShopFault{FaultKind::Refused,
			 {{"Shopify.Frozen", {{"host", host}, {"status", std::to_string(status)}}, {}}, {}}};
}

// GraphQL's own refusals may come with the status of their kind.
Asked<GraphQlAnswer> readEither(const net::HttpResponse &answer, const std::string &host)
{
	auto read = readGraphQl(answer, host);
	if (!read && answer.status == 429) {
		auto body = readGraphQl({.status = 200, .headers = {}, .body = answer.body}, host);
		return body ? body : read;
	}
	return read;
}

} // namespace

Asked<ShopifyAnswer> readShopify(const net::HttpResponse &answer, const std::string &host, bool despiteDenied)
{
	if (auto fault = standstill(answer.status, host)) {
		return std::unexpected(std::move(*fault));
	}
	auto read = readEither(answer, host);
	if (!read) {
		return std::unexpected(std::move(read).error());
	}
	ShopifyAnswer understood{.data = std::move(read->data),
				 .denied = {},
				 .budget = readBudget(read->extensions),
				 .cost = pointsAt(read->extensions, {"cost", "requestedQueryCost"})};
	for (const GraphQlError &error : read->errors) {
		if (error.code == "THROTTLED") {
			return std::unexpected(throttled(*read, host));
		}
		if (error.code == "UNAUTHORIZED") {
			return std::unexpected(
				ShopFault{FaultKind::Unauthorized,
					  {{"Shop.Unauthorized", {{"host", host}, {"status", "401"}}, {}}, {}}});
		}
		if (error.code == "MAX_COST_EXCEEDED") {
			understood.tooDear = true;
		} else if (isDenied(error) && despiteDenied) {
			understood.denied.push_back(error);
		} else if (isDenied(error)) {
			return std::unexpected(denied(error, host));
		} else {
			const bool theirs = error.code == "INTERNAL_SERVER_ERROR" || error.code == "TIMEOUT";
			return std::unexpected(faultOf(error, theirs ? FaultKind::Broken : FaultKind::Refused, host));
		}
	}
	return understood;
}

} // namespace commerce
