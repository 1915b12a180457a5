#pragma once

#include "app/RobotLine.hpp"

namespace host {

// The module's locale in any of its languages; each is read when it is first asked for. Any thread.
app::WordsIn hostWords();

} // namespace host
