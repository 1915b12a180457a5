#include "app/CounterBoard.hpp"

#include "app/Clock.hpp"
#include "app/ThreadName.hpp"
#include "overlay/CounterModel.hpp"

#include <algorithm>
#include <exception>
#include <set>
#include <utility>

namespace app {

namespace {

constexpr core::Duration kLookAtFilesEvery = core::Duration::seconds(1);
// A round of drawings that takes longer is shown in parts: half a frame at 60 fps.
constexpr core::Duration kLongRound = core::Duration::ms(8);

} // namespace

Counter::Counter(std::uint64_t id, std::shared_ptr<PainterBell> bell, std::shared_ptr<PictureWall> wall,
		 std::unique_ptr<overlay::CounterCanvas> canvas)
	: id_(id), bell_(std::move(bell)), wall_(std::move(wall)), canvas_(std::move(canvas))
{
}

// So that the board lets go of its picture.
Counter::~Counter()
{
	bell_->ring();
}

void Counter::configure(overlay::CounterSettings settings, double scale)
{
	wish_.publish(Wish{std::move(settings), scale});
	bell_->ring();
}

void Counter::setOnProgram(bool onProgram)
{
	onProgram_ = onProgram;
	bell_->ring();
}

CounterBoard::CounterBoard(overlay::PaintPort &paint, core::Translator translate,
			   std::function<void(stock::JournalEvent)> shown)
	: paint_(paint), translate_(std::move(translate)), shown_(std::move(shown)), painter_([this] { run(); })
{
}

CounterBoard::~CounterBoard()
{
	stop();
}

std::shared_ptr<Counter> CounterBoard::add()
{
	std::lock_guard guard(countersMutex_);
	auto counter = std::make_shared<Counter>(++lastId_, bell_, wall_, paint_.makeCanvas());
	counters_.push_back(counter);
	return counter;
}

void CounterBoard::publish(std::shared_ptr<const overlay::ShelfFacts> facts)
{
	facts_.publish(std::move(facts));
	bell_->ring();
}

void CounterBoard::stop() noexcept
{
	if (painter_.joinable()) {
		bell_->close();
		painter_.join();
	}
}

void CounterBoard::run()
{
	nameThread("shelf painter");
	const auto nothingKnown = std::make_shared<const overlay::ShelfFacts>();
	core::Instant until = core::Instant::never();
	while (bell_->wait(until)) {
		const auto facts = facts_.latest();
		until = tendAll(facts ? *facts : *nothingKnown);
	}
	shown_.keepOnly({});
}

core::Instant CounterBoard::tendAll(const overlay::ShelfFacts &facts)
{
	core::Instant until = core::Instant::never();
	const Counters counters = alive();
	std::set<std::uint64_t> ids;
	core::Instant hungAt = now();
	for (const auto &counter : counters) {
		if (bell_->isClosed()) {
			break;
		}
		ids.insert(counter->id_);
		until = std::min(until, tend(*counter, facts));
		if (isChanged_ && facts.onAir == hungOnAir_ && now() - hungAt > kLongRound) {
			hang(counters);
			hungAt = now();
		}
	}
	hungOnAir_ = facts.onAir;
	if (isChanged_ || counters.size() != hungCount_) { // also what is gone lets go of its picture
		hang(counters);
	}
	shown_.keepOnly(ids);
	return until;
}

void CounterBoard::hang(const Counters &counters)
{
	PictureWall::Pictures pictures;
	pictures.reserve(counters.size());
	for (const auto &counter : counters) {
		pictures.emplace_back(counter->id_, counter->picture_);
	}
	wall_->hang(std::move(pictures));
	hungCount_ = counters.size();
	isChanged_ = false;
}

core::Instant CounterBoard::tend(Counter &counter, const overlay::ShelfFacts &facts) noexcept
{
	try {
		const core::Instant at = now();
		isChanged_ = refresh(counter, facts, at) || isChanged_;
		if (counter.drawnWish_) {
			shown_.note(counter.id_, counter.onProgram_ ? counter.drawnView_ : overlay::CounterView(),
				    facts, at);
		}
	} catch (const std::exception &) {
		// Out of memory. What viewers see hides by itself at its `validUntil`; the next ring tries again.
		counter.drawnWish_.reset();
		counter.drawnView_ = {};
	}
	// Just after the last moment at which the number may be shown; or to look at the template's file again.
	const bool hasFile = counter.drawnWish_ && !counter.drawnWish_->settings.templateName.empty();
	return std::min(counter.drawnView_.validUntil + core::Duration::us(1),
			hasFile ? now() + kLookAtFilesEvery : core::Instant::never());
}

void CounterBoard::setReduceMotion(bool reduced)
{
	reduceMotion_ = reduced;
	bell_->ring();
}

CounterBoard::Counters CounterBoard::alive()
{
	Counters counters;
	std::lock_guard guard(countersMutex_);
	std::erase_if(counters_, [&counters](const std::weak_ptr<Counter> &known) {
		auto counter = known.lock();
		if (!counter) {
			return true;
		}
		counters.push_back(std::move(counter));
		return false;
	});
	return counters;
}

bool CounterBoard::refresh(Counter &counter, const overlay::ShelfFacts &facts, core::Instant now)
{
	const auto wish = counter.wish_.latest();
	if (!wish) {
		return false; // not configured yet: `configure` rings
	}
	const overlay::CounterSettings &settings = wish->settings;
	auto view = overlay::makeCounterView(settings, counter.canvas_->rooms(settings), facts, now, translate_);
	const std::uint64_t revision = counter.canvas_->revision(view, settings);
	const bool isOther = wish != counter.drawnWish_ || revision != counter.drawnRevision_ ||
			     !view.samePicture(counter.drawnView_);
	const overlay::Motion motion = reduceMotion_ ? overlay::Motion::Off : settings.motion;
	if (!isOther && view.validUntil == counter.drawnView_.validUntil && motion == counter.picture_->motion) {
		return false;
	}
	PaintedCounter painted;
	if (isOther) {
		overlay::CounterSettings reduced = settings;
		reduced.motion = motion; // what will not move need not be drawn by itself
		overlay::Drawing drawing = counter.canvas_->draw(view, reduced, wish->scale);
		painted.image = std::move(drawing.image);
		painted.patches = std::move(drawing.patches);
		painted.width = drawing.width;
		painted.height = drawing.height;
		painted.trouble = std::move(drawing.trouble);
		painted.number = std::move(drawing.number);
		painted.isScarce = view.shown.contains("low") || view.shown.contains("hot");
	} else {
		painted = *counter.picture_;
	}
	painted.validUntil = view.validUntil;
	painted.motion = motion;
	counter.picture_ = std::make_shared<const PaintedCounter>(std::move(painted));
	counter.drawnWish_ = wish;
	counter.drawnRevision_ = revision;
	counter.drawnView_ = std::move(view);
	return true;
}

} // namespace app
