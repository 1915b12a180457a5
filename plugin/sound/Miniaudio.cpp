// miniaudio's own code, compiled once.
#define MINIAUDIO_IMPLEMENTATION
#include "sound/Miniaudio.hpp"
