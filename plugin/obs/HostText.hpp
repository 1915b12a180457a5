#pragma once

#include "core/Message.hpp"

#include <string>

namespace host {

// The module's locale, in the language OBS runs in. Any thread.
core::Translator hostTranslator();

// A locale key that must live as long as libobs wants the text (property names and the like).
const char *hostText(const char *key);

} // namespace host
