#pragma once

#include "core/WallTime.hpp"
#include "net/HttpMessage.hpp"

#include <chrono>

namespace app {

// What time it is at a shop, by the Date headers of its answers: signatures with a time in them are refused when this
// machine's clock is minutes off, and the ages of the shop's messages would be wrong.
class ShopClock {
public:
	core::WallTime at(core::WallTime ours) const { return ours + ahead_; }

	// How much later it is there than here.
	core::WallTime::duration ahead() const { return ahead_; }

	void onAnswer(const net::HttpResponse &answer, core::WallTime ours)
	{
		// A cache on the way keeps the date, and says how long it has kept the answer.
		if (const auto date = answer.date(); date && !answer.header("age")) {
			// The header knows whole seconds and was written before we read it: less says nothing, and
			// following it would take two answers of one second for simultaneous.
			const core::WallTime::duration ahead = *date - ours;
			ahead_ = std::chrono::abs(ahead - ahead_) < kNoticeable ? ahead_ : ahead;
		}
	}

private:
	static constexpr std::chrono::seconds kNoticeable{3};

	core::WallTime::duration ahead_{0};
};

} // namespace app
