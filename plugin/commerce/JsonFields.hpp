#pragma once

#include "core/WallTime.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

// Reads single fields of a shop's JSON (as commerce::readJson gives it) without believing its shape: what is missing,
// null or of another type is "nothing", never an exception. Pure; any thread.
namespace commerce {

// The value at the end of these names; null when one of them is not there.
const nlohmann::json *fieldAt(const nlohmann::json &from, std::initializer_list<std::string_view> names);

// A text, or a number's own digits: ids come as both. Empty when it is neither.
std::string textAt(const nlohmann::json &from, std::initializer_list<std::string_view> names);

// Whole units, written as number or text; nothing when it is no number of units.
std::optional<std::int64_t> unitsAt(const nlohmann::json &from, std::initializer_list<std::string_view> names);

std::optional<core::WallTime> timeAt(const nlohmann::json &from, std::initializer_list<std::string_view> names);

// Whether it is there and true.
bool isTrueAt(const nlohmann::json &from, std::initializer_list<std::string_view> names);

// The list there; an empty one when there is none.
const nlohmann::json::array_t &listAt(const nlohmann::json &from, std::initializer_list<std::string_view> names);

} // namespace commerce
