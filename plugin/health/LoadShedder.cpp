#include "health/LoadShedder.hpp"

#include <algorithm>

using core::Duration;
using core::Instant;

namespace health {

std::size_t LoadShedder::onSample(const LinkSample &sample, std::size_t marked)
{
	if (!sample.streaming && !sample.reconnecting) {
		reset();
		return 0;
	}
	const Frames now{sample.framesRendered, sample.framesLagged, sample.framesEncoded, sample.framesSkipped};
	const bool restarted = now.rendered < then_.rendered || now.encoded < then_.encoded;
	hidden_ = std::min(hidden_, marked);
	if (!looking_ || restarted) {
		looking_ = true;
		troubleAt_ = sample.at;
		lookAfresh(sample.at, now);
	}
	if (sample.at - lookedAt_ < tuning_.lookFor) {
		return hidden_;
	}
	const double late = share(now.lagged - then_.lagged, now.rendered - then_.rendered);
	const double skipped = share(now.skipped - then_.skipped, now.encoded - then_.encoded);
	const double lost = std::max(late, skipped);
	lookAfresh(sample.at, now);
	if (lost > tuning_.calmShare) {
		troubleAt_ = sample.at;
	}
	if (lost >= tuning_.lostShare && hidden_ < marked) {
		cause_ = late >= skipped ? Cause::Renderer : Cause::Encoder;
		hideOne(sample.at);
	} else if (hidden_ > 0 && sample.at - troubleAt_ >= calm_) {
		showOne(sample.at);
	}
	return hidden_;
}

void LoadShedder::reset()
{
	hidden_ = 0;
	calm_ = tuning_.calm;
	looking_ = returned_ = false;
}

void LoadShedder::hideOne(Instant at)
{
	const bool tooMuch = returned_ && at - shownAt_ < tuning_.returnFailed;
	calm_ = tooMuch ? std::min(calm_ * 2, tuning_.calmMost) : tuning_.calm;
	returned_ = false;
	++hidden_;
}

void LoadShedder::showOne(Instant at)
{
	--hidden_;
	returned_ = true;
	shownAt_ = troubleAt_ = at;
}

void LoadShedder::lookAfresh(Instant at, const Frames &now)
{
	lookedAt_ = at;
	then_ = now;
}

double LoadShedder::share(std::int64_t part, std::int64_t whole)
{
	return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

} // namespace health
