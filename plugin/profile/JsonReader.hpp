#pragma once

#include "core/Duration.hpp"
#include "core/Error.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace profile {

// Reads one JSON object field by field into values that hold their defaults. A missing field leaves the default; a
// field of the wrong type or out of range is noted as an error that names its path. The first error wins; reading goes
// on.
class JsonReader {
public:
	// `path` is the object's own place, "" for the root. All three must outlive the reader.
	JsonReader(const nlohmann::ordered_json &object, std::string path, std::optional<core::Error> &firstError);

	JsonReader object(const char *name);
	// One reader for each object of a list; `most` are too many for any person.
	std::vector<JsonReader> objects(const char *name, std::size_t most);
	bool has(const char *name) const { return field(name) != nullptr; }
	void text(const char *name, std::string &into);
	void texts(const char *name, std::vector<std::string> &into);
	void textMap(const char *name, std::map<std::string, std::string> &into);
	// Notes that the field's value cannot be used for a reason of its own; `expected` is what may stand there.
	void refuse(const char *name, std::string expected)
	{
		note(name, "Settings.Error.NotAllowed", std::move(expected));
	}
	void choice(const char *name, std::string &into, std::initializer_list<std::string_view> allowed);
	void flag(const char *name, bool &into);
	void integer(const char *name, std::int64_t &into, std::int64_t least, std::int64_t most);
	void number(const char *name, double &into, double least, double most);
	void duration(const char *name, core::Duration &into, double leastSeconds, double mostSeconds);

private:
	const nlohmann::ordered_json *field(const char *name) const;
	void note(const char *name, const char *key, std::string expected);

	const nlohmann::ordered_json &object_;
	std::string path_;
	std::optional<core::Error> &firstError_;
};

} // namespace profile
