#include "GraphQlCaller.hpp"

#include "commerce/GraphQl.hpp"

#include <optional>
#include <stdexcept>
#include <utility>

namespace vendure {

GraphQlCaller::GraphQlCaller(std::string url, std::function<void()> meanwhile)
	: url_(std::move(url)), meanwhile_(std::move(meanwhile))
{
}

nlohmann::json GraphQlCaller::operator()(std::string_view document, nlohmann::json variables)
{
	net::HttpRequest request = commerce::graphQlRequest(url_, document, std::move(variables));
	if (!token_.empty()) {
		request.headers.emplace_back("Authorization", "Bearer " + token_);
	}
	std::optional<core::Expected<net::HttpResponse>> ended;
	client_.start(std::move(request), [&](auto outcome) { ended = std::move(outcome); });
	while (!ended) {
		client_.run(core::Duration::ms(2));
		meanwhile_();
	}
	if (!*ended) {
		throw std::runtime_error(ended->error().detail);
	}
	if (const auto token = (*ended)->header("vendure-auth-token")) {
		token_ = *token;
	}
	auto answer = nlohmann::json::parse((*ended)->body);
	if (answer.contains("errors")) {
		throw std::runtime_error(answer["errors"].dump());
	}
	return answer["data"];
}

} // namespace vendure
