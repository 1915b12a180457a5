#pragma once

#include "core/Duration.hpp"
#include "core/Instant.hpp"
#include "net/Backoff.hpp"

#include <cstddef>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>

namespace app {

// The addresses whose pictures are wanted and not here: which is next, and when one that failed is tried again. What
// was asked for last comes first, because it is on screen now; of too many, what was asked for longest ago is dropped.
//
// Not thread-safe; app::PictureLoader guards it.
class PictureWants {
public:
	// `random` as for net::Backoff.
	PictureWants(std::size_t most, std::function<double()> random, const net::BackoffTuning &tuning);

	// Whether it is new. One that failed is tried no sooner for being asked for.
	bool ask(const std::string &url, core::Instant now);
	// The next one to get, which counts as under way until it failed or is done.
	std::optional<std::string> take(core::Instant now);
	// When `take` has one, if nothing is asked for meanwhile; never: nothing waits.
	core::Instant nextAt() const;

	// `asked` is the server's Retry-After.
	void onFailed(const std::string &url, core::Instant now, std::optional<core::Duration> asked = {});
	void onDone(const std::string &url);

	std::size_t size() const { return wants_.size(); }
	std::size_t underWay() const { return underWay_; }

private:
	struct Want {
		std::string url;
		core::Instant dueAt;
		bool underWay = false;
		net::Backoff backoff;
	};
	using Wants = std::list<Want>;

	void dropOldest();

	const std::size_t most_;
	const std::function<double()> random_;
	const net::BackoffTuning tuning_;
	Wants wants_; // last asked for first
	std::unordered_map<std::string, Wants::iterator> places_;
	std::size_t underWay_ = 0;
};

} // namespace app
