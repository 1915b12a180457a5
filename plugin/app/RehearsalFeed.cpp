#include "app/RehearsalFeed.hpp"

#include <atomic>
#include <iterator>

namespace app {

namespace {

// A seed of its own for each rehearsal of this run of OBS, because the ids of its sales are made from it and a ledger
// ignores an id that it has seen. The first one is always the same: a demo can be repeated.
std::uint64_t nextSeed()
{
	static std::atomic<std::uint64_t> last{0};
	return ++last;
}

} // namespace

RehearsalFeed::RehearsalFeed(double speed) : shop_(nextSeed(), speed) {}

std::vector<core::Expected<commerce::ShopUpdate>> RehearsalFeed::tick(core::Instant now)
{
	std::vector<commerce::ShopUpdate> updates = shop_.advance(now);
	return {std::make_move_iterator(updates.begin()), std::make_move_iterator(updates.end())};
}

} // namespace app
