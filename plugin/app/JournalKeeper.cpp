#include "app/JournalKeeper.hpp"

#include "app/Clock.hpp"
#include "stock/ShowNotes.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace app {

namespace {

constexpr core::Duration kLookEvery = core::Duration::ms(50); // whether the restoring is still wanted
constexpr core::Duration kComeBack = core::Duration::ms(50);  // for a thread that has ended all its work

} // namespace

// The journal and the events that wait for it.
class JournalKeeper::Writer {
public:
	Writer(std::filesystem::path folder, const JournalTuning &tuning) : folder_(std::move(folder)), tuning_(tuning)
	{
	}

	void restore(stock::Heard now, const std::function<bool(const stock::JournalEvent &)> &sink);
	// Until it is told to end and nothing waits.
	void run() noexcept;
	void willRun();
	// Tells it to end, and waits so long until it has.
	void end(core::Duration patience) noexcept;
	void write(stock::JournalEvent event);
	core::Message notice() const;
	void setWritten(Written told) { written_ = std::move(told); }

private:
	using Batch = std::vector<stock::JournalEvent>;
	using Clock = std::chrono::steady_clock;

	bool take(Batch &batch);
	void store(const Batch &batch);
	void tellOf(const Batch &batch) const;
	bool reopened();
	void say(core::Message notice, Clock::time_point until = Clock::time_point::max());

	const std::filesystem::path folder_;
	const JournalTuning tuning_;
	Written written_;
	stock::Journal journal_; // the thread's own once it runs
	Clock::time_point tryAgainAt_;

	mutable std::mutex mutex_;
	std::condition_variable wake_;
	Batch waiting_;
	std::size_t waitingWeight_ = 0;
	bool overflowed_ = false;
	bool ending_ = false;
	bool ended_ = true; // it does not run
	core::Message notice_;
	Clock::time_point noticeUntil_ = Clock::time_point::max();
};

JournalKeeper::JournalKeeper(std::filesystem::path folder, JournalTuning tuning)
	: farewell_(tuning.farewell), writer_(std::make_shared<Writer>(std::move(folder), tuning))
{
}

JournalKeeper::~JournalKeeper()
{
	stop();
}

void JournalKeeper::restore(stock::Heard now, const std::function<void(const stock::JournalEvent &)> &sink,
			    const std::function<bool()> &wanted)
{
	// What the two threads share; the journal's may be in a call that never returns.
	struct Meeting {
		std::mutex mutex;
		std::condition_variable done;
		bool isDone = false;
		bool isOver = false; // nobody waits any more
	};
	const auto meeting = std::make_shared<Meeting>();
	thread_.post([writer = writer_, meeting, now, &sink] {
		writer->restore(now, [&meeting, &sink](const stock::JournalEvent &event) {
			std::lock_guard guard(meeting->mutex);
			if (!meeting->isOver) {
				sink(event);
			}
			return !meeting->isOver;
		});
		std::lock_guard guard(meeting->mutex);
		meeting->isDone = true;
		meeting->done.notify_all();
	});
	std::unique_lock lock(meeting->mutex);
	while (!meeting->isDone && wanted()) {
		meeting->done.wait_for(lock, kLookEvery.chrono());
	}
	meeting->isOver = true;
}

void JournalKeeper::start()
{
	writer_->willRun();
	thread_.post([writer = writer_] { writer->run(); });
}

void JournalKeeper::stop() noexcept
{
	writer_->end(farewell_);
	thread_.stop(kComeBack);
}

void JournalKeeper::setWritten(Written told)
{
	writer_->setWritten(std::move(told));
}

void JournalKeeper::write(stock::JournalEvent event)
{
	writer_->write(std::move(event));
}

core::Message JournalKeeper::notice() const
{
	return writer_->notice();
}

void JournalKeeper::Writer::restore(stock::Heard now, const std::function<bool(const stock::JournalEvent &)> &sink)
{
	if (const auto opened = journal_.open(folder_, now.wall, tuning_.rules); !opened) {
		say(opened.error().sentence);
		return;
	}
	// A clock that was set back since hides how old the events are: they are taken for old.
	const core::WallTime last = journal_.lastHeard().value_or(now.wall);
	const core::WallTime then = last > now.wall ? last + std::chrono::hours(1) : now.wall;
	const auto replayed = journal_.replay([&](const stock::JournalEvent &event) {
		stock::JournalEvent dated = event;
		const auto ago = std::max(then - event.heard.wall, std::chrono::milliseconds(0));
		dated.heard.at = now.at - core::Duration::ms(ago.count());
		return sink(dated);
	});
	if (!replayed) {
		say(replayed.error().sentence, Clock::now() + tuning_.speakFor);
		if (journal_.open(folder_, now.wall, tuning_.rules)) {
			std::ignore = journal_.replay([](const stock::JournalEvent &) { return true; });
		}
	} else if (*replayed > 0) {
		const auto minutes = std::max(std::chrono::floor<std::chrono::minutes>(then - last).count(), 0L);
		say({"Journal.Restored", {{"minutes", std::to_string(minutes)}}}, Clock::now() + tuning_.speakFor);
	}
}

