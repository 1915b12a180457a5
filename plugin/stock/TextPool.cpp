#include "stock/TextPool.hpp"

#include <algorithm>

namespace stock {

void TextPool::set(SharedText &text, const std::string &as)
{
	if (text == as) {
		return;
	}
	if (as.empty()) {
		text = {};
		return;
	}
	const auto known = texts_.find(as);
	text = known != texts_.end() ? *known : *texts_.emplace(as).first;
	if (texts_.size() >= sweepAt_) {
		boost::unordered::erase_if(texts_, [](const SharedText &one) { return one.isAlone(); });
		sweepAt_ = std::max<std::size_t>(1024, 2 * texts_.size());
	}
}

} // namespace stock
