#include "stock/JournalFolder.hpp"

#include "stock/SessionLock.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <exception>
#include <format>
#include <functional>
#include <string>
#include <system_error>

namespace stock {

namespace {

namespace fs = std::filesystem;

constexpr const char *kPrefix = "show-";
constexpr const char *kEnding = ".db";
constexpr const char *kDamaged = ".damaged";

std::string nameFor(core::WallTime time)
{
	return std::format("{}{:%Y%m%dT%H%M%S}Z{}", kPrefix, time, kEnding);
}

std::uintmax_t sizeOf(const fs::path &session)
{
	std::error_code missing;
	std::uintmax_t bytes = 0;
	for (const char *part : {"", "-wal"}) {
		const auto size = fs::file_size(beside(session, part), missing);
		bytes += missing ? 0 : size;
	}
	return bytes;
}

// Leaves the newest alone in any case.
void prune(std::vector<fs::path> &sessions, core::WallTime now, const JournalRules &rules)
{
	const std::string oldestKept = nameFor(now - rules.keepFor);
	std::uintmax_t bytes = 0;
	for (const fs::path &session : sessions) {
		bytes += sizeOf(session);
	}
	while (sessions.size() > 1) {
		const fs::path &oldest = sessions.front();
		const bool outlived = sessions.size() > rules.keepSessions && oldest.filename().string() < oldestKept;
		if (!outlived && bytes <= rules.keepBytes) {
			return;
		}
		bytes -= std::min(bytes, sizeOf(oldest));
		removeSession(oldest);
		sessions.erase(sessions.begin());
	}
}

// The newest three are kept.
void pruneDamaged(std::vector<fs::path> &damaged)
{
	constexpr std::size_t kKept = 3;
	std::ranges::sort(damaged, std::greater());
	for (std::size_t i = kKept; i < damaged.size(); ++i) {
		removeSession(damaged[i]);
	}
}

} // namespace

bool isSession(const fs::path &file)
{
	return file.filename().string().starts_with(kPrefix) && file.extension() == kEnding;
}

void removeSession(const fs::path &session)
{
	std::error_code ignored;
	for (const char *part : {"", "-wal", "-shm", ".lock"}) {
		fs::remove(beside(session, part), ignored);
	}
}

fs::path beside(fs::path session, const char *ending)
{
	session += ending;
	return session;
}

core::Expected<std::vector<fs::path>> prepareJournalFolder(const fs::path &folder, core::WallTime now,
							   const JournalRules &rules)
{
	std::error_code trouble;
	fs::create_directories(folder, trouble);
	std::vector<fs::path> sessions;
	std::vector<fs::path> damaged;
	for (fs::directory_iterator entry(folder, trouble), end; !trouble && entry != end; entry.increment(trouble)) {
		if (isSession(entry->path())) {
			sessions.push_back(entry->path());
		} else if (entry->path().extension() == kDamaged) {
			damaged.push_back(entry->path());
		}
	}
	if (trouble) {
		return core::fail({"Journal.NotRecording", {{"why", trouble.message()}}}, trouble.message());
	}
	std::ranges::sort(sessions);
	prune(sessions, now, rules);
	pruneDamaged(damaged);
	return sessions;
}

std::optional<fs::path> latestSession(const std::vector<fs::path> &sessions)
{
	return sessions.empty() ? std::nullopt : std::optional(sessions.back());
}

bool brokeOff(const fs::path &session, core::WallTime now, std::chrono::hours within)
{
	if (!SessionLock::take(session)) {
		return false;
	}
	try {
		SQLite::Database db(session, SQLite::OPEN_READWRITE);
		if (db.execAndGet("PRAGMA user_version").getInt() != kJournalLayout) {
			return false;
		}
		const bool ended = db.execAndGet("SELECT count(*) FROM session").getInt() > 0;
		// Not its pages: whoever reads all of it comes upon what is damaged.
		const std::int64_t last =
			db.execAndGet("SELECT coalesce((SELECT at FROM heard ORDER BY id DESC LIMIT 1), 0)").getInt64();
		return !ended && now - core::WallTime(std::chrono::milliseconds(last)) < within;
	} catch (const std::exception &problem) {
		if (isDamage(problem)) {
			setAside(session);
		}
		return false;
	}
}

bool isDamage(const std::exception &problem)
{
	constexpr int kCorrupt = 11, kNotADatabase = 26; // SQLITE_CORRUPT, SQLITE_NOTADB
	const auto *told = dynamic_cast<const SQLite::Exception *>(&problem);
	return told && (told->getErrorCode() == kCorrupt || told->getErrorCode() == kNotADatabase);
}

void setAside(const fs::path &session)
{
	std::error_code ignored;
	for (const char *part : {"", "-wal", "-shm"}) {
		fs::rename(beside(session, part), beside(beside(session, kDamaged), part), ignored);
	}
}

fs::path newSession(const fs::path &folder, core::WallTime now)
{
	// Two sessions that begin in the same second: the later one is named by the next.
	std::error_code ignored;
	fs::path file = folder / nameFor(now);
	while (fs::exists(file, ignored)) {
		now += std::chrono::seconds(1);
		file = folder / nameFor(now);
	}
	return file;
}

} // namespace stock
