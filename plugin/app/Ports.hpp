#pragma once

#include "core/BitRate.hpp"
#include "core/Instant.hpp"
#include "health/LinkSample.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace app {

// What the encoder of a running stream lets us do.
enum class EncoderControl {
	Ready,
	NoStream,      // nothing is streaming
	NoEncoder,     // the output has no video encoder of its own, or several
	NotAdjustable, // this encoder ignores bitrate changes while it runs (VAAPI, SVT-AV1 …)
	NotRateBased,  // rate control without a bitrate (CRF, CQP …)
	ObsDrives,     // OBS's own dynamic bitrate is on
	Delayed,       // the stream is delayed: a change would reach the link only when its reason has passed
	Stopped,       // it stopped under our changes: it is left alone until the stream ends
};

// Who else takes the running stream's encoder, and so gets a softened picture too.
struct EncoderShared {
	bool recording = false;
	bool replayBuffer = false;

	bool operator==(const EncoderShared &) const = default;
};

struct EncoderState {
	EncoderControl control = EncoderControl::NoStream;
	core::BitRate configured; // the user's own value, the ceiling; changes when the user edits it during the show
	core::BitRate current;    // what the encoder is set to now
	bool changeCostsKeyframe = false;
	EncoderShared shared;
};

// A video encoder at work. Several outputs may share one. All calls come from the stream loop's thread and return at
// once; that holds for the other ports here as well.
class EncoderPort {
public:
	virtual ~EncoderPort() = default;

	virtual EncoderState state() = 0;
	// Takes effect on the next frames; never written to the profile. Called with every sample while we are in
	// charge, also when nothing changes.
	virtual void set(core::BitRate video) = 0;
	// Gives the encoder its configured bitrate back; does nothing when it already has it.
	virtual void restore() = 0;
};

// One streaming output: OBS's own or another plugin's.
class OutputPort {
public:
	virtual ~OutputPort() = default;

	// As its owner named it; empty for OBS's own.
	virtual const std::string &name() const = 0;
	// All but the video bitrate, which the encoder knows.
	virtual health::LinkSample sample(core::Instant at) = 0;
	// The encoder it lives on; null while it has none.
	virtual const std::shared_ptr<EncoderPort> &encoder() const = 0;
	// While true the operating system shall hold little of what is not sent yet, so that the backlog stays where
	// OBS can see it. False leaves the connection as OBS made it. Called with every sample.
	virtual void keepQueueShort(bool wanted) = 0;
};

// All streaming outputs.
class StreamPort {
public:
	using Outputs = std::vector<std::shared_ptr<OutputPort>>;

	virtual ~StreamPort() = default;

	// OBS's own output first, streaming or not; then every other one that streams now. Valid until the next call.
	virtual const Outputs &outputs(core::Instant at) = 0;
};

// The sources that may be hidden under load.
class LoadPort {
public:
	virtual ~LoadPort() = default;

	// How many are on screen, hidden ones included.
	virtual std::size_t marked() = 0;
	// The first so many of those are hidden, all others shown. Called with every sample.
	virtual void hide(std::size_t number) = 0;
};

} // namespace app
