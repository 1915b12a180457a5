#include "stock/Journal.hpp"

#include "stock/JournalFolder.hpp"
#include "stock/JournalNote.hpp"
#include "stock/JournalRows.hpp"
#include "stock/SessionLock.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <exception>
#include <optional>
#include <string>
#include <utility>

namespace stock {

namespace {

std::int64_t milliseconds(core::WallTime time)
{
	return time.time_since_epoch().count();
}

core::WallTime wallTime(std::int64_t value)
{
	return core::WallTime(std::chrono::milliseconds(value));
}

std::unexpected<core::Error> failure(const std::exception &problem)
{
	return isDamage(problem) ? core::fail({kJournalDamaged, {}}, problem.what())
				 : core::fail({"Journal.NotRecording", {{"why", problem.what()}}}, problem.what());
}

bool isDamaged(const core::Error &error)
{
	return error.sentence.key == kJournalDamaged;
}

// A blob that may be empty but is never null.
void bindBytes(SQLite::Statement &statement, int index, const std::string &bytes)
{
	statement.bindNoCopy(index, bytes.data(), static_cast<int>(bytes.size()));
}

} // namespace

struct Journal::Database {
	explicit Database(std::filesystem::path session)
		: file(std::move(session)), lock(SessionLock::take(file)),
		  db(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
	{
		db.setBusyTimeout(1000);
		db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA journal_size_limit=16777216;"
			"CREATE TABLE IF NOT EXISTS session (ended INTEGER);"
			"CREATE TABLE IF NOT EXISTS heard (id INTEGER PRIMARY KEY, at INTEGER, kind INTEGER, shop TEXT,"
			" sku TEXT, number INTEGER, said BLOB);"
			"CREATE TABLE IF NOT EXISTS shown (id INTEGER PRIMARY KEY, at INTEGER, utc TEXT, counter "
			"INTEGER,"
			" sku TEXT, shown TEXT, shops TEXT, confirmed INTEGER);"
			"CREATE TABLE IF NOT EXISTS acts (id INTEGER PRIMARY KEY, at INTEGER, utc TEXT, act INTEGER, "
			"shop TEXT,"
			" sku TEXT, what TEXT);"
			"CREATE INDEX IF NOT EXISTS notesByKind ON heard (kind) WHERE kind >= 8;"
			"CREATE VIEW IF NOT EXISTS notes AS SELECT id, at,"
			" strftime('%Y-%m-%dT%H:%M:%fZ', at / 1000.0, 'unixepoch') AS utc,"
			" CASE kind WHEN 8 THEN 'stall' WHEN 9 THEN 'pitch' WHEN 10 THEN 'alert' ELSE 'stream' END"
			" AS what, sku, number, CAST(said AS TEXT) AS said FROM heard WHERE kind BETWEEN 8 AND 11;"
			"PRAGMA user_version=" +
			std::to_string(kJournalLayout));
		heard.emplace(db, "INSERT INTO heard (at, kind, shop, sku, number, said) VALUES (?, ?, ?, ?, ?, ?)");
		shown.emplace(db, "INSERT INTO shown (at, utc, counter, sku, shown, shops, confirmed)"
				  " VALUES (?1, strftime('%Y-%m-%dT%H:%M:%fZ', ?1 / 1000.0, 'unixepoch'),"
				  " ?2, ?3, ?4, ?5, ?6)");
		acts.emplace(db, "INSERT INTO acts (at, utc, act, shop, sku, what)"
				 " VALUES (?1, strftime('%Y-%m-%dT%H:%M:%fZ', ?1 / 1000.0, 'unixepoch'),"
				 " ?2, ?3, ?4, ?5)");
	}

	void insert(const JournalEvent &event, JournalEncoder &encoder)
	{
		if (event.kind == JournalEvent::Kind::Shown) {
			insertShown(event);
			return;
		}
		if (event.kind == JournalEvent::Kind::Act) {
			insertAct(event);
			return;
		}
		const std::string said = event.kind == JournalEvent::Kind::Update
						 ? encoder.encode(event.shop, event.update)
					 : isNote(event.kind) ? writtenNote(event.figures, event.text)
							      : std::string();
		heard->bind(1, milliseconds(event.heard.wall));
		heard->bind(2, static_cast<int>(event.kind));
		heard->bindNoCopy(3, event.shop);
		heard->bindNoCopy(4, event.sku);
		heard->bind(5, event.number);
		bindBytes(*heard, 6, said);
		heard->exec();
		heard->reset();
	}

