#include "profile/JsonReader.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <format>
#include <utility>

namespace profile {

namespace {

const nlohmann::ordered_json kNothing = nlohmann::ordered_json::object();
constexpr std::size_t kLongestText = 4096;

} // namespace

JsonReader::JsonReader(const nlohmann::ordered_json &object, std::string path, std::optional<core::Error> &firstError)
	: object_(object), path_(std::move(path)), firstError_(firstError)
{
}

const nlohmann::ordered_json *JsonReader::field(const char *name) const
{
	const auto found = object_.find(name);
	return found == object_.end() ? nullptr : &*found;
}

void JsonReader::note(const char *name, const char *key, std::string expected)
{
	if (!firstError_) {
		firstError_ =
			core::Error{{key, {{"field", path_ + "/" + name}, {"expected", std::move(expected)}}}, {}};
	}
}

JsonReader JsonReader::object(const char *name)
{
	const auto *value = field(name);
	if (value && !value->is_object()) {
		note(name, "Settings.Error.WrongType", "{ … }");
		value = nullptr;
	}
	return JsonReader(value ? *value : kNothing, path_ + "/" + name, firstError_);
}

std::vector<JsonReader> JsonReader::objects(const char *name, std::size_t most)
{
	std::vector<JsonReader> readers;
	const auto *value = field(name);
	if (!value) {
		return readers;
	}
	const bool good = value->is_array() && value->size() <= most &&
			  std::ranges::all_of(*value, [](const auto &item) { return item.is_object(); });
	if (!good) {
		note(name, "Settings.Error.WrongType", std::format("[{{ … }}, …], ≤ {}", most));
		return readers;
	}
	for (std::size_t at = 0; at < value->size(); ++at) {
		readers.push_back(JsonReader((*value)[at], std::format("{}/{}/{}", path_, name, at), firstError_));
	}
	return readers;
}

void JsonReader::text(const char *name, std::string &into)
{
	const auto *value = field(name);
	if (!value) {
		return;
	}
	if (!value->is_string() || value->get_ref<const std::string &>().size() > kLongestText) {
		return note(name, "Settings.Error.WrongType", "\"…\"");
	}
	into = value->get<std::string>();
}

void JsonReader::texts(const char *name, std::vector<std::string> &into)
{
	const auto *value = field(name);
	if (!value) {
		return;
	}
	const bool good =
		value->is_array() && std::ranges::all_of(*value, [](const auto &item) { return item.is_string(); });
	if (!good) {
		return note(name, "Settings.Error.WrongType", "[\"…\", …]");
	}
	into = value->get<std::vector<std::string>>();
}

void JsonReader::textMap(const char *name, std::map<std::string, std::string> &into)
{
	const auto *value = field(name);
	if (!value) {
		return;
	}
	const bool good =
		value->is_object() && std::ranges::all_of(*value, [](const auto &item) { return item.is_string(); });
	if (!good) {
		return note(name, "Settings.Error.WrongType", "{\"…\": \"…\", …}");
	}
	into = value->get<std::map<std::string, std::string>>();
}

void JsonReader::choice(const char *name, std::string &into, std::initializer_list<std::string_view> allowed)
{
	std::string chosen = into;
	text(name, chosen);
	if (std::ranges::find(allowed, chosen) == allowed.end()) {
		std::string list;
		for (const std::string_view one : allowed) {
			list += std::format("{}\"{}\"", list.empty() ? "" : ", ", one);
		}
		return note(name, "Settings.Error.NotAllowed", std::move(list));
	}
	into = std::move(chosen);
}

void JsonReader::flag(const char *name, bool &into)
{
	const auto *value = field(name);
	if (!value) {
		return;
	}
	if (!value->is_boolean()) {
		return note(name, "Settings.Error.WrongType", "true, false");
	}
	into = value->get<bool>();
}

void JsonReader::integer(const char *name, std::int64_t &into, std::int64_t least, std::int64_t most)
{
	const auto *value = field(name);
	if (!value) {
		return;
	}
	const bool inRange = value->is_number_unsigned()
				     ? value->get<std::uint64_t>() <= static_cast<std::uint64_t>(most) &&
					       value->get<std::int64_t>() >= least
				     : value->is_number_integer() && value->get<std::int64_t>() >= least &&
					       value->get<std::int64_t>() <= most;
	if (!inRange) {
		return note(name, "Settings.Error.OutOfRange", std::format("{} … {}", least, most));
	}
	into = value->get<std::int64_t>();
}

void JsonReader::number(const char *name, double &into, double least, double most)
{
	const auto *value = field(name);
	if (!value) {
		return;
	}
	if (!value->is_number() || !(value->get<double>() >= least && value->get<double>() <= most)) {
		return note(name, "Settings.Error.OutOfRange", std::format("{} … {}", least, most));
	}
	into = value->get<double>();
}

void JsonReader::duration(const char *name, core::Duration &into, double leastSeconds, double mostSeconds)
{
	double seconds = into.seconds();
	number(name, seconds, leastSeconds, mostSeconds);
	into = core::Duration::seconds(seconds);
}

} // namespace profile
