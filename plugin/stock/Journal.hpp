#pragma once

#include "core/Error.hpp"
#include "stock/JournalCodec.hpp"
#include "stock/JournalEvent.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace stock {

struct JournalRules {
	// A show that broke off longer ago than this is over: its numbers are of no use any more.
	std::chrono::hours resumeWithin{12};
	// Old sessions go when there are more than `keepSessions` newer ones and they are older than `keepFor`: a shown
	// number may be questioned weeks later. In any case the oldest go until the folder holds at most `keepBytes`.
	std::size_t keepSessions = 30;
	std::chrono::days keepFor{90};
	std::uintmax_t keepBytes = 2'000'000'000;
};

// The written record of shows: one SQLite file a session, in write-ahead mode, so that a killed process loses nothing
// that was committed and leaves no file that cannot be read. Table `heard`: what shops said and people did, by which a
// show is restored; tables `shown` and `acts`: each number that a counter showed, and each act at a shop, in plain
// text, for whoever asks later.
//
// No function throws. A file that is no database is set aside as `….damaged`. A session that another running OBS writes
// is left alone. Not thread-safe; may wait for the disk.
class Journal {
public:
	Journal();
	~Journal();

	// Goes on with the latest session if it broke off, else begins a new one; prunes. `now` names a new session.
	core::Expected<void> open(const std::filesystem::path &folder, core::WallTime now, JournalRules rules = {});
	bool isOpen() const;
	// Of the open session; empty: none is.
	std::filesystem::path file() const;
	// When the last event of the open session was heard; nothing while it has none.
	std::optional<core::WallTime> lastHeard() const;

	// What the open session holds already, oldest first, without what was shown and done at shops; `sink` answers
	// whether it wants more. Only before the first `write`. After an error nothing is open, and a session that
	// holds what cannot be read is set aside.
	core::Expected<std::size_t> replay(const std::function<bool(const JournalEvent &)> &sink);

	// All or none.
	core::Expected<void> write(const std::vector<JournalEvent> &events);
	// The session ended as it should: the next one begins anew.
	core::Expected<void> end();
	// Without an end, as after a crash.
	void close() noexcept;

private:
	struct Database;
	core::Expected<std::size_t> replayed(const std::function<bool(const JournalEvent &)> &sink);

	core::Expected<void> openFile(const std::filesystem::path &file);

	std::unique_ptr<Database> database_;
	JournalEncoder encoder_;
};

} // namespace stock
