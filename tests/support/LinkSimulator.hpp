#pragma once

#include "health/LinkMeter.hpp"
#include "health/LinkSample.hpp"
#include "support/EncoderModel.hpp"
#include "support/LinkPlan.hpp"
#include "support/ObsOutputModel.hpp"
#include "support/TcpModel.hpp"

#include <deque>
#include <functional>
#include <vector>

namespace support {

// Encoder → OBS's queue → kernel → router → ingest, from event to event; deterministic. Gives the samples the stream
// loop would take and knows what it could not know: when each picture arrived.
class LinkSimulator {
public:
	struct Options {
		bool socketReadable = true;  // and its low-water mark set; false: only libobs's counters
		bool dynamicBitrate = false; // OBS's own
		core::Duration dropThreshold = core::Duration::ms(700); // OBS's own; 5 s where LiveShelf is in charge
		core::ByteCount sendBuffer; // of a kernel that is not Linux; none: as Linux tunes it
		TcpCongestion::Kind congestion = TcpCongestion::Kind::Cubic;
		EncoderModel::Kind encoder = EncoderModel::Kind::X264;
		// Linux 6.15 and newer let the sender bound TCP's waiting to a second.
		core::Duration longestRetry = core::Duration::seconds(1);
		unsigned seed = 1; // of the picture, and of when frames and samples fall
	};
	using Steer = std::function<EncoderOrder(const health::LinkSample &)>;

	struct SentFrame {
		core::Duration captured;
		core::Duration arrived = core::Duration::infinity(); // dropped, or not yet there
		core::ByteCount size;
		bool key = false;
	};
	struct Target {
		core::Duration at;
		core::BitRate bitrate;
	};

	LinkSimulator(LinkPlan link, Scene scene, core::BitRate bitrate, Options options);
	LinkSimulator(const LinkSimulator &) = delete;
	LinkSimulator &operator=(const LinkSimulator &) = delete;

	// Runs until `end` after the start; each sample's answer is what the encoder is told. None: nobody tells it.
	void runUntil(core::Duration end, const Steer &steer);
	// From now on the camera shows this.
	void setScene(const Scene &scene);

	const LinkPlan &plan() const { return plan_; }
	core::Duration now() const { return now_; }
	// The age of the picture on viewers' screens beyond what encoder and distance cost, at its worst in that time.
	core::Duration worstLag(core::Duration from, core::Duration until) const;
	core::Duration lagPercentile(double share, core::Duration from, core::Duration until) const;
	std::int64_t framesDropped() const { return output_.dropped(); }
	const std::vector<SentFrame> &frames() const { return frames_; }
	// Each change of the encoder's bitrate, the first at the start.
	const std::vector<Target> &targets() const { return targets_; }
	// Bytes in OBS's queue and the kernel, sent and not confirmed ones included.
	core::ByteCount backlog() const;

private:
	struct Emerging {
		core::Duration at;
		std::int64_t number = 0;
		Frame frame;
	};
	struct Shown {
		core::Duration at;
		core::Duration captured;
	};

	core::Duration nextEvent() const;
	void capture();
	void emerge();
	void addAudio();
	void order(EncoderOrder order);
	void onArrival(std::int64_t number);
	health::LinkSample sample();
	core::Duration unavoidable() const;

	const LinkPlan plan_;
	Scene scene_;
	const Options options_;
	EncoderOrder order_;
	EncoderModel encoder_;
	TcpModel tcp_;
	ObsOutputModel output_;
	core::Duration now_;
	core::Duration nextFrame_;
	core::Duration nextAudio_;
	core::Duration nextSample_;
	health::LinkMeter meter_;       // says, as in the stream loop, when to look more often
	std::deque<Emerging> emerging_; // in the encoder's threads
	bool socketFound_ = false;
	std::int64_t encoded_ = 0;
	std::int64_t skipped_ = 0;
	std::vector<SentFrame> frames_;
	std::vector<Target> targets_;
	std::vector<Shown> shown_; // in the order of arrival
};

} // namespace support
