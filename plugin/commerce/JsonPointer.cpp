#include "commerce/JsonPointer.hpp"

#include <nlohmann/json.hpp>

#include <charconv>
#include <optional>
#include <string_view>

namespace commerce {

namespace {

std::optional<std::string> unescaped(std::string_view part)
{
	std::string result;
	for (std::size_t at = 0; at < part.size(); ++at) {
		if (part[at] != '~') {
			result += part[at];
			continue;
		}
		++at;
		if (at == part.size() || (part[at] != '0' && part[at] != '1')) {
			return std::nullopt;
		}
		result += part[at] == '0' ? '~' : '/';
	}
	return result;
}

const nlohmann::json *child(const nlohmann::json &of, const std::string &part)
{
	if (of.is_object()) {
		const auto found = of.find(part);
		return found == of.end() ? nullptr : &*found;
	}
	std::size_t index = 0;
	const char *end = part.data() + part.size();
	const auto [stop, fault] = std::from_chars(part.data(), end, index);
	const bool plain = fault == std::errc() && stop == end && (part.size() == 1 || part.front() != '0');
	return of.is_array() && plain && index < of.size() ? &of[index] : nullptr;
}

} // namespace

core::Expected<JsonPointer> JsonPointer::parse(const std::string &text)
{
	JsonPointer pointer;
	pointer.text_ = text;
	for (std::size_t at = 0; at < text.size();) {
		const std::size_t end = std::min(text.find('/', at + 1), text.size());
		auto part = unescaped(std::string_view(text).substr(at + 1, end - at - 1));
		if (text[at] != '/' || !part) {
			return core::fail({"Shop.BadPointer", {{"pointer", text}}});
		}
		pointer.parts_.push_back(std::move(*part));
		at = end;
	}
	return pointer;
}

const nlohmann::json *JsonPointer::find(const nlohmann::json &from) const
{
	const nlohmann::json *at = &from;
	for (const std::string &part : parts_) {
		at = child(*at, part);
		if (!at) {
			return nullptr;
		}
	}
	return at;
}

const nlohmann::json &JsonPointer::reach(const nlohmann::json &from) const
{
	const nlohmann::json *at = &from;
	for (const std::string &part : parts_) {
		const nlohmann::json *next = child(*at, part);
		if (!next) {
			break;
		}
		at = next;
	}
	return *at;
}

} // namespace commerce
