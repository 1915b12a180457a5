#pragma once

#include "net/HttpMessage.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace channels {

// `errcode` and `errmsg`, as DingTalk and WeCom answer.
struct CodedAnswer {
	std::int64_t code = 0;
	std::string words;

	// Nothing where there is no such code in the answer.
	static std::optional<CodedAnswer> in(const net::HttpResponse &answer);

	std::string text() const { return std::to_string(code) + (words.empty() ? "" : " " + words); }
};

} // namespace channels
