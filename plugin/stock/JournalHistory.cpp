#include "stock/JournalHistory.hpp"

#include "stock/JournalFolder.hpp"
#include "stock/JournalRows.hpp"
#include "stock/SessionLock.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <system_error>
#include <utility>

namespace stock {

namespace {

namespace fs = std::filesystem;

std::unexpected<core::Error> failure(const fs::path &session, const std::exception &problem)
{
	const std::string name = session.filename().string();
	return isDamage(problem)
		       ? core::fail({"Journal.DamagedSession", {{"file", name}}}, problem.what())
		       : core::fail({"Journal.Unreadable", {{"file", name}, {"why", problem.what()}}}, problem.what());
}

// A session opened for reading. SQLite makes two files beside it to read at all; where they were not there before, and
// nobody else came, they go again.
class Reading {
public:
	explicit Reading(const fs::path &session)
		: session_(session), alone_(!fs::exists(beside(session, "-wal"))),
		  db_(std::make_unique<SQLite::Database>(session, SQLite::OPEN_READONLY))
	{
		db_->setBusyTimeout(1000);
	}
	~Reading()
	{
		db_.reset();
		std::error_code ignored;
		const auto waiting = fs::file_size(beside(session_, "-wal"), ignored);
		if (alone_ && (ignored || waiting == 0) && SessionLock::take(session_)) {
			fs::remove(beside(session_, "-wal"), ignored);
			fs::remove(beside(session_, "-shm"), ignored);
			fs::remove(beside(session_, ".lock"), ignored);
		}
	}
	Reading(const Reading &) = delete;
	Reading &operator=(const Reading &) = delete;

	SQLite::Database &db() { return *db_; }

private:
	fs::path session_;
	bool alone_;
	std::unique_ptr<SQLite::Database> db_;
};

core::WallTime wallTime(std::int64_t value)
{
	return core::WallTime(std::chrono::milliseconds(value));
}

} // namespace

std::vector<fs::path> JournalHistory::sessions() const
{
	std::vector<fs::path> found;
	std::error_code trouble;
	for (fs::directory_iterator entry(folder_, trouble), end; !trouble && entry != end; entry.increment(trouble)) {
		if (isSession(entry->path())) {
			found.push_back(entry->path());
		}
	}
	std::ranges::sort(found);
	return found;
}

core::Expected<JournalHistory::Bounds> JournalHistory::bounds(const fs::path &session)
{
	try {
		Reading reading(session);
		Bounds bounds;
		SQLite::Statement ends(reading.db(), "SELECT (SELECT at FROM heard ORDER BY id LIMIT 1),"
						     " (SELECT at FROM heard ORDER BY id DESC LIMIT 1),"
						     " (SELECT count(*) FROM session),"
						     " (SELECT count(*) FROM sqlite_master WHERE name = 'notes')");
		ends.executeStep();
		bounds.empty = ends.getColumn(0).isNull();
		bounds.first = wallTime(ends.getColumn(0).getInt64());
		bounds.last = std::max(bounds.first, wallTime(ends.getColumn(1).getInt64()));
		bounds.ended = ends.getColumn(2).getInt() > 0;
		bounds.hasNotes = ends.getColumn(3).getInt() > 0;
		return bounds;
	} catch (const std::exception &problem) {
		return failure(session, problem);
	}
}

core::Expected<std::vector<JournalEvent>> JournalHistory::notes(const fs::path &session, JournalEvent::Kind kind)
{
	try {
		Reading reading(session);
		JournalRows rows(reading.db(), kind);
		std::vector<JournalEvent> notes;
		while (auto event = rows.next()) {
			if (!*event) {
				return std::unexpected((*event).error());
			}
			notes.push_back(*std::move(*event));
		}
		return notes;
	} catch (const std::exception &problem) {
		return failure(session, problem);
	}
}

core::Expected<std::size_t> JournalHistory::read(const fs::path &session,
						 const std::function<bool(const JournalEvent &)> &sink)
{
	try {
		Reading reading(session);
		JournalRows rows(reading.db());
		std::size_t count = 0;
		while (const auto event = rows.next()) {
			if (!*event) {
				return core::fail({"Journal.DamagedSession", {{"file", session.filename().string()}}},
						  event->error().detail);
			}
			++count;
			if (!sink(**event)) {
				break;
			}
		}
		return count;
	} catch (const std::exception &problem) {
		return failure(session, problem);
	}
}

} // namespace stock