void JournalKeeper::Writer::write(stock::JournalEvent event)
{
	const commerce::ShopUpdate &said = event.update;
	const std::size_t weight =
		1 + said.levels.size() + said.moves.size() + said.orders.size() + said.stillListed.size();
	std::lock_guard guard(mutex_);
	if (waitingWeight_ + weight > tuning_.mostWaiting && !waiting_.empty()) {
		overflowed_ = true;
		return;
	}
	waitingWeight_ += weight;
	waiting_.push_back(std::move(event));
	if (waiting_.size() == 1) {
		wake_.notify_all();
	}
}

core::Message JournalKeeper::Writer::notice() const
{
	std::lock_guard guard(mutex_);
	return Clock::now() < noticeUntil_ ? notice_ : core::Message();
}

void JournalKeeper::Writer::willRun()
{
	std::lock_guard guard(mutex_);
	ended_ = false;
}

void JournalKeeper::Writer::end(core::Duration patience) noexcept
{
	std::unique_lock lock(mutex_);
	ending_ = true;
	wake_.notify_all();
	wake_.wait_for(lock, patience.chrono(), [this] { return ended_; });
}

void JournalKeeper::Writer::run() noexcept
{
	Batch batch;
	if (written_ && journal_.isOpen()) {
		written_(journal_.file(), nullptr);
	}
	while (take(batch)) {
		try {
			store(batch);
		} catch (const std::exception &problem) { // no memory
			say({"Journal.NotRecording", {{"why", problem.what()}}});
		}
		batch.clear();
	}
	if (journal_.isOpen()) {
		std::ignore = journal_.end(); // it is the last thing we can say
	}
	std::lock_guard guard(mutex_);
	ended_ = true;
	wake_.notify_all();
}

// Waits for events, and then for more of them until the batch is due. False: it is to end, and nothing waits.
bool JournalKeeper::Writer::take(Batch &batch)
{
	std::unique_lock lock(mutex_);
	wake_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
	wake_.wait_for(lock, tuning_.batchFor, [this] { return ending_; });
	batch.swap(waiting_);
	waitingWeight_ = 0;
	return !batch.empty();
}

void JournalKeeper::Writer::store(const Batch &batch)
{
	const bool wasOpen = journal_.isOpen();
	if (!wasOpen && !reopened()) {
		return;
	}
	if (const auto written = journal_.write(batch); !written) {
		tryAgainAt_ = Clock::now() + tuning_.tryAgainAfter;
		say(written.error().sentence);
		return;
	}
	tellOf(batch);
	bool overflowed = false;
	{
		std::lock_guard guard(mutex_);
		overflowed = std::exchange(overflowed_, false);
	}
	if (overflowed) {
		say({"Journal.Behind", {}});
	} else if (!wasOpen) {
		say({"Journal.Resumed", {}}, Clock::now() + tuning_.speakFor);
	}
}

void JournalKeeper::Writer::tellOf(const Batch &batch) const
{
	for (const stock::JournalEvent &event : batch) {
		const auto note = written_ ? stock::streamNote(event) : std::nullopt;
		if (note && note->what != stock::StreamNote::What::Sample) {
			written_(journal_.file(), &event);
		}
	}
}

bool JournalKeeper::Writer::reopened()
{
	const auto now = Clock::now();
	if (now < tryAgainAt_) {
		return false;
	}
	tryAgainAt_ = now + tuning_.tryAgainAfter;
	auto opened = journal_.open(folder_, wallNow(), tuning_.rules);
	if (opened) {
		// The references of what follows are those of what is there.
		opened =
			journal_.replay([](const stock::JournalEvent &) { return true; }).transform([](std::size_t) {});
	}
	if (!opened) {
		journal_.close();
		say(opened.error().sentence);
	}
	return opened.has_value();
}

void JournalKeeper::Writer::say(core::Message notice, Clock::time_point until)
{
	std::lock_guard guard(mutex_);
	notice_ = std::move(notice);
	noticeUntil_ = until;
}

} // namespace app
