#pragma once

#include "health/HealthMonitor.hpp"
#include "rate/BitrateController.hpp"
#include "rate/RateBuffer.hpp"
#include "rate/RateSettings.hpp"
#include "support/LinkSimulator.hpp"

#include <vector>

namespace support {

// A stream over a simulated link with the bitrate control and the health monitor at work, and what they said when.
class SimulatedShow {
public:
	static constexpr core::BitRate kFloor = rate::RateSettings().floor;

	struct Said {
		core::Duration at;
		core::BitRate from;
		rate::BitrateDecision decision;
	};
	struct Judged {
		core::Duration at;
		health::HealthReport report;
	};

	explicit SimulatedShow(LinkPlan link, core::BitRate bitrate, Scene scene = {},
			       LinkSimulator::Options options = {});

	void runsUntil(core::Duration end);
	// From now on nobody steers: what OBS alone would do.
	void withoutControl() { controlled_ = false; }
	void userSets(core::BitRate bitrate);
	void setScene(const Scene &scene) { simulator_.setScene(scene); }

	const LinkSimulator &link() const { return simulator_; }
	core::BitRate target() const { return controller_.target(); }
	core::BitRate targetAt(core::Duration time) const;
	// When the target was first at or above the rate, counted from `since`; infinity if never.
	core::Duration reaches(core::BitRate rate, core::Duration since) const;
	int cuts() const; // times the target went down
	const std::vector<Said> &said() const { return said_; }
	const std::vector<Judged> &verdicts() const { return verdicts_; } // one for each change

private:
	EncoderOrder steer(const health::LinkSample &sample);
	void note(core::Duration at, core::BitRate from, const rate::BitrateDecision &decision);

	LinkSimulator simulator_;
	rate::BitrateController controller_;
	rate::RateBuffer buffer_;
	health::HealthMonitor monitor_;
	health::Verdict verdict_ = health::Verdict::Idle;
	bool controlled_ = true;
	core::BitRate configured_;
	std::vector<Said> said_;
	std::vector<Judged> verdicts_;
};

} // namespace support
