#include "commerce/JsonText.hpp"

#include "commerce/FeedText.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace commerce {

namespace {

using nlohmann::json;

// Builds the document from nlohmann's events.
class Builder : public nlohmann::json_sax<json> {
public:
	bool null() override { return add(nullptr); }
	bool boolean(bool value) override { return add(value); }
	bool number_integer(number_integer_t value) override { return add(value); }
	bool number_unsigned(number_unsigned_t value) override { return add(value); }
	bool number_float(number_float_t, const string_t &digits) override
	{
		return add(json::binary(std::vector<std::uint8_t>(digits.begin(), digits.end())));
	}
	bool string(string_t &value) override { return add(std::move(value)); }
	bool binary(binary_t &) override { return false; } // no text has one
	bool start_object(std::size_t) override { return open(json::object()); }
	bool start_array(std::size_t) override { return open(json::array()); }
	bool end_object() override { return close(); }
	bool end_array() override { return close(); }

	bool key(string_t &name) override
	{
		if (!open_.back()) {
			return true;
		}
		auto [place, isNew] = open_.back()->get_ref<json::object_t &>().try_emplace(std::move(name));
		if (!isNew) {
			place->second = json(json::value_t::discarded);
		}
		slot_ = isNew ? &place->second : nullptr;
		return true;
	}

	bool parse_error(std::size_t position, const std::string &, const json::exception &fault) override
	{
		faultAt = position;
		words = fault.what();
		return false;
	}

	json root;
	bool tooDeep = false;
	bool tooMany = false;
	std::size_t faultAt = 0; // the byte after the one that is wrong
	std::string words;

private:
	// Puts a value where the events are; null when that is inside a value that is thrown away.
	json *place(json value)
	{
		if (open_.empty()) {
			root = std::move(value);
			return &root;
		}
		json *container = open_.back();
		if (!container) {
			return nullptr;
		}
		if (container->is_array()) {
			return &container->get_ref<json::array_t &>().emplace_back(std::move(value));
		}
		json *slot = std::exchange(slot_, nullptr);
		if (slot) {
			*slot = std::move(value);
		}
		return slot;
	}

	template<typename Value>
	bool add(Value &&value)
	{
		place(json(std::forward<Value>(value)));
		return countOne();
	}

	bool open(json value)
	{
		tooDeep = open_.size() >= kMaxJsonDepth;
		if (!tooDeep) {
			open_.push_back(place(std::move(value)));
		}
		return !tooDeep && countOne();
	}

	bool countOne()
	{
		tooMany = ++values_ > kMaxJsonValues;
		return !tooMany;
	}

	bool close()
	{
		open_.pop_back();
		return true;
	}

	std::vector<json *> open_; // null: thrown away
	int values_ = 0;
	json *slot_ = nullptr; // where the value of the latest key goes; null: thrown away
};

// The parser's words end in the middle of what it did not like, perhaps of a character.
std::string onlyAscii(std::string words)
{
	std::ranges::replace_if(words, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
	return words;
}

core::Error notJson(std::string_view text, const Builder &builder)
{
	const std::size_t at = std::min(builder.faultAt > 0 ? builder.faultAt - 1 : 0, text.size());
	const std::string_view before = text.substr(0, at);
	const std::size_t lineStart = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
	const auto line = std::ranges::count(before, '\n') + 1;
	const auto column = std::ranges::count_if(before.substr(lineStart),
						  [](char c) {
							  return (static_cast<unsigned char>(c) & 0xc0) !=
								 0x80; // characters, not bytes
						  }) +
			    1;
	std::size_t from = at;
	while (from > lineStart && at - from < 20) {
		--from;
	}
	while (from < at && (static_cast<unsigned char>(text[from]) & 0xc0) == 0x80) {
		++from;
	}
	return {{"Shop.NotJson",
		 {{"line", std::to_string(line)},
		  {"column", std::to_string(column)},
		  {"near", excerpt(trimmed(text.substr(from)), 40)}}},
		excerpt(onlyAscii(builder.words), 200)};
}

} // namespace

core::Expected<json> readJson(std::string_view text)
{
	if (const auto line = firstLineNotUtf8(text)) {
		return core::fail({"Shop.NotUtf8", {{"line", std::to_string(*line)}}});
	}
	text = withoutByteOrderMark(text);
	if (trimmed(text).empty()) {
		return core::fail({"Shop.Empty", {}});
	}
	Builder builder;
	if (!json::sax_parse(text, &builder)) {
		if (builder.tooDeep) {
			return core::fail({"Shop.TooDeep", {{"limit", std::to_string(kMaxJsonDepth)}}});
		}
		if (builder.tooMany) {
			return core::fail({"Shop.TooManyValues", {{"limit", std::to_string(kMaxJsonValues)}}});
		}
		return std::unexpected(notJson(text, builder));
	}
	return std::move(builder.root);
}

std::string describe(const json &value)
{
	if (value.is_string()) {
		return excerpt(value.get_ref<const std::string &>());
	}
	if (value.is_binary()) {
		const auto &digits = value.get_binary();
		return excerpt(std::string(digits.begin(), digits.end()));
	}
	if (value.is_array()) {
		return "[" + std::to_string(value.size()) + "]";
	}
	if (value.is_discarded()) {
		return "?";
	}
	if (!value.is_object()) {
		return value.dump();
	}
	std::string names;
	for (auto item = value.begin(); item != value.end() && names.size() < 100; ++item) {
		names += (names.empty() ? "" : ", ") + excerpt(item.key(), 30);
	}
	return "{" + excerpt(names, 100) + "}";
}

} // namespace commerce
