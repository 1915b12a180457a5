#pragma once

#include "core/Duration.hpp"

#include <functional>
#include <optional>

namespace net {

struct BackoffTuning {
	core::Duration first = core::Duration::seconds(1);         // one hiccup costs a show about a second
	core::Duration longest = core::Duration::seconds(60);      // a shop that comes back is seen within a minute
	core::Duration least = core::Duration::ms(200);            // a server that refuses at once is not hammered
	core::Duration longestAsked = core::Duration::minutes(10); // more than that in a Retry-After is a mistake
};

// Uniform numbers in [0, 1), other ones on each machine and each time. Not thread-safe.
std::function<double()> machineRandom();

// How long to stay away from a server that fails: exponential with full jitter, so that forty rooms that lost the same
// server do not come back in the same second ("Exponential Backoff And Jitter", AWS Architecture Blog, 2015). A server
// that says how long is obeyed.
//
// Pure and not thread-safe; each feed owns one.
class Backoff {
public:
	// `random` answers uniform numbers in [0, 1).
	explicit Backoff(std::function<double()> random, BackoffTuning tuning = {});

	// One more failure: how long to wait now. `asked` is the server's Retry-After.
	core::Duration onFailure(std::optional<core::Duration> asked = {});
	void onSuccess() { failures_ = 0; }

private:
	std::function<double()> random_;
	BackoffTuning tuning_;
	int failures_ = 0;
};

} // namespace net
