#pragma once

namespace app {

// Names the calling thread as debuggers and crash reports show it. At most 15 characters.
void nameThread(const char *name);

} // namespace app
