#pragma once

#include <string>
#include <string_view>

// What came from shops and people, made harmless for the file it goes into.
namespace report {

// As text or as a quoted attribute of HTML and XML: the five characters that mean something are written as entities;
// what XML cannot hold (control characters, broken UTF-8) becomes U+FFFD.
std::string html(std::string_view text);

// As one field of a CSV file, in quotes. What a spreadsheet would take for a formula (it begins with = + - @, a tab or
// a line break) gets an apostrophe in front, see OWASP on CSV injection.
std::string csv(std::string_view text);

} // namespace report
