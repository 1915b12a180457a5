#include "commerce/JsonFields.hpp"

#include "commerce/FeedText.hpp"

namespace commerce {

using nlohmann::json;
using Names = std::initializer_list<std::string_view>;

const json *fieldAt(const json &from, Names names)
{
	const json *value = &from;
	for (const std::string_view name : names) {
		const auto found = value->is_object() ? value->find(name) : value->end();
		if (found == value->end()) {
			return nullptr;
		}
		value = &*found;
	}
	return value;
}

std::string textAt(const json &from, Names names)
{
	const json *value = fieldAt(from, names);
	if (!value) {
		return {};
	}
	if (value->is_string()) {
		return value->get<std::string>();
	}
	if (value->is_binary()) { // a number that is no 64-bit integer keeps its digits so
		const auto &digits = value->get_binary();
		return {digits.begin(), digits.end()};
	}
	return value->is_number() ? value->dump() : std::string();
}

std::optional<std::int64_t> unitsAt(const json &from, Names names)
{
	const auto units = readUnits(textAt(from, names));
	return units ? std::optional(*units) : std::nullopt;
}

std::optional<core::WallTime> timeAt(const json &from, Names names)
{
	const std::string text = textAt(from, names);
	return text.empty() ? std::nullopt : readTime(text);
}

bool isTrueAt(const json &from, Names names)
{
	const json *value = fieldAt(from, names);
	return value && value->is_boolean() && value->get<bool>();
}

const json::array_t &listAt(const json &from, Names names)
{
	static const json::array_t kNone;
	const json *value = fieldAt(from, names);
	return value && value->is_array() ? value->get_ref<const json::array_t &>() : kNone;
}

} // namespace commerce
