#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// What is done to a note's text before it goes to a robot. Titles come from shops, and may hold anything. Pure.
namespace channels {

// Well-formed UTF-8 without control characters: JSON can carry it without \u, which WeCom refuses.
std::string plainText(std::string_view text);

// At most so many bytes of UTF-8, cut between two characters and with "…" where something is missing.
std::string fitted(std::string text, std::size_t bytes);

// Angle brackets as the full-width ones that look like them. For robots that read <at user_id="all"> in a text, and
// have no way to write that it is none.
std::string withoutTags(std::string_view text);

// `&`, `<` and `>` as HTML has them, which is all that Slack asks for and keeps <!channel> from being one.
std::string slackEscaped(std::string_view text);

// A backslash before each character that Discord formats with.
std::string markdownEscaped(std::string_view text);

} // namespace channels
