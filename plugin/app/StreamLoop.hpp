#pragma once

#include "app/DockView.hpp"
#include "app/EncoderDriver.hpp"
#include "app/FloorWatch.hpp"
#include "app/OutputGuard.hpp"
#include "app/Ports.hpp"
#include "app/RateChanges.hpp"
#include "app/StreamRecord.hpp"
#include "app/StreamWords.hpp"
#include "core/SnapshotCell.hpp"
#include "health/LoadShedder.hpp"
#include "health/StallWatch.hpp"
#include "rate/RateAct.hpp"
#include "rate/RateMove.hpp"
#include "rate/RateSettings.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace app {

// Every 50 ms, and every 20 ms while something waits, for each streaming output: sample → health → rate; then each
// encoder gets the bitrate that the tightest of its links can take. Four times a second a view for the dock.
//
// Owns its thread; the ports are called from that thread only, until `stop` has returned. Monitoring always runs; a
// source that is marked for it is hidden only while the machine is overloaded and the person allows it. A bitrate is
// touched only while the encoder is ready and the person allows it, and is given back in every other case.
class StreamLoop {
public:
	// Called from the loop's thread; must return at once. `output` is the name of the output it is about, empty for
	// OBS's own.
	struct Events {
		// The bitrate was changed, or there is something new to say about why it was not.
		std::function<void(const std::string &output, const rate::RateMove &move)> onMove;
		std::function<void(const std::string &output, const health::HealthReport &report, health::Verdict from)>
			onVerdict;
		// `sentence`: what helps, while there is an alert. `scene`: the one the person chose.
		std::function<void(const FloorNews &news, const core::Message &sentence, const std::string &scene)>
			onFloor;
		// Viewers see no moving picture of the shown output since `at`, or do again.
		std::function<void(bool begun, core::Instant at)> onStall;
		// An output began to stream, stopped, or does so; every few seconds.
		StreamRecord::Tell onStream;
	};

	StreamLoop(StreamPort &port, LoadPort &load, rate::RateSettings settings, Events events);
	~StreamLoop();
	StreamLoop(const StreamLoop &) = delete;
	StreamLoop &operator=(const StreamLoop &) = delete;

	// Any thread; the second call does nothing.
	void start();
	// Gives the encoders their bitrate back and ends the thread; returns within a sample's time. Not from an event.
	void stop() noexcept;

	// Any thread; takes effect on the next sample.
	void configure(rate::RateSettings settings);
	// Any thread; done with the next sample, on every encoder that is ours to steer then.
	void act(rate::RateAct act);

	// Any thread. Empty (null) until the first sample.
	const core::SnapshotCell<StreamView> &view() const { return view_; }

private:
	void run();
	void tick(core::Instant now);
	bool somethingWaits() const;
	void followOutputs(const StreamPort::Outputs &outputs);
	void drive(core::Instant now);
	void noteMoves();
	void note(const OutputGuard &guard, const rate::RateMove &move);
	FloorNews lookAtFloor(core::Instant now);
	void shedLoad();
	core::Message loadSentence() const;
	void tell();
	void tell(const FloorNews &news);
	void tell(const std::optional<health::StallNews> &news);
	std::optional<health::StallNews> lookForStall(core::Instant now);
	core::Message floorSentence() const;
	void publish();
	EncoderDriver *driverOf(const OutputGuard &guard);
	bool isAlone(const OutputGuard &guard) const;
	const OutputPort *deciderFor(const OutputGuard &guard);
	const OutputGuard *shown() const;

	StreamPort &port_;
	LoadPort &load_;
	Events events_;
	core::SnapshotCell<StreamView> view_;

	std::mutex mutex_;
	std::condition_variable wake_;
	rate::RateSettings settings_;
	std::vector<PersonAct> acts_;
	bool stopping_ = false;
	std::thread thread_;

	// The loop's thread only.
	std::vector<OutputGuard> guards_;    // in the order of the port's outputs
	std::vector<EncoderDriver> drivers_; // one for each encoder that a guard has
	rate::RateSettings rules_;           // `settings_` and `acts_` as of this sample
	std::vector<PersonAct> actsNow_;
	struct Noted {
		const OutputGuard *guard;
		rate::RateMove move;
	};
	std::vector<Noted> noted_; // with this sample
	RateChanges changes_;
	FloorWatch floor_;
	health::LoadShedder shedder_;
	health::StallWatch stalls_;
	StreamWords words_;
	StreamRecord record_;
};

} // namespace app
