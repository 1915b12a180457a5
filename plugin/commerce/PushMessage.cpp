#include "commerce/PushMessage.hpp"

#include "commerce/SoundUpdate.hpp"

#include <algorithm>
#include <utility>

namespace commerce {

void PushNews::addVariant(std::string variant)
{
	if (variants.size() < kMaxHints && std::ranges::find(variants, variant) == variants.end()) {
		variants.push_back(std::move(variant));
	}
}

} // namespace commerce
