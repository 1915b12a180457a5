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
	struct Part;

	std::string key;
	std::vector<std::pair<std::string, std::string>> values; // gap name → text, for `{name}` in the locale's line
	std::vector<Part> parts;                                 // gap name → a sentence that is rendered into it

	bool operator==(const Message &) const;
	bool empty() const { return key.empty(); }
};

struct Message::Part {
	std::string gap;
	Message message;

	bool operator==(const Part &) const = default;
};

inline bool Message::operator==(const Message &) const = default;

// Answers the text of a locale key in the user's language.
using Translator = std::function<std::string(std::string_view key)>;

// Fills the gaps. A gap without a value stays visible as `{name}`, so that a mistake is seen and not swallowed.
std::string render(const Message &message, const Translator &translate);

} // namespace core
