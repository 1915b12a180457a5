#pragma once

#include "core/Message.hpp"

#include <expected>
#include <string>
#include <utility>

namespace core {

// What went wrong, as a value. Never holds a secret: it is shown, logged and tested.
struct Error {
	Message sentence;   // for the person: what happened, where, what to do
	std::string detail; // for the log, in English: the exact place or the library's own words

	bool operator==(const Error &) const = default;
};

template<typename T>
using Expected = std::expected<T, Error>;

inline std::unexpected<Error> fail(Message sentence, std::string detail = {})
{
	return std::unexpected(Error{std::move(sentence), std::move(detail)});
}

} // namespace core
