#pragma once

#include "app/Ports.hpp"

#include <obs.hpp>

namespace host {

// Which active outputs that are not streams live on this encoder: what is softened for the stream is softened for them
// too. Any thread; a look at each output's pointers.
app::EncoderShared whoElseUses(obs_encoder_t *encoder);

} // namespace host
