#pragma once

namespace widget {

// What all textures of this process take on the graphics card, in bytes. Software GL keeps them in a pool that never
// gets smaller, so that the process's memory does not tell. Any thread.
double bytesOfTextures();

} // namespace widget
