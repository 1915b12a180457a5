#pragma once

#include <functional>

namespace host {

// Any thread: has it done on the UI thread, soon. Nothing is thrown into OBS.
void onUiThread(const char *what, std::function<void()> task);

} // namespace host
