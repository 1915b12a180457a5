#include "app/FloorWatch.hpp"

#include <utility>

using core::Duration;
using core::Instant;

namespace app {

FloorNews FloorWatch::look(Instant at, core::BitRate target, const rate::BitrateLimits &limits, bool held,
			   std::optional<Duration> sceneAfter)
{
	if (held) {
		atFloorSince_.reset();
		aboveSince_.reset();
		return {};
	}
	// Who set the ceiling to the floor wants it there.
	if (target <= limits.floor && limits.floor < limits.ceiling) {
		aboveSince_.reset();
		return atFloor(at, sceneAfter);
	}
	if (!aboveSince_) {
		aboveSince_ = at;
	}
	const Duration above = at - *aboveSince_;
	if (above > tuning_.attempt) {
		atFloorSince_.reset();
	}
	return above < tuning_.overAfter ? FloorNews() : end();
}

FloorNews FloorWatch::atFloor(Instant at, std::optional<Duration> sceneAfter)
{
	if (!atFloorSince_) {
		atFloorSince_ = at;
	}
	FloorNews news;
	const Duration stood = at - *atFloorSince_;
	if (stood >= tuning_.alertAfter && !std::exchange(alert_, true)) {
		news.alert = FloorNews::Alert::Raised;
	}
	if (sceneAfter && stood >= *sceneAfter && !std::exchange(away_, true)) {
		news.scene = FloorNews::Scene::Leave;
	} else if (!sceneAfter && std::exchange(away_, false)) {
		news.scene = FloorNews::Scene::Return; // the person switched the switching off
	}
	return news;
}

FloorNews FloorWatch::end()
{
	atFloorSince_.reset();
	FloorNews news;
	if (std::exchange(alert_, false)) {
		news.alert = FloorNews::Alert::Cleared;
	}
	if (std::exchange(away_, false)) {
		news.scene = FloorNews::Scene::Return;
	}
	return news;
}

} // namespace app
