#pragma once

#include "core/Error.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace commerce {

// A place in a JSON document (RFC 6901). Unlike nlohmann's own, a wrong one is an error value, and it can say how far
// it got.
class JsonPointer {
public:
	static core::Expected<JsonPointer> parse(const std::string &text);

	// Null when there is nothing.
	const nlohmann::json *find(const nlohmann::json &from) const;
	// The last value on the way that is there: what a person should look at when `find` found nothing.
	const nlohmann::json &reach(const nlohmann::json &from) const;

	const std::string &text() const { return text_; }
	// Unescaped; empty for the pointer to the whole document.
	std::string lastPart() const { return parts_.empty() ? std::string() : parts_.back(); }

private:
	std::string text_;
	std::vector<std::string> parts_;
};

} // namespace commerce
