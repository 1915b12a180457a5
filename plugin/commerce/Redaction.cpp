#include "commerce/Redaction.hpp"

#include "net/Digest.hpp"
#include "net/Url.hpp"

#include <algorithm>
#include <format>

namespace commerce {

namespace {

constexpr std::size_t kShortest = 6;
constexpr std::size_t kRun = 8;
constexpr std::string_view kBlack = "***";

std::string lower(std::string_view text)
{
	std::string result(text);
	std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
	return result;
}

// What of a Base64 text depends on `text` alone when `before` bytes stand in front of it.
std::string base64Behind(std::size_t before, std::string_view text)
{
	const std::string encoded = net::base64(std::string(before, 'x') + std::string(text));
	const std::size_t first = (before * 8 + 5) / 6;
	const std::size_t end = (before + text.size()) * 8 / 6;
	return encoded.substr(first, end - first);
}

std::string urlSafe(std::string text)
{
	std::ranges::replace(text, '+', '-');
	std::ranges::replace(text, '/', '_');
	return text;
}

} // namespace

Redaction::Redaction(const Secrets &secrets, const std::string &account)
{
	for (const auto &[name, secret] : secrets) {
		if (secret.size() < kShortest) {
			continue;
		}
		whole_.push_back(secret);
		hideRunsOf(secret);
		hideRunsOf(net::percentEncoded(secret));
		hideRunsOf(net::hexText(secret));
		for (std::size_t before = 0; before < 3; ++before) {
			hideRunsOf(base64Behind(before, secret));
			hideRunsOf(urlSafe(base64Behind(before, secret)));
		}
		if (!account.empty()) {
			hideRunsOf(net::base64(std::format("{}:{}", account, secret)));
		}
	}
	// What holds another is blacked out first.
	std::ranges::sort(whole_, std::ranges::greater(), &std::string::size);
}

void Redaction::hideRunsOf(std::string_view spelling)
{
	const std::string text = lower(spelling);
	for (std::size_t at = 0; at + kRun <= text.size(); ++at) {
		runs_.insert(text.substr(at, kRun));
	}
}

void Redaction::clear(std::string &text) const
{
	std::vector<bool> black(text.size(), false);
	const auto blacken = [&](std::size_t at, std::size_t length) {
		std::fill_n(black.begin() + static_cast<std::ptrdiff_t>(at), length, true);
	};
	for (const std::string &secret : whole_) {
		for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + 1)) {
			blacken(at, secret.size());
		}
	}
	if (!runs_.empty()) {
		const std::string lowered = lower(text);
		for (std::size_t at = 0; at + kRun <= lowered.size(); ++at) {
			if (runs_.contains(lowered.substr(at, kRun))) {
				blacken(at, kRun);
			}
		}
	}
	std::string result;
	for (std::size_t at = 0; at < text.size(); ++at) {
		if (!black[at]) {
			result += text[at];
		} else if (at == 0 || !black[at - 1]) {
			result += kBlack;
		}
	}
	text = std::move(result);
}

void Redaction::clear(core::Message &message) const
{
	for (auto &[gap, text] : message.values) {
		clear(text);
	}
	for (core::Message::Part &part : message.parts) {
		clear(part.message);
	}
}

void Redaction::clear(core::Error &error) const
{
	clear(error.sentence);
	clear(error.detail);
}

} // namespace commerce
