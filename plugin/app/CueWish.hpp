#pragma once

namespace app {

// What a person wants of the host cue window.
enum class CueWish { Show, Hide, Toggle };

} // namespace app