	void insertShown(const JournalEvent &event)
	{
		shown->bind(1, milliseconds(event.heard.wall));
		shown->bind(2, event.number);
		shown->bindNoCopy(3, event.sku);
		shown->bindNoCopy(4, event.text);
		shown->bindNoCopy(5, event.shop);
		if (event.confirmed) {
			shown->bind(6, milliseconds(*event.confirmed));
		} else {
			shown->bind(6);
		}
		shown->exec();
		shown->reset();
	}

	void insertAct(const JournalEvent &event)
	{
		acts->bind(1, milliseconds(event.heard.wall));
		acts->bind(2, event.number);
		acts->bindNoCopy(3, event.shop);
		acts->bindNoCopy(4, event.sku);
		acts->bindNoCopy(5, event.text);
		acts->exec();
		acts->reset();
	}

	const std::filesystem::path file;
	std::optional<SessionLock> lock; // none: another process has it; we were told of nobody, or cannot lock here
	SQLite::Database db;
	std::optional<SQLite::Statement> heard;
	std::optional<SQLite::Statement> shown;
	std::optional<SQLite::Statement> acts;
};

Journal::Journal() = default;
Journal::~Journal() = default;

bool Journal::isOpen() const
{
	return database_ != nullptr;
}

std::filesystem::path Journal::file() const
{
	return database_ ? database_->file : std::filesystem::path();
}

std::optional<core::WallTime> Journal::lastHeard() const
{
	try {
		SQLite::Statement last(database_->db, "SELECT at FROM heard ORDER BY id DESC LIMIT 1");
		return last.executeStep() ? std::optional(wallTime(last.getColumn(0).getInt64())) : std::nullopt;
	} catch (const std::exception &) {
		return std::nullopt; // whoever reads all of it finds out why
	}
}

core::Expected<void> Journal::open(const std::filesystem::path &folder, core::WallTime now, JournalRules rules)
{
	close();
	const auto sessions = prepareJournalFolder(folder, now, rules);
	if (!sessions) {
		return std::unexpected(sessions.error());
	}
	if (const auto latest = latestSession(*sessions); latest && brokeOff(*latest, now, rules.resumeWithin)) {
		const auto opened = openFile(*latest);
		if (opened || !isDamaged(opened.error())) {
			return opened;
		}
		setAside(*latest);
	}
	const std::filesystem::path file = newSession(folder, now);
	auto opened = openFile(file);
	if (!opened) {
		removeSession(file); // nothing is in it
	}
	return opened;
}

core::Expected<void> Journal::openFile(const std::filesystem::path &file)
{
	try {
		encoder_ = {};
		database_ = std::make_unique<Database>(file);
		return {};
	} catch (const std::exception &problem) {
		close();
		return failure(problem);
	}
}

core::Expected<std::size_t> Journal::replay(const std::function<bool(const JournalEvent &)> &sink)
{
	auto done = replayed(sink);
	if (!done) {
		const std::filesystem::path file = database_->file;
		close();
		if (isDamaged(done.error())) {
			setAside(file);
		}
	}
	return done;
}

core::Expected<std::size_t> Journal::replayed(const std::function<bool(const JournalEvent &)> &sink)
{
	std::size_t count = 0;
	try {
		JournalRows rows(database_->db);
		while (const auto event = rows.next()) {
			if (!*event) {
				return std::unexpected(event->error());
			}
			if ((*event)->kind == JournalEvent::Kind::Update) {
				// The same references hold in what is written from now on.
				encoder_.learn((*event)->shop, (*event)->update);
			}
			++count;
			if (!sink(**event)) {
				break;
			}
		}
		return count;
	} catch (const std::exception &problem) {
		return failure(problem);
	}
}

core::Expected<void> Journal::write(const std::vector<JournalEvent> &events)
{
	try {
		SQLite::Transaction transaction(database_->db);
		for (const JournalEvent &event : events) {
			database_->insert(event, encoder_);
		}
		transaction.commit();
		return {};
	} catch (const std::exception &problem) {
		close(); // what the encoder refers to may not be there
		return failure(problem);
	}
}

core::Expected<void> Journal::end()
{
	try {
		database_->db.exec("INSERT INTO session (ended) VALUES (1); PRAGMA wal_checkpoint(TRUNCATE)");
		const std::filesystem::path lock = beside(database_->file, ".lock");
		close();
		std::error_code ignored;
		std::filesystem::remove(lock, ignored);
		return {};
	} catch (const std::exception &problem) {
		close();
		return failure(problem);
	}
}

void Journal::close() noexcept
{
	database_.reset();
}

} // namespace stock
