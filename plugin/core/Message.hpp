#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

// A sentence for people that is not yet in a language: a key of `data/locale` and what to put into its gaps.
// The pure rooms speak in these; `ui/` and `obs/` turn them into text.
struct Message {
	std::string key;
	std::vector<std::pair<std::string, std::string>> values; // gap name → text, for `{name}` in the locale's line

	bool operator==(const Message &) const = default;
	bool empty() const { return key.empty(); }
};

// Answers the text of a locale key in the user's language.
using Translator = std::function<std::string(std::string_view key)>;

// Fills the gaps. A gap without a value stays visible as `{name}`, so that a mistake is seen and not swallowed.
std::string render(const Message &message, const Translator &translate);

} // namespace core
