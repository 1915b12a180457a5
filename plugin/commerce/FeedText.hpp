#pragma once

#include "core/WallTime.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

// How the feeds of shops write numbers, dates and text. Pure; any thread.
namespace commerce {

enum class UnitsFault {
	NotWhole, // not a whole number written out in digits
	TooMany,  // beyond kMaxUnits, a mistake
};

// Units as shops write them: "12", "-3", "12.0". Read digit by digit, never through a floating-point number.
std::expected<std::int64_t, UnitsFault> readUnits(std::string_view text);

// A time as shops write it: ISO 8601 ("2026-10-21T07:28:00.5+08:00", the zone may be missing and is UTC then), or
// seconds or milliseconds since 1970. Nothing when it is something else.
std::optional<core::WallTime> readTime(std::string_view text);

// Without spaces, tabs and line ends around it.
std::string_view trimmed(std::string_view text);

// The number of the first line that is not valid UTF-8, counted from 1; nothing when all are.
std::optional<std::size_t> firstLineNotUtf8(std::string_view text);

// Text without the mark that some programs put before UTF-8.
std::string_view withoutByteOrderMark(std::string_view text);

// At most `bytes` bytes of it for a sentence, cut between characters, control characters as spaces.
std::string excerpt(std::string_view text, std::size_t bytes = 60);

} // namespace commerce
