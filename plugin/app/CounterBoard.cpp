#include "app/CounterBoard.hpp"

#include "app/Clock.hpp"
#include "app/ThreadName.hpp"
#include "overlay/CounterModel.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace app {

namespace {

constexpr core::Duration kLookAtFilesEvery = core::Duration::seconds(1);

} // namespace

void PainterBell::ring()
{
	{
		std::lock_guard guard(mutex_);
		rung_ = true;
	}
	changed_.notify_one();
}

void PainterBell::close()
{
	{
		std::lock_guard guard(mutex_);
		closed_ = true;
	}
	changed_.notify_one();
}

bool PainterBell::wait(core::Instant until)
{
	std::unique_lock lock(mutex_);
	const auto woken = [this] {
		return rung_ || closed_;
	};
	if (until == core::Instant::never()) {
		changed_.wait(lock, woken);
	} else {
		changed_.wait_until(lock, std::chrono::steady_clock::time_point(std::chrono::microseconds(until.us())),
				    woken);
	}
	rung_ = false;
	return !closed_;
}

bool PainterBell::isClosed() const
{
	std::lock_guard guard(mutex_);
	return closed_;
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
	auto counter = std::make_shared<Counter>(++lastId_, bell_);
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
	core::Instant until = core::Instant::never();
	while (bell_->wait(until)) {
		until = core::Instant::never();
		std::set<std::uint64_t> ids;
		for (const auto &counter : alive()) {
			if (bell_->isClosed()) {
				break;
			}
			until = std::min(until, tend(*counter));
			ids.insert(counter->id_);
		}
		shown_.keepOnly(ids);
	}
	shown_.keepOnly({});
}

core::Instant CounterBoard::tend(Counter &counter) noexcept
{
	static const overlay::ShelfFacts kNothingKnown;
	try {
		const auto facts = facts_.latest();
		const core::Instant at = now();
		refresh(counter, facts ? *facts : kNothingKnown, at);
		note(counter, facts ? *facts : kNothingKnown, at);
	} catch (const std::exception &) {
		// Out of memory. What viewers see hides by itself at its `validUntil`; the next ring tries again.
		counter.drawnWish_.reset();
		counter.drawnView_ = {};
	}
	// Just after the last moment at which the number may be shown; or to look at the template's file again.
	const bool hasFile = counter.drawnWish_ && !counter.drawnWish_->settings.templatePath.empty();
	return std::min(counter.drawnView_.validUntil + core::Duration::us(1),
			hasFile ? now() + kLookAtFilesEvery : core::Instant::never());
}

void CounterBoard::note(const Counter &counter, const overlay::ShelfFacts &facts, core::Instant now)
{
	if (!counter.drawnWish_) {
		return;
	}
	const overlay::CounterView &view = counter.drawnView_;
	const auto text = view.texts.find("available");
	const bool seen = view.visible && counter.onProgram_ && text != view.texts.end();
	const std::string &sku = counter.drawnWish_->settings.sku;
	shown_.note(counter.id_, sku.empty() ? facts.onAir : sku, seen ? text->second : std::string(), facts, now);
}

std::vector<std::shared_ptr<Counter>> CounterBoard::alive()
{
	std::vector<std::shared_ptr<Counter>> counters;
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

void CounterBoard::refresh(Counter &counter, const overlay::ShelfFacts &facts, core::Instant now)
{
	const auto wish = counter.wish_.latest();
	if (!wish) {
		return; // not configured yet: `configure` rings
	}
	auto view = overlay::makeCounterView(wish->settings, facts, now, translate_);
	const std::uint64_t revision = paint_.revision(wish->settings);
	if (wish != counter.drawnWish_ || revision != counter.drawnRevision_ || !view.samePicture(counter.drawnView_)) {
		paint(counter, *wish, view);
	} else if (view.validUntil != counter.drawnView_.validUntil) {
		PaintedCounter again = *counter.picture_.latest();
		again.validUntil = view.validUntil;
		counter.picture_.publish(std::move(again));
	}
	counter.drawnWish_ = wish;
	counter.drawnRevision_ = revision;
	counter.drawnView_ = std::move(view);
}

void CounterBoard::paint(Counter &counter, const Counter::Wish &wish, const overlay::CounterView &view)
{
	overlay::Drawing drawing = paint_.draw(view, wish.settings, wish.scale);
	PaintedCounter painted{nullptr, drawing.width, drawing.height, view.validUntil, std::move(drawing.trouble)};
	if (!drawing.image.empty()) {
		painted.image = std::make_shared<const core::Image>(std::move(drawing.image));
	}
	counter.picture_.publish(std::move(painted));
}

} // namespace app
