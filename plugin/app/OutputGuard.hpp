#pragma once

#include "app/BitratePilot.hpp"
#include "app/DockView.hpp"
#include "app/Ports.hpp"
#include "core/RingWindow.hpp"
#include "health/HealthMonitor.hpp"
#include "rate/RateAct.hpp"
#include "rate/RateMove.hpp"
#include "rate/RateSettings.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace app {

// What a person asked for, and when.
struct PersonAct {
	rate::RateAct act;
	core::WallTime at;
};

// One streaming output under watch: how it is, what its link can take, and what to say about both.
//
// Monitoring always runs. The guard only says which bitrate its link wants; EncoderDriver gives it to the encoder,
// which other outputs may share. Not thread-safe; owned and called by app::StreamLoop.
class OutputGuard {
public:
	explicit OutputGuard(std::shared_ptr<OutputPort> port);

	// Looks at the output and decides.
	void onSample(core::Instant now, const rate::RateSettings &settings, const std::vector<PersonAct> &acts);

	const std::shared_ptr<OutputPort> &port() const { return port_; }
	// Where `wanted` goes: the encoder that was there at the last sample. Null: none.
	const std::shared_ptr<EncoderPort> &encoder() const { return encoder_; }
	// The bitrate this link can take; absent while the encoder is not ours to steer.
	std::optional<core::BitRate> wanted() const;
	// What the last sample, or a person with it, decided; empty: nothing new.
	const std::vector<rate::RateMove> &moves() const { return moves_; }
	// The person's part of what is decided; null while the encoder is not ours to steer.
	const rate::PersonalRate *person() const { return pilot_ ? &pilot_->person() : nullptr; }

	const health::LinkSample &sample() const { return sample_; }
	const EncoderState &state() const { return state_; }
	// What the bitrate control does now and why.
	const core::Message &controlSentence() const { return control_; }
	bool streams() const { return state_.control != EncoderControl::NoStream; }
	const health::HealthReport &health() const { return monitor_.report(); }
	health::Verdict verdictBefore() const { return verdictBefore_; }

	// `applied` is what the encoder has been given, absent while it is not ours. Returns whether there is something
	// to show: a column of the graph, a new bitrate, verdict or sentence.
	bool draw(std::optional<core::BitRate> applied);
	// As last drawn.
	StreamView view() const;
	OtherOutput summary() const;

private:
	void followTrouble();
	void control(const rate::RateSettings &settings, const std::vector<PersonAct> &acts);
	void standBy(const rate::RateSettings &settings);
	void take(std::optional<rate::RateMove> move);
	PersonView personView() const;
	void say(core::Message message);

	std::shared_ptr<OutputPort> port_;
	std::shared_ptr<EncoderPort> encoder_;
	health::LinkSample sample_; // the last one
	EncoderState state_;
	health::HealthMonitor monitor_;
	health::Verdict verdictBefore_ = health::Verdict::Idle;
	std::optional<BitratePilot> pilot_; // while the encoder is ours to steer
	bool encoderStopped_ = false;       // while it was
	std::vector<rate::RateMove> moves_;
	core::Message control_;
	bool controlIsNew_ = false;
	core::BitRate shown_; // the bitrate as last drawn
	core::RingWindow<GraphPoint> graph_;
	core::Instant drawnAt_;
};

} // namespace app
