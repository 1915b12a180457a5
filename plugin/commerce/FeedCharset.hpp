#pragma once

#include "core/Error.hpp"

#include <string>
#include <string_view>

namespace commerce {

// A feed's bytes as UTF-8. What is neither UTF-8 nor GBK is an error that names the line.
//
// GBK (read as GB18030, which holds it) is what Excel and many shop systems write in China. It is believed where
// `contentType` says so, and without a word about it where the bytes are hardly anything else: pairs throughout, nearly
// all of them everyday characters, and not those of Korean and Japanese alone, which are made of the same pairs.
core::Expected<std::string> asUtf8(std::string text, std::string_view contentType = {});

} // namespace commerce
