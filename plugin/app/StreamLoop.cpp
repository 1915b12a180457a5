#include "app/StreamLoop.hpp"

#include "app/Clock.hpp"

#include <algorithm>
#include <chrono>
#include <format>
#include <utility>

using core::BitRate;
using core::Duration;
using core::Instant;
using core::Message;

namespace app {

namespace {

constexpr Duration kSampleEvery = Duration::ms(50); // three of them fit into the quickest reaction worth having
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

} // namespace

StreamLoop::StreamLoop(StreamPort &port, rate::RateSettings settings, Events events)
	: port_(port), events_(std::move(events)), settings_(settings), graph_(kGraphPoints, kGraphSpan)
{
}

StreamLoop::~StreamLoop()
{
	stop();
}

void StreamLoop::start()
{
	std::lock_guard guard(mutex_);
	if (!thread_.joinable()) {
		stopping_ = false;
		thread_ = std::thread([this] { run(); });
	}
}

void StreamLoop::stop() noexcept
{
	{
		std::lock_guard guard(mutex_);
		stopping_ = true;
	}
	wake_.notify_all();
	if (thread_.joinable()) {
		thread_.join();
	}
}

void StreamLoop::configure(rate::RateSettings settings)
{
	std::lock_guard guard(mutex_);
	settings_ = settings;
}

void StreamLoop::run()
{
	auto due = std::chrono::steady_clock::now();
	std::unique_lock lock(mutex_);
	while (!stopping_) {
		const rate::RateSettings settings = settings_;
		lock.unlock();
		tick(now(), settings);
		lock.lock();
		// A machine that slept does not catch up on what it missed.
		due = std::max(due + kSampleEvery.chrono(), std::chrono::steady_clock::now());
		wake_.wait_until(lock, due, [this] { return stopping_; });
	}
	lock.unlock();
	port_.restoreBitrate();
	controller_.reset();
}

void StreamLoop::tick(Instant now, const rate::RateSettings &settings)
{
	const health::LinkSample sample = port_.sample(now);
	const EncoderState encoder = port_.encoder();

	const health::Verdict before = verdict_;
	const health::HealthReport &report = monitor_.onSample(sample);
	verdict_ = report.verdict;
	if (report.verdict != before && events_.onVerdict) {
		events_.onVerdict(report, before);
	}
	if (encoder.control == EncoderControl::Ready && settings.enabled) {
		control(sample, encoder, settings);
	} else {
		standBy(encoder, settings.enabled);
	}
	publish(report, encoder, report.verdict != before);
}

void StreamLoop::control(const health::LinkSample &sample, const EncoderState &encoder,
			 const rate::RateSettings &settings)
{
	const rate::BitrateLimits limits{settings.floor, encoder.configured};
	if (!controller_) {
		controller_.emplace(limits);
		limits_ = limits;
		setControl({"Rate.Full", {{"to", std::format("{}", encoder.configured.kbps())}}});
	} else if (limits != limits_) {
		limits_ = limits;
		const BitRate from = controller_->target();
		say(controller_->setLimits(limits), from);
	}
	const BitRate from = controller_->target();
	say(controller_->onSample(sample), from);
	// Also when nothing was decided: OBS sets the configured bitrate again whenever its settings are saved, and the
	// encoder is kept ready for a cut.
	port_.setBitrate(controller_->target());
}

void StreamLoop::standBy(const EncoderState &encoder, bool enabled)
{
	if (controller_) {
		controller_.reset();
		port_.restoreBitrate();
	}
	const bool off = !enabled && encoder.control != EncoderControl::NoStream;
	const char *reason = off ? "Rate.Off" : whyNot(encoder.control);
	if (control_.key != reason) {
		setControl({reason, {}});
	}
}

void StreamLoop::say(const rate::BitrateDecision &decision, BitRate from)
{
	if (decision.reason.empty()) {
		return;
	}
	setControl(decision.reason);
	if (events_.onDecision) {
		events_.onDecision(decision, from);
	}
}

void StreamLoop::setControl(Message message)
{
	control_ = std::move(message);
	controlIsNew_ = true;
}

void StreamLoop::publish(const health::HealthReport &report, const EncoderState &encoder, bool atOnce)
{
	const BitRate target = controller_ ? controller_->target() : encoder.current;
	const bool graphDue = report.at - drawnAt_ >= kGraphEvery || graph_.empty();
	if (graphDue) {
		drawnAt_ = report.at;
		graph_.push(report.at, {report.at, target, report.delivered, report.queue});
	}
	if (!graphDue && !atOnce && !controlIsNew_) {
		return;
	}
	controlIsNew_ = false;
	StreamView view{.at = report.at,
			.health = report,
			.encoder = encoder,
			.control = control_,
			.obsDrives = encoder.control == EncoderControl::ObsDrives,
			.graph = {}};
	view.encoder.current = target;
	view.graph.reserve(graph_.size());
	for (std::size_t index = 0; index < graph_.size(); ++index) {
		view.graph.push_back(graph_[index].value);
	}
	view_.publish(std::move(view));
}

} // namespace app
