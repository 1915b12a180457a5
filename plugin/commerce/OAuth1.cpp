#include "commerce/OAuth1.hpp"

#include "net/Digest.hpp"
#include "net/Url.hpp"

#include <algorithm>
#include <chrono>
#include <ranges>
#include <string_view>
#include <utility>
#include <vector>

namespace commerce {

namespace {

// "name=value" as they stand in a URL, sorted as RFC 5849 asks for: by name, then by value.
std::vector<std::string> pairsOf(std::string_view query)
{
	std::vector<std::string> pairs;
	for (const auto part : std::views::split(query, '&')) {
		if (std::string pair(std::string_view(part.begin(), part.end())); !pair.empty()) {
			pairs.push_back(std::move(pair));
		}
	}
	return pairs;
}

std::string joined(const std::vector<std::string> &pairs)
{
	std::string text;
	for (const std::string &pair : pairs) {
		text += (text.empty() ? "" : "&") + pair;
	}
	return text;
}

bool comesBefore(const std::string &a, const std::string &b)
{
	const auto name = [](const std::string &pair) {
		return pair.substr(0, pair.find('='));
	};
	return std::pair(name(a), a) < std::pair(name(b), b);
}

} // namespace

net::HttpRequest signedByOAuth1(net::HttpRequest request, const std::string &key, const std::string &secret,
				const std::string &nonce, core::WallTime now)
{
	const auto question = request.url.find('?');
	const std::string place = request.url.substr(0, question);
	std::vector<std::string> pairs =
		pairsOf(question == std::string::npos ? std::string_view()
						      : std::string_view(request.url).substr(question + 1));
	const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
	pairs.push_back("oauth_consumer_key=" + net::percentEncoded(key));
	pairs.push_back("oauth_nonce=" + net::percentEncoded(nonce));
	pairs.push_back("oauth_signature_method=HMAC-SHA256");
	pairs.push_back("oauth_timestamp=" + std::to_string(seconds));
	std::ranges::sort(pairs, comesBefore);
	const std::string query = joined(pairs);
	const std::string base = request.method + "&" + net::percentEncoded(place) + "&" + net::percentEncoded(query);
	const std::string signature = net::base64(net::hmacSha256(secret + "&", base));
	request.url = place + "?" + query + "&oauth_signature=" + net::percentEncoded(signature);
	return request;
}

} // namespace commerce
