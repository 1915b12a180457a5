#pragma once

#include "core/BitRate.hpp"
#include "core/Duration.hpp"
#include "core/Instant.hpp"
#include "rate/BitrateController.hpp"

#include <optional>

namespace app {

// When being at the floor is worth a word, and when it is over.
struct FloorTuning {
	// A deep cut touches the floor for a second or two while it empties the queue; that is the control at work.
	core::Duration alertAfter = core::Duration::seconds(3);
	// An attempt to climb on a link that carries no more lasts half a second until it is cut again.
	core::Duration attempt = core::Duration::seconds(1.5);
	core::Duration overAfter = core::Duration::seconds(5); // viewers should not see scenes come and go
};

// What there is to do now.
struct FloorNews {
	enum class Alert { None, Raised, Cleared };
	enum class Scene { None, Leave, Return };

	Alert alert = Alert::None;
	Scene scene = Scene::None; // show the chosen scene instead, or the one that was there before
};

// Watches how long the control has stood at the floor: the point at which softening no longer helps and a person must.
//
// The same looks always give the same news. Not thread-safe; owned and called by app::StreamLoop.
class FloorWatch {
public:
	explicit FloorWatch(FloorTuning tuning = {}) : tuning_(tuning) {}

	// `at` must not go backwards. `sceneAfter`: how long at the floor until another scene is wanted; absent: never.
	// While a person holds the bitrate nothing is begun and nothing is ended.
	[[nodiscard]] FloorNews look(core::Instant at, core::BitRate target, const rate::BitrateLimits &limits,
				     bool held, std::optional<core::Duration> sceneAfter);
	// Nothing is steered any more: everything is taken back.
	[[nodiscard]] FloorNews end();

	bool isAlert() const { return alert_; }

private:
	FloorNews atFloor(core::Instant at, std::optional<core::Duration> sceneAfter);

	FloorTuning tuning_;
	std::optional<core::Instant> atFloorSince_;
	std::optional<core::Instant> aboveSince_;
	bool alert_ = false;
	bool away_ = false;
};

} // namespace app
