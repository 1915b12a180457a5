#include "stock/SkuList.hpp"

#include <utility>

namespace stock {

void SkuList::set(std::size_t row, Row state)
{
	const std::size_t at = row / kChunk;
	if (at == chunks_.size()) {
		chunks_.push_back(std::make_shared<Chunk>());
		isShared_.push_back(false);
	} else if (isShared_[at]) {
		chunks_[at] = std::make_shared<Chunk>(*chunks_[at]);
		isShared_[at] = false;
	}
	Chunk &chunk = *chunks_[at];
	if (row < size_) {
		chunk[row % kChunk] = std::move(state);
	} else {
		chunk.push_back(std::move(state));
		++size_;
	}
}

SkuList SkuList::publish()
{
	isShared_.assign(chunks_.size(), true);
	return *this;
}

} // namespace stock
