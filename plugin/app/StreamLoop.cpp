#include "app/StreamLoop.hpp"

#include "app/Clock.hpp"

#include <algorithm>
#include <chrono>
#include <format>
#include <optional>
#include <utility>

using core::BitRate;
using core::Duration;
using core::Instant;

namespace app {

namespace {

constexpr Duration kSampleEvery = Duration::ms(50);
// While something waits: five of them fit into the quickest reaction worth having.
constexpr Duration kSampleSoon = Duration::ms(20);

} // namespace

StreamLoop::StreamLoop(StreamPort &port, rate::RateSettings settings, Events events)
	: port_(port), events_(std::move(events)), settings_(settings)
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
		const Duration pause = somethingWaits() ? kSampleSoon : kSampleEvery;
		due = std::max(due + pause.chrono(), std::chrono::steady_clock::now());
		wake_.wait_until(lock, due, [this] { return stopping_; });
	}
	lock.unlock();
	for (EncoderDriver &driver : drivers_) {
		driver.release();
	}
	drivers_.clear();
	guards_.clear();
}

void StreamLoop::tick(Instant now, const rate::RateSettings &settings)
{
	followOutputs(port_.outputs(now));
	for (OutputGuard &guard : guards_) {
		guard.onSample(now, settings);
	}
	drive();
	for (const OutputGuard &guard : guards_) {
		tell(guard);
	}
	publish();
}

bool StreamLoop::somethingWaits() const
{
	return std::ranges::any_of(guards_, [](const OutputGuard &guard) {
		return guard.wanted() && guard.health().queue > Duration::zero();
	});
}

void StreamLoop::followOutputs(const StreamPort::Outputs &outputs)
{
	std::erase_if(guards_, [&](const OutputGuard &guard) {
		return std::ranges::find(outputs, guard.port()) == outputs.end();
	});
	for (const auto &output : outputs) {
		if (std::ranges::find(guards_, output, &OutputGuard::port) == guards_.end()) {
			guards_.emplace_back(output);
		}
	}
}

void StreamLoop::drive()
{
	for (const OutputGuard &guard : guards_) {
		if (guard.encoder() && !driverOf(guard)) {
			drivers_.emplace_back(guard.encoder());
		}
	}
	for (EncoderDriver &driver : drivers_) {
		driver.begin();
	}
	for (const OutputGuard &guard : guards_) {
		if (const auto wanted = guard.wanted()) {
			driverOf(guard)->want(*wanted);
		}
	}
	for (EncoderDriver &driver : drivers_) {
		driver.apply();
	}
	std::erase_if(drivers_, [this](const EncoderDriver &driver) {
		return std::ranges::none_of(guards_, [&](const auto &guard) { return driver.drives(guard.encoder()); });
	});
}

EncoderDriver *StreamLoop::driverOf(const OutputGuard &guard)
{
	const auto found = std::ranges::find_if(
		drivers_, [&](const EncoderDriver &driver) { return driver.drives(guard.encoder()); });
	return found == drivers_.end() ? nullptr : &*found;
}

void StreamLoop::tell(const OutputGuard &guard)
{
	if (guard.health().verdict != guard.verdictBefore() && events_.onVerdict) {
		events_.onVerdict(guard.port()->name(), guard.health(), guard.verdictBefore());
	}
	const rate::BitrateDecision &decision = guard.decision();
	if (decision.reason.empty() || !events_.onDecision) {
		return;
	}
	// On a shared encoder the decision of a link that is not the tightest moves nothing.
	const EncoderDriver &driver = *driverOf(guard);
	const BitRate applied = driver.applied().value_or(decision.target);
	const BitRate before = driver.appliedBefore().value_or(applied);
	events_.onDecision(guard.port()->name(), {applied, applied != before, decision.reason}, before);
}

void StreamLoop::publish()
{
	const OutputGuard *main = shown();
	bool news = false;
	for (OutputGuard &guard : guards_) {
		const EncoderDriver *driver = driverOf(guard);
		const bool drawn = guard.draw(driver ? driver->applied() : std::nullopt);
		news |= drawn && &guard == main;
	}
	if (!news) {
		return;
	}
	StreamView view = main->view();
	if (const OutputGuard *tightest = tightestOn(*main); tightest != main) {
		view.control = {
			"Rate.ForOther",
			{{"to", std::format("{}", view.encoder.current.kbps())}, {"output", tightest->port()->name()}}};
	}
	for (const OutputGuard &guard : guards_) {
		if (&guard != main && guard.streams()) {
			view.others.push_back(guard.summary());
		}
	}
	view_.publish(std::move(view));
}

// Whose link decides the bitrate of the encoder that `guard` lives on, if that is lower than `guard` wants.
const OutputGuard *StreamLoop::tightestOn(const OutputGuard &guard) const
{
	const OutputGuard *tightest = &guard;
	for (const OutputGuard &other : guards_) {
		const bool shared = guard.wanted() && other.wanted() && other.encoder() == guard.encoder();
		if (shared && *other.wanted() < *tightest->wanted()) {
			tightest = &other;
		}
	}
	return tightest;
}

// OBS's own output; another one while only others stream.
const OutputGuard *StreamLoop::shown() const
{
	const auto streaming = std::ranges::find_if(guards_, &OutputGuard::streams);
	return streaming != guards_.end() ? &*streaming : guards_.data();
}

} // namespace app
