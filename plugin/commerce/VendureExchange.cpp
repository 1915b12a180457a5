#include "commerce/VendureExchange.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/JsonText.hpp"
#include "commerce/VendureQueries.hpp"

#include <utility>

namespace commerce::vendure {

namespace {

ShopFault faultOf(const GraphQlError &error, const std::string &host)
{
	const bool ours = error.code == "USER_INPUT_ERROR" || error.code == "BAD_USER_INPUT" ||
			  error.code == "ENTITY_NOT_FOUND" || error.code == "CHANNEL_NOT_FOUND";
	return commerce::faultOf(error, ours ? FaultKind::Refused : FaultKind::Broken, host);
}

} // namespace

Places readPlaces(const nlohmann::json &data)
{
	Places places;
	for (const auto &location : listAt(data, {"stockLocations", "items"})) {
		places[textAt(location, {"id"})] = textAt(location, {"name"});
	}
	return places;
}

Asked<Reply> VendureExchange::onAnswer(const net::HttpResponse &answer, core::WallTime receivedAt)
{
	const auto read = readGraphQl(answer, server_.host);
	if (!read) {
		return std::unexpected(read.error());
	}
	if (std::exchange(askedWho_, false)) {
		if (fieldAt(read->data, {"me", "id"})) {
			return onForbidden();
		}
		return std::unexpected(ShopFault{FaultKind::Unauthorized,
						 {{"Vendure.SessionOver", {{"host", server_.host}}, {}}, {}}});
	}
	if (read->errors.empty()) {
		return onData(read->data, answer, receivedAt);
	}
	const GraphQlError &error = read->errors.front();
	if (error.code == "GRAPHQL_VALIDATION_FAILED" || error.code == "GRAPHQL_PARSE_FAILED") {
		return onOtherVersion(error);
	}
	if (error.code != "FORBIDDEN" && error.code != "UNAUTHORIZED") {
		return std::unexpected(faultOf(error, server_.host));
	}
	askedWho_ = true;
	Reply reply;
	reply.next = server_.ask(kWho);
	return reply;
}

Asked<Reply> VendureExchange::onForbidden()
{
	return refuse({"Vendure.NotAllowed", {{"host", server_.host}}, {}});
}

Asked<Reply> VendureExchange::onOtherVersion(const GraphQlError &error)
{
	return refuse({"Vendure.OtherVersion", {{"host", server_.host}, {"words", excerpt(error.message, 200)}}, {}});
}

std::unexpected<ShopFault> VendureExchange::oddAnswer(const nlohmann::json &data) const
{
	return std::unexpected(ShopFault{
		FaultKind::Broken, {{"Shop.NotGraphQl", {{"host", server_.host}, {"found", describe(data)}}, {}}, {}}});
}

std::unexpected<ShopFault> VendureExchange::refuse(core::Message sentence) const
{
	return std::unexpected(ShopFault{FaultKind::Refused, {std::move(sentence), {}}});
}

} // namespace commerce::vendure
