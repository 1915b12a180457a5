#pragma once

#include "core/Error.hpp"
#include "stock/JournalCodec.hpp"
#include "stock/JournalEvent.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>

namespace stock {

// What the table `heard` of a session holds, event by event, oldest first. The database throws what it has to say; an
// event that cannot be read is an error, and the last one.
class JournalRows {
public:
	explicit JournalRows(SQLite::Database &db);
	// Only the notes of one kind.
	JournalRows(SQLite::Database &db, JournalEvent::Kind kind);

	// Nothing: there is no more.
	std::optional<core::Expected<JournalEvent>> next();

private:
	SQLite::Statement rows_;
	JournalDecoder decoder_;
};

} // namespace stock
