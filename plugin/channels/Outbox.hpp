#pragma once

#include "channels/AlertNote.hpp"
#include "channels/Pace.hpp"
#include "channels/Robot.hpp"
#include "core/Duration.hpp"
#include "core/Instant.hpp"
#include "core/Message.hpp"
#include "net/Backoff.hpp"

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>

namespace channels {

struct OutboxTuning {
	std::size_t most = 50;                                   // a robot that is away misses old news, not new ones
	core::Duration giveUpAfter = core::Duration::minutes(5); // by then the alert is history
	net::BackoffTuning backoff = {};
};

// What waits for one robot, and when it is sent: one note at a time, no faster than the robot allows, later again when
// it is busy. An alert that is raised again replaces what waits about the same SKU, and one that is over is not sent
// any more; but for a note that is under way. What a robot refuses is not tried again, because only a person can help.
//
// Holds no clock; times must not go backwards. Not thread-safe.
class Outbox {
public:
	// `random` as for net::Backoff.
	Outbox(std::vector<PaceLimit> limits, std::function<double()> random, OutboxTuning tuning = {});

	void add(AlertNote note, core::Instant now);
	void onCleared(std::uint64_t alertId);

	struct Taken {
		AlertNote note;
		core::Duration waited; // since the alert was raised
	};
	// What is to be sent now; it is under way from then on. Nothing: not yet, or there is none.
	std::optional<Taken> take(core::Instant now);
	void onOutcome(const Outcome &outcome, core::Instant now);
	// The robot took something else just now, such as a test.
	void onWorks();

	// When `take` may have something; never while a note is under way or none waits. What is too old is given up by
	// `take` alone, so it wants to be called now and then.
	core::Instant nextAt(core::Instant now) const;
	std::size_t waiting() const { return waiting_.size(); }
	bool isUnderWay() const { return underWay_.has_value(); }
	// What does not work, and what a person can do; empty: the last note was taken.
	const core::Message &trouble() const { return trouble_; }
	// The robot asked us to wait until then, or we do because it fails; past or zero: it does not.
	core::Instant heldUntil() const { return heldUntil_; }

private:
	struct Waiting {
		AlertNote note;
		core::Instant since;
	};
	void giveUp(core::Instant now);

	OutboxTuning tuning_;
	Pace pace_;
	net::Backoff backoff_;
	std::deque<Waiting> waiting_;
	std::optional<Waiting> underWay_;
	bool underWayIsOver_ = false; // its alert is: not to be tried again
	core::Instant heldUntil_;
	core::Message trouble_;
};

} // namespace channels
