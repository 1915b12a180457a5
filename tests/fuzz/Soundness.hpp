#pragma once

#include "commerce/ShopAdapter.hpp"

namespace fuzz {

// Whatever was read, what came out can be believed and is bounded.
void expectSound(const commerce::ShopUpdate &update);
void expectSound(const commerce::Reply &reply);
void expectSound(const commerce::ShopFault &fault);
void expectSound(const commerce::PushNews &news);

} // namespace fuzz
