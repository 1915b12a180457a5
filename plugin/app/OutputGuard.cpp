#include "app/OutputGuard.hpp"

#include "app/StreamWords.hpp"

#include <format>
#include <utility>

using core::BitRate;
using core::Duration;
using core::Instant;
using core::Message;

namespace app {

namespace {

constexpr Duration kGraphEvery = Duration::ms(250);
constexpr Duration kGraphSpan = Duration::minutes(2);
constexpr std::size_t kGraphPoints = 481; // two minutes, both ends

const char *whyNot(EncoderControl control)
{
	switch (control) {
	case EncoderControl::NoStream:
		return "Rate.NoStream";
	case EncoderControl::NoEncoder:
		return "Rate.NoEncoder";
	case EncoderControl::NotAdjustable:
		return "Rate.NotAdjustable";
	case EncoderControl::NotRateBased:
		return "Rate.NotRateBased";
	case EncoderControl::ObsDrives:
		return "Rate.ObsDrives";
	case EncoderControl::Delayed:
		return "Rate.Delayed";
	case EncoderControl::Stopped:
		return "Rate.EncoderStopped";
	case EncoderControl::Ready:
		break;
	}
	return "Rate.Off";
}

EncoderState stateOf(const health::LinkSample &sample, EncoderPort *encoder)
{
	if (!sample.streaming && !sample.reconnecting) {
		return {};
	}
	return encoder ? encoder->state() : EncoderState{.control = EncoderControl::NoEncoder};
}

} // namespace

OutputGuard::OutputGuard(std::shared_ptr<OutputPort> port) : port_(std::move(port)), graph_(kGraphPoints, kGraphSpan) {}

void OutputGuard::onSample(Instant now, const rate::RateSettings &settings, const std::vector<PersonAct> &acts)
{
	sample_ = port_->sample(now);
	encoder_ = port_->encoder();
	state_ = stateOf(sample_, encoder_.get());
	sample_.videoBitrate = state_.current;
	verdictBefore_ = health().verdict;
	monitor_.onSample(sample_);
	moves_.clear();
	followTrouble();
	if (state_.control == EncoderControl::Ready && settings.enabled) {
		control(settings, acts);
	} else {
		standBy(settings);
	}
	port_->keepQueueShort(pilot_.has_value());
}

// Reasons of the stream's, not of the encoder's kind, to leave the encoder alone.
void OutputGuard::followTrouble()
{
	if (!streams()) {
		encoderStopped_ = false;
	} else if (pilot_ && health().verdict == health::Verdict::EncoderStopped) {
		encoderStopped_ = true;
	}
	if (state_.control != EncoderControl::Ready) {
		return;
	}
	if (encoderStopped_) {
		state_.control = EncoderControl::Stopped;
	} else if (sample_.delay > Duration::zero()) {
		state_.control = EncoderControl::Delayed;
	}
}

std::optional<BitRate> OutputGuard::wanted() const
{
	return pilot_ ? std::optional(pilot_->target()) : std::nullopt;
}

void OutputGuard::control(const rate::RateSettings &settings, const std::vector<PersonAct> &acts)
{
	if (!pilot_) {
		pilot_.emplace(settings.floor, state_.configured);
		say({"Rate.Full", {{"to", std::format("{}", state_.configured.kbps())}}});
	}
	take(pilot_->follow(settings.floor, state_.configured));
	for (const PersonAct &act : acts) {
		take(pilot_->act(act.act, act.at));
	}
	take(pilot_->onSample(sample_));
}

void OutputGuard::standBy(const rate::RateSettings &settings)
{
	const bool off = !settings.enabled && streams();
	const char *reason = off ? "Rate.Off" : whyNot(state_.control);
	if (off && pilot_ && pilot_->target() != state_.configured) {
		take(rate::RateMove{pilot_->target(), state_.configured, {reason, {}}, true});
	}
	pilot_.reset();
	if (control_.key != reason) {
		say({reason, {}});
	}
}

void OutputGuard::take(std::optional<rate::RateMove> move)
{
	if (move) {
		say(move->reason);
		moves_.push_back(*std::move(move));
	}
}

void OutputGuard::say(Message message)
{
	control_ = std::move(message);
	controlIsNew_ = true;
}

bool OutputGuard::draw(std::optional<BitRate> applied)
{
	const BitRate before = std::exchange(shown_, applied.value_or(state_.current));
	const bool graphDue = health().at - drawnAt_ >= kGraphEvery || graph_.empty();
	if (graphDue) {
		drawnAt_ = health().at;
		graph_.push(health().at, {health().at, shown_, health().delivered, health().queue, health().capacity});
	}
	return std::exchange(controlIsNew_, false) || graphDue || shown_ != before ||
	       health().verdict != verdictBefore_;
}

StreamView OutputGuard::view() const
{
	StreamView view{.at = health().at,
			.output = port_->name(),
			.health = health(),
			.encoder = state_,
			.sentence = health().sentence,
			.control = control_,
			.obsDrives = state_.control == EncoderControl::ObsDrives,
			.others = {},
			.person = personView(),
			.changes = {},
			.floor = {},
			.shared = shown_ < state_.configured ? sharedSentence(state_.shared) : Message(),
			.hiddenSources = 0,
			.load = {},
			.sees = signalsOf(health()),
			.graph = {}};
	view.encoder.current = shown_;
	view.graph.reserve(graph_.size());
	for (std::size_t index = 0; index < graph_.size(); ++index) {
		view.graph.push_back(graph_[index].value);
	}
	return view;
}

PersonView OutputGuard::personView() const
{
	if (!pilot_) {
		return {.heldSince = {}, .ceiling = state_.configured};
	}
	const rate::PersonalRate &person = pilot_->person();
	return {.inCharge = true,
		.heldSince = pilot_->heldSince(),
		.ceiling = person.ceiling(),
		.canStepUp = person.canStep(1),
		.canStepDown = person.canStep(-1)};
}

OtherOutput OutputGuard::summary() const
{
	OtherOutput other{port_->name(), health(), state_};
	other.encoder.current = shown_;
	return other;
}

} // namespace app
