#include "app/OutputGuard.hpp"

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

void OutputGuard::onSample(Instant now, const rate::RateSettings &settings)
{
	const health::LinkSample sample = port_->sample(now);
	encoder_ = port_->encoder();
	state_ = stateOf(sample, encoder_.get());
	verdictBefore_ = health().verdict;
	monitor_.onSample(sample);
	decision_ = {};
	if (state_.control == EncoderControl::Ready && settings.enabled) {
		control(sample, settings);
	} else {
		standBy(settings);
	}
	port_->keepQueueShort(controller_.has_value());
}

std::optional<BitRate> OutputGuard::wanted() const
{
	return controller_ ? std::optional(controller_->target()) : std::nullopt;
}

void OutputGuard::control(const health::LinkSample &sample, const rate::RateSettings &settings)
{
	const rate::BitrateLimits limits{settings.floor, state_.configured};
	if (!controller_) {
		controller_.emplace(limits);
		limits_ = limits;
		say({"Rate.Full", {{"to", std::format("{}", state_.configured.kbps())}}});
	} else if (limits != limits_) {
		limits_ = limits;
		take(controller_->setLimits(limits));
	}
	take(controller_->onSample(sample));
}

void OutputGuard::standBy(const rate::RateSettings &settings)
{
	controller_.reset();
	const bool off = !settings.enabled && streams();
	const char *reason = off ? "Rate.Off" : whyNot(state_.control);
	if (control_.key != reason) {
		say({reason, {}});
	}
}

void OutputGuard::take(rate::BitrateDecision decision)
{
	if (!decision.reason.empty()) {
		say(decision.reason);
		decision_ = std::move(decision);
	}
}

void OutputGuard::say(Message message)
{
	control_ = std::move(message);
	controlIsNew_ = true;
}

bool OutputGuard::draw(std::optional<BitRate> applied)
{
	shown_ = applied.value_or(state_.current);
	const bool graphDue = health().at - drawnAt_ >= kGraphEvery || graph_.empty();
	if (graphDue) {
		drawnAt_ = health().at;
		graph_.push(health().at, {health().at, shown_, health().delivered, health().queue});
	}
	return std::exchange(controlIsNew_, false) || graphDue || health().verdict != verdictBefore_;
}

StreamView OutputGuard::view() const
{
	StreamView view{.at = health().at,
			.output = port_->name(),
			.health = health(),
			.encoder = state_,
			.control = control_,
			.obsDrives = state_.control == EncoderControl::ObsDrives,
			.others = {},
			.graph = {}};
	view.encoder.current = shown_;
	view.graph.reserve(graph_.size());
	for (std::size_t index = 0; index < graph_.size(); ++index) {
		view.graph.push_back(graph_[index].value);
	}
	return view;
}

OtherOutput OutputGuard::summary() const
{
	OtherOutput other{port_->name(), health(), state_};
	other.encoder.current = shown_;
	return other;
}

} // namespace app
