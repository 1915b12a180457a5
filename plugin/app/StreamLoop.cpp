#include "app/StreamLoop.hpp"

#include "app/Clock.hpp"
#include "app/ThreadName.hpp"

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

StreamLoop::StreamLoop(StreamPort &port, LoadPort &load, rate::RateSettings settings, Events events)
	: port_(port), load_(load), events_(std::move(events)), settings_(std::move(settings)),
	  record_(events_.onStream)
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
	settings_ = std::move(settings);
}

void StreamLoop::act(rate::RateAct act)
{
	std::lock_guard guard(mutex_);
	acts_.push_back({act, wallNow()});
}

void StreamLoop::run()
{
	nameThread("shelf stream");
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
	tell(stalls_.end(now()));
	record_.end(now());
	shedder_.reset();
	load_.hide(0);
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
	drive(now);
	noteMoves();
	const FloorNews floor = lookAtFloor(now);
	shedLoad();
	publish(); // before the events: who hears of one may look at once
	tell();
	tell(floor);
	tell(lookForStall(now));
	record_.look(guards_, now);
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

void StreamLoop::drive(Instant now)
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
			driverOf(guard)->want(*guard.port(), *wanted, guard.state());
		}
	}
	for (EncoderDriver &driver : drivers_) {
		driver.apply(now);
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

void StreamLoop::noteMoves()
{
	noted_.clear();
	for (const OutputGuard &guard : guards_) {
		for (const rate::RateMove &move : guard.moves()) {
			note(guard, move);
		}
		// A change that costs a keyframe may come later than it was decided.
		const EncoderDriver *driver = driverOf(guard);
		const bool later =
			guard.moves().empty() && driver && driver->moved() && driver->decider() == guard.port().get();
		if (later) {
			note(guard, {*driver->appliedBefore(), *driver->applied(), guard.controlSentence()});
		}
	}
}

// What a link decides and what its encoder gets are not always the same: another link may be tighter, and a change that
// costs a keyframe may not be worth it. What a person does to all of them is told once.
void StreamLoop::note(const OutputGuard &guard, const rate::RateMove &move)
{
	rate::RateMove told = move;
	const EncoderDriver *driver = driverOf(guard);
	if (driver && driver->applied() && (guard.state().changeCostsKeyframe || !isAlone(guard))) {
		told.to = *driver->applied();
		told.from = driver->appliedBefore().value_or(told.to);
		const bool byAnother = move.byPerson && driver->decider() != guard.port().get();
		if (byAnother || (move.changed() && !told.changed())) {
			return;
		}
	}
	changes_.add(wallNow(), guard.port()->name(), told);
	noted_.push_back({&guard, std::move(told)});
}

// Of the output that the dock shows: its person is the one who can help.
FloorNews StreamLoop::lookAtFloor(Instant now)
{
	const OutputGuard *guard = shown();
	const auto applied = guard && guard->person() ? driverOf(*guard)->applied() : std::nullopt;
	if (!applied) {
		return floor_.end();
	}
	const auto sceneAfter = rules_.sceneAtFloor.empty() ? std::nullopt : std::optional(rules_.sceneAfter);
	return floor_.look(now, *applied, {rules_.floor, guard->person()->ceiling()}, guard->person()->isHeld(),
			   sceneAfter);
}

void StreamLoop::shedLoad()
{
	const OutputGuard *guard = shown();
	if (!rules_.shedLoad || !guard) {
		shedder_.reset();
		load_.hide(0);
		return;
	}
	load_.hide(shedder_.onSample(guard->sample(), load_.marked()));
}

core::Message StreamLoop::loadSentence() const
{
	if (shedder_.hidden() == 0) {
		return {};
	}
	const bool encoder = shedder_.cause() == health::LoadShedder::Cause::Encoder;
	return {encoder ? "Load.Encoder" : "Load.Renderer", {{"number", std::to_string(shedder_.hidden())}}};
}

void StreamLoop::tell()
{
	for (const OutputGuard &guard : guards_) {
		if (guard.health().verdict != guard.verdictBefore() && events_.onVerdict) {
			events_.onVerdict(guard.port()->name(), guard.health(), guard.verdictBefore());
		}
	}
	for (const auto &[guard, move] : noted_) {
		if (events_.onMove) {
			events_.onMove(guard->port()->name(), move);
		}
	}
}

void StreamLoop::tell(const FloorNews &news)
{
	const bool isNews = news.alert != FloorNews::Alert::None || news.scene != FloorNews::Scene::None;
	if (isNews && events_.onFloor) {
		events_.onFloor(news, floorSentence(), rules_.sceneAtFloor);
	}
}

std::optional<health::StallNews> StreamLoop::lookForStall(Instant now)
{
	const OutputGuard *guard = shown();
	return guard ? stalls_.onSample(guard->sample(), guard->health()) : stalls_.end(now);
}

void StreamLoop::tell(const std::optional<health::StallNews> &news)
{
	if (news && events_.onStall) {
		events_.onStall(news->begun, news->at);
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
	view.hiddenSources = shedder_.hidden();
	view.load = loadSentence();
	view.changes = changes_.list();
	const OutputPort *decider = deciderFor(*main);
	if (decider && decider != main->port().get() && !view.person.isHeld()) {
		view.control = {"Rate.ForOther",
				{{"to", std::format("{}", view.encoder.current.kbps())}, {"output", decider->name()}}};
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

// Whose link decides the bitrate of the encoder that `guard` lives on; null while it is not steered.
const OutputPort *StreamLoop::deciderFor(const OutputGuard &guard)
{
	const EncoderDriver *driver = guard.wanted() ? driverOf(guard) : nullptr;
	return driver ? driver->decider() : nullptr;
}

// OBS's own output; another one while only others stream.
const OutputGuard *StreamLoop::shown() const
{
	const auto streaming = std::ranges::find_if(guards_, &OutputGuard::streams);
	return streaming != guards_.end() ? &*streaming : guards_.data();
}

} // namespace app
