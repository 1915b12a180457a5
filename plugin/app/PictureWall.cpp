#include "app/PictureWall.hpp"

#include <algorithm>

namespace app {

void PictureWall::hang(Pictures pictures)
{
	pictures_.publish(std::move(pictures));
}

PictureWall::Picture PictureWall::latest(std::uint64_t counter) const
{
	const auto pictures = pictures_.latest();
	return pictures ? find(*pictures, counter) : nullptr;
}

PictureWall::Picture PictureWall::inFrame(std::uint64_t frame, std::uint64_t counter)
{
	if (frame != frame_) {
		frame_ = frame;
		pictures_.tryLatest(seen_, framed_);
	}
	return framed_ ? find(*framed_, counter) : nullptr;
}

PictureWall::Picture PictureWall::find(const Pictures &pictures, std::uint64_t counter)
{
	const auto found = std::ranges::lower_bound(pictures, counter, {}, &Pictures::value_type::first);
	return found != pictures.end() && found->first == counter ? found->second : nullptr;
}

} // namespace app
