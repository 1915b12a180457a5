#include "commerce/UrlText.hpp"

#include "commerce/FeedText.hpp"
#include "net/Url.hpp"

#include <algorithm>
#include <ranges>

namespace commerce {

namespace {

// "apiKey" and "X-Api-Key" alike; "keyword" is none.
bool namesASecret(std::string_view name)
{
	std::string lower(name);
	std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
	const auto is = [&](std::string_view whole) {
		return lower == whole;
	};
	const auto has = [&](std::string_view part) {
		return lower.contains(part);
	};
	return lower.ends_with("key") || has("token") || has("secret") || has("passw") || has("signature") ||
	       is("pwd") || is("sig") || is("sign") || is("auth") || is("authorization") || is("code");
}

} // namespace

std::string originOf(std::string_view address)
{
	address = trimmed(address);
	const bool hasScheme = address.contains("://");
	const auto url = net::Url::parse(hasScheme ? std::string(address) : "https://" + std::string(address));
	if (!url || url->host.empty()) {
		return {};
	}
	return url->scheme + "://" + url->host + (url->portNamed ? ":" + url->port : std::string());
}

std::string secretInQuery(std::string_view address)
{
	address = address.substr(0, address.find('#'));
	const auto query = address.find('?');
	if (query == std::string_view::npos) {
		return {};
	}
	for (const auto pair : std::views::split(address.substr(query + 1), '&')) {
		const std::string_view text(pair.begin(), pair.end());
		const auto value = text.find('=');
		if (value != std::string_view::npos && value + 1 < text.size() && namesASecret(text.substr(0, value))) {
			return std::string(text.substr(0, value));
		}
	}
	return {};
}

} // namespace commerce
