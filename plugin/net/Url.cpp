#include "net/Url.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

namespace net {

namespace {

std::optional<std::string> part(CURLU *url, CURLUPart which, unsigned int flags = 0)
{
	char *text = nullptr;
	if (curl_url_get(url, which, &text, flags) != CURLUE_OK) {
		return std::nullopt;
	}
	const std::unique_ptr<char, decltype(&curl_free)> owner(text, curl_free);
	return std::string(text);
}

std::string lower(std::string text)
{
	std::ranges::transform(text, text.begin(),
			       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
	return text;
}

} // namespace

std::optional<Url> Url::parse(const std::string &text)
{
	const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> handle(curl_url(), curl_url_cleanup);
	if (!handle || curl_url_set(handle.get(), CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) {
		return std::nullopt;
	}
	Url url;
	url.scheme = lower(part(handle.get(), CURLUPART_SCHEME).value_or(""));
	url.host = lower(part(handle.get(), CURLUPART_HOST).value_or(""));
	url.port = part(handle.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT).value_or("");
	url.portNamed = part(handle.get(), CURLUPART_PORT).has_value();
	url.hasPassword = part(handle.get(), CURLUPART_USER) || part(handle.get(), CURLUPART_PASSWORD);
	return url;
}

std::optional<std::string> resolved(const std::string &base, const std::string &address)
{
	const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> handle(curl_url(), curl_url_cleanup);
	if (!handle || curl_url_set(handle.get(), CURLUPART_URL, base.c_str(), 0) != CURLUE_OK ||
	    curl_url_set(handle.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) {
		return std::nullopt;
	}
	return part(handle.get(), CURLUPART_URL);
}

std::string percentEncoded(std::string_view text)
{
	constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
	constexpr std::string_view kDigits = "0123456789ABCDEF";
	std::string encoded;
	for (const char c : text) {
		if (kPlain.contains(c)) {
			encoded += c;
			continue;
		}
		const auto byte = static_cast<unsigned char>(c);
		encoded += '%';
		encoded += kDigits[byte >> 4];
		encoded += kDigits[byte & 15];
	}
	return encoded;
}

bool Url::trusts(const Url &other) const
{
	if (host != other.host) {
		return false;
	}
	const bool same = scheme == other.scheme && port == other.port;
	const bool upgraded = scheme == "http" && port == "80" && other.scheme == "https" && other.port == "443";
	return same || upgraded;
}

} // namespace net
