#pragma once

#include "net/HttpClient.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace vendure {

// Asks one of Vendure's APIs and waits for the answer: a session of a customer or of an administrator. While it waits,
// `meanwhile` is called, so that what a test watches goes on.
class GraphQlCaller {
public:
	GraphQlCaller(std::string url, std::function<void()> meanwhile);

	// The `data` of the answer. Throws where there is none.
	nlohmann::json operator()(std::string_view document, nlohmann::json variables = nlohmann::json::object());

private:
	std::string url_;
	std::function<void()> meanwhile_;
	std::string token_;
	net::HttpClient client_;
};

} // namespace vendure
