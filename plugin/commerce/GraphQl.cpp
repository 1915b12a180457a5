#include "commerce/GraphQl.hpp"

#include "commerce/FeedText.hpp"
#include "commerce/HttpFault.hpp"
#include "commerce/JsonFields.hpp"
#include "commerce/JsonText.hpp"

#include <utility>

namespace commerce {

using nlohmann::json;

namespace {

std::string pathOf(const json &error)
{
	std::string path;
	for (const json &part : listAt(error, {"path"})) {
		path += (path.empty() ? "" : ".") + (part.is_string() ? part.get<std::string>() : part.dump());
	}
	return path;
}

ShopFault notGraphQl(const json &found, const std::string &host)
{
	return {FaultKind::Broken, {{"Shop.NotGraphQl", {{"host", host}, {"found", describe(found)}}, {}}, {}}};
}

} // namespace

net::HttpRequest graphQlRequest(std::string url, std::string_view document, json variables)
{
	const json body = {{"query", document}, {"variables", std::move(variables)}};
	net::HttpRequest request{.url = std::move(url),
				 .headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}},
				 .limits = {},
				 .method = "POST",
				 .body = body.dump(-1, ' ', false, json::error_handler_t::replace)};
	return request;
}

Asked<GraphQlAnswer> readGraphQl(const net::HttpResponse &answer, const std::string &host)
{
	// A server says 400 and what it did not like of the request in one.
	if (const auto fault = faultOf(answer, host); fault && answer.status != 400) {
		return std::unexpected(*fault);
	}
	auto document = readJson(answer.body);
	if (!document) {
		if (const auto fault = faultOf(answer, host)) {
			return std::unexpected(*fault);
		}
		if (const auto page = webPageFault(answer, host)) {
			return std::unexpected(*page);
		}
		return std::unexpected(ShopFault{FaultKind::Broken, std::move(document).error()});
	}
	GraphQlAnswer read;
	for (const json &error : listAt(*document, {"errors"})) {
		read.errors.push_back(
			{textAt(error, {"message"}), textAt(error, {"extensions", "code"}), pathOf(error)});
	}
	if (const json *data = fieldAt(*document, {"data"}); data && data->is_object()) {
		read.data = *data;
	}
	if (const json *extensions = fieldAt(*document, {"extensions"})) {
		read.extensions = *extensions;
	}
	if (read.data.is_null() && read.errors.empty()) {
		return std::unexpected(notGraphQl(*document, host));
	}
	return read;
}

std::optional<ShopFault> faultOfNoList(const json *list, const json &data, const std::string &host)
{
	return list && list->is_array() ? std::nullopt : std::optional(notGraphQl(data, host));
}

ShopFault faultOf(const GraphQlError &error, FaultKind kind, const std::string &host)
{
	constexpr std::size_t kLongEnough = 300;
	const std::string detail =
		(error.code.empty() ? "" : "code " + error.code + " ") + (error.path.empty() ? "" : "at " + error.path);
	return {kind,
		{{"Shop.Says", {{"host", host}, {"words", excerpt(error.message, kLongEnough)}}},
		 excerpt(detail, kLongEnough)}};
}

} // namespace commerce
