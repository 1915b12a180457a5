#pragma once

#include "commerce/ShopAdapter.hpp"

#include <string>
#include <vector>

namespace app {

// Secrets as they are wished for: an empty value is the wish that there be none.

void layOver(commerce::Secrets &below, const commerce::Secrets &above);
// What is known when the wishes have come true.
commerce::Secrets granted(commerce::Secrets known, const commerce::Secrets &wishes);
void keepOnly(const std::vector<std::string> &names, commerce::Secrets &secrets);
// Adds the wish that of `secrets` those that are not named be none.
void forgetAllBut(const std::vector<std::string> &names, const commerce::Secrets &secrets, commerce::Secrets &wishes);
// Whether these are all among what was wished for.
bool areAmong(const commerce::Secrets &wishes, const commerce::Secrets &all);

} // namespace app
