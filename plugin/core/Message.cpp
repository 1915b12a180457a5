#include "core/Message.hpp"

#include <algorithm>

namespace core {

std::string render(const Message &message, const Translator &translate)
{
	const std::string pattern = translate(message.key);
	std::string text;
	std::size_t at = 0;
	while (at < pattern.size()) {
		const std::size_t open = pattern.find('{', at);
		const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
		if (close == std::string::npos) {
			break;
		}
		text.append(pattern, at, open - at);
		const std::string_view name(pattern.data() + open + 1, close - open - 1);
		const auto value = std::ranges::find(message.values, name,
						     [](const auto &pair) { return std::string_view(pair.first); });
		const auto part = std::ranges::find(message.parts, name, &Message::Part::gap);
		if (value != message.values.end()) {
			text.append(value->second);
		} else if (part != message.parts.end()) {
			text.append(render(part->message, translate));
		} else {
			text.append(pattern, open, close - open + 1);
		}
		at = close + 1;
	}
	return text.append(pattern, at);
}

} // namespace core
