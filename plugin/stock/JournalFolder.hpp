#pragma once

#include "core/Error.hpp"
#include "core/WallTime.hpp"
#include "stock/Journal.hpp"

#include <exception>
#include <filesystem>
#include <optional>
#include <vector>

// The files of the journal: `show-DATE.db`, one a session, named by when it began. None of these throws.
namespace stock {

// Makes the folder and prunes it; answers the sessions that are there, oldest first.
core::Expected<std::vector<std::filesystem::path>> prepareJournalFolder(const std::filesystem::path &folder,
									core::WallTime now, const JournalRules &rules);

bool isSession(const std::filesystem::path &file);

// A file that belongs to a session: its name with `ending` after it.
std::filesystem::path beside(std::filesystem::path session, const char *ending);

// The layout of a session's tables; one of another layout is not resumed.
inline constexpr int kJournalLayout = 1;

// What a session says that holds what cannot be read.
inline constexpr const char *kJournalDamaged = "Journal.Damaged";

std::optional<std::filesystem::path> latestSession(const std::vector<std::filesystem::path> &sessions);

// Whether the session has no end and its last event is recent, and no other process writes it; what cannot be read is
// set aside and did not.
bool brokeOff(const std::filesystem::path &session, core::WallTime now, std::chrono::hours within);

// Whether that says that a file is damaged, and not only that the disk cannot be used now.
bool isDamage(const std::exception &problem);

// Keeps a damaged file for whoever can read it; the newest three of them.
void setAside(const std::filesystem::path &session);

void removeSession(const std::filesystem::path &session);
std::filesystem::path newSession(const std::filesystem::path &folder, core::WallTime now);

} // namespace stock
