#pragma once

#include "app/LooseThread.hpp"
#include "core/Duration.hpp"
#include "core/Message.hpp"
#include "stock/Journal.hpp"
#include "stock/JournalEvent.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>

namespace app {

struct JournalTuning {
	stock::JournalRules rules;
	// A batch is written when it is this old: well within the 200 ms that a killed process may lose.
	std::chrono::milliseconds batchFor{50};
	// Levels, moves, orders and the like that may wait for the disk, some 300 bytes each; beyond it what comes is
	// lost, and that is said. A burst of ten seconds.
	std::size_t mostWaiting = 100'000;
	std::chrono::milliseconds tryAgainAfter{5000};
	std::chrono::seconds speakFor{60}; // of what is over: resuming
	// At exit, for a disk that is busy. A session that is left without its end is gone on with at the next start,
	// with numbers that are marked as old.
	core::Duration farewell = core::Duration::ms(300);
};

// Writes the show down on a thread of its own ("shelf journal"), so that nobody waits for the disk: what is given to it
// is on its way to the file within 50 ms, in batches. A disk that is full, cannot be written or holds rubbish does not
// stop the show; it is tried again every few seconds, and `notice` says what is missing.
//
// `restore`, then `start`, on one thread; `write` and `notice` from any, also before and after.
class JournalKeeper {
public:
	explicit JournalKeeper(std::filesystem::path folder, JournalTuning tuning = {});
	~JournalKeeper();
	JournalKeeper(const JournalKeeper &) = delete;
	JournalKeeper &operator=(const JournalKeeper &) = delete;

	// Opens the journal and tells what a show that broke off had heard, oldest first and dated by this process's
	// clocks, of which `now` is the present; nothing after a clean end. Waits for the disk until `wanted` says no.
	// `sink` is called on the journal's thread, and not after this has returned.
	void restore(stock::Heard now, const std::function<void(const stock::JournalEvent &)> &sink,
		     const std::function<bool()> &wanted);
	// Not after a `restore` that was not wanted to its end.
	void start();
	// Writes what waits and marks the session as ended. Final.
	void stop() noexcept;

	void write(stock::JournalEvent event);

	// Is told, on the journal's thread, which session is open, once it is, and each start and stop of a stream once
	// it is in its file. Before `restore`; must own what it touches, not block and not throw.
	using Written = std::function<void(const std::filesystem::path &session, const stock::JournalEvent *event)>;
	void setWritten(Written told);

	// That nothing is recorded and why, that it is again, or that a show is gone on with; empty: nothing to say.
	core::Message notice() const;

private:
	class Writer;

	const core::Duration farewell_;
	const std::shared_ptr<Writer> writer_; // the thread's as well, which may be left behind with a hung disk
	LooseThread thread_{"shelf journal"};
};

} // namespace app
