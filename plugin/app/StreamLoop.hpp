#pragma once

#include "app/DockView.hpp"
#include "app/Ports.hpp"
#include "core/RingWindow.hpp"
#include "core/SnapshotCell.hpp"
#include "health/HealthMonitor.hpp"
#include "rate/BitrateController.hpp"
#include "rate/RateSettings.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace app {

// Every 50 ms: sample → health → rate → encoder, and four times a second a view for the dock.
//
// Owns its thread; the port is called from that thread only, until `stop` has returned. Monitoring always runs; the
// bitrate is touched only while the encoder is ready and the person allows it, and is given back in every other case.
class StreamLoop {
public:
	// Called from the loop's thread; must return at once.
	struct Events {
		// The bitrate was changed, or there is something new to say about why it was not.
		std::function<void(const rate::BitrateDecision &decision, core::BitRate from)> onDecision;
		std::function<void(const health::HealthReport &report, health::Verdict from)> onVerdict;
	};

	StreamLoop(StreamPort &port, rate::RateSettings settings, Events events);
	~StreamLoop();
	StreamLoop(const StreamLoop &) = delete;
	StreamLoop &operator=(const StreamLoop &) = delete;

	// Any thread; the second call does nothing.
	void start();
	// Gives the encoder its bitrate back and ends the thread; returns within a sample's time. Not from an event.
	void stop() noexcept;

	// Any thread; takes effect on the next sample.
	void configure(rate::RateSettings settings);

	// Any thread. Empty (null) until the first sample.
	const core::SnapshotCell<StreamView> &view() const { return view_; }

private:
	void run();
	void tick(core::Instant now, const rate::RateSettings &settings);
	void control(const health::LinkSample &sample, const EncoderState &encoder, const rate::RateSettings &settings);
	void standBy(const EncoderState &encoder, bool enabled);
	void say(const rate::BitrateDecision &decision, core::BitRate from);
	void setControl(core::Message message);
	void publish(const health::HealthReport &report, const EncoderState &encoder, bool atOnce);

	StreamPort &port_;
	Events events_;
	core::SnapshotCell<StreamView> view_;

	std::mutex mutex_;
	std::condition_variable wake_;
	rate::RateSettings settings_;
	bool stopping_ = false;
	std::thread thread_;

	// The loop's thread only.
	health::HealthMonitor monitor_;
	health::Verdict verdict_ = health::Verdict::Idle;
	std::optional<rate::BitrateController> controller_; // while the encoder is ready
	rate::BitrateLimits limits_;
	core::Message control_;
	bool controlIsNew_ = false;
	core::RingWindow<GraphPoint> graph_;
	core::Instant drawnAt_;
};

} // namespace app
