#pragma once

#include "commerce/ShopFault.hpp"
#include "net/HttpMessage.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// GraphQL over HTTP, as the shops that speak it have in common. Pure; any thread.
namespace commerce {

// A POST with this document and its variables.
net::HttpRequest graphQlRequest(std::string url, std::string_view document,
				nlohmann::json variables = nlohmann::json::object());

// One of the `errors` of an answer.
struct GraphQlError {
	std::string message; // the shop's own words
	std::string code;    // extensions.code; empty when there is none
	std::string path;    // of the field that has no value, "orders.nodes.0"; empty: of the whole request
};

// An answer may bring data and errors together: a field that failed is null then.
struct GraphQlAnswer {
	nlohmann::json data; // an object, or null
	std::vector<GraphQlError> errors;
	nlohmann::json extensions;
};

// A fault only where no GraphQL answer came: by its status (see faultOf), no JSON, or JSON of another kind. What an
// error's code means is the system's own.
Asked<GraphQlAnswer> readGraphQl(const net::HttpResponse &answer, const std::string &host);

// What an answer is that has none of the list that was asked for, which is not the same as an empty one; nothing where
// `list` is one.
std::optional<ShopFault> faultOfNoList(const nlohmann::json *list, const nlohmann::json &data, const std::string &host);

// "The shop says: …", with the words of this error.
ShopFault faultOf(const GraphQlError &error, FaultKind kind, const std::string &host);

} // namespace commerce
