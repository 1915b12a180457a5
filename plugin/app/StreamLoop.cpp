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

void StreamLoop::act(rate::RateAct act)
{
	std::lock_guard guard(mutex_);
	acts_.push_back({act, wallNow()});
}

void StreamLoop::run()
{
	auto due = std::chrono::steady_clock::now();
	std::unique_lock lock(mutex_);
	while (!stopping_) {
		rules_ = settings_;
		actsNow_.clear();
		actsNow_.swap(acts_);
		lock.unlock();
		tick(now());
		lock.lock();
		// A machine that slept does not catch up on what it missed.
		const Duration pause = somethingWaits() ? kSampleSoon : kSampleEvery;
		due = std::max(due + pause.chrono(), std::chrono::steady_clock::now());
		wake_.wait_until(lock, due, [this] { return stopping_; });
	}
	lock.unlock();
	tell(floor_.end());
	for (EncoderDriver &driver : drivers_) {
		driver.release();
	}
	drivers_.clear();
	guards_.clear();
}

void StreamLoop::tick(Instant now)
{
	followOutputs(port_.outputs(now));
	for (OutputGuard &guard : guards_) {
		guard.onSample(now, rules_, actsNow_);
	}
	drive();
	for (const OutputGuard &guard : guards_) {
		tell(guard);
	}
	watchFloor(now);
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
	for (const rate::RateMove &move : guard.moves()) {
		tell(guard, move);
	}
}

void StreamLoop::tell(const OutputGuard &guard, const rate::RateMove &move)
{
	rate::RateMove told = move;
	if (!isAlone(guard)) {
		// On a shared encoder the decision of a link that is not the tightest moves nothing, and what a person
		// does to all of them is told once.
		const EncoderDriver &driver = *driverOf(guard);
		told.to = driver.applied().value_or(move.to);
		told.from = driver.appliedBefore().value_or(told.to);
		if (move.byPerson && !isFirstOfTheTightest(guard)) {
			return;
		}
	}
	changes_.add(wallNow(), guard.port()->name(), told);
	if (events_.onMove) {
		events_.onMove(guard.port()->name(), told);
	}
}

// Of the output that the dock shows: its person is the one who can help.
void StreamLoop::watchFloor(Instant now)
{
	const OutputGuard *guard = shown();
	const auto applied = guard && guard->person() ? driverOf(*guard)->applied() : std::nullopt;
	if (!applied) {
		tell(floor_.end());
		return;
	}
	const auto sceneAfter = rules_.sceneAtFloor.empty() ? std::nullopt : std::optional(rules_.sceneAfter);
	tell(floor_.look(now, *applied, {rules_.floor, guard->person()->ceiling()}, guard->person()->isHeld(),
			 sceneAfter));
}

void StreamLoop::tell(const FloorNews &news)
{
	const bool isNews = news.alert != FloorNews::Alert::None || news.scene != FloorNews::Scene::None;
	if (isNews && events_.onFloor) {
		events_.onFloor(news, floorSentence(), rules_.sceneAtFloor);
	}
}

// What helps now that softening does not; empty while it does.
core::Message StreamLoop::floorSentence() const
{
	if (!floor_.isAlert()) {
		return {};
	}
	const bool down = shown()->health().verdict == health::Verdict::NetworkDown;
	return {down ? "Floor.Down" : "Floor.Weak", {{"floor", std::format("{}", rules_.floor.kbps())}}};
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
	const BitRate now = view.encoder.current;
	view.sentence = words_.about(view.health, now, view.person.isHeld() ? now : view.person.ceiling);
	view.floor = floorSentence();
	view.changes = changes_.list();
	if (const OutputGuard *tightest = tightestOn(*main); tightest != main && !view.person.isHeld()) {
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

// Whether no other output has a say in the encoder that `guard` lives on.
bool StreamLoop::isAlone(const OutputGuard &guard) const
{
	return std::ranges::none_of(guards_, [&](const OutputGuard &other) {
		return &other != &guard && other.wanted() && other.encoder() == guard.encoder();
	});
}

bool StreamLoop::isFirstOfTheTightest(const OutputGuard &guard) const
{
	return std::ranges::none_of(guards_, [&](const OutputGuard &other) {
		const bool shared = guard.wanted() && other.wanted() && other.encoder() == guard.encoder();
		return shared &&
		       (*other.wanted() < *guard.wanted() || (*other.wanted() == *guard.wanted() && &other < &guard));
	});
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
