#include "stock/JournalRows.hpp"

#include "stock/JournalFolder.hpp"
#include "stock/JournalNote.hpp"

#include <string_view>
#include <utility>

namespace stock {

namespace {

std::string_view bytesOf(const SQLite::Column &column)
{
	return {static_cast<const char *>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

} // namespace

JournalRows::JournalRows(SQLite::Database &db)
	: rows_(db, "SELECT at, kind, shop, sku, number, said FROM heard ORDER BY id")
{
}

JournalRows::JournalRows(SQLite::Database &db, JournalEvent::Kind kind)
	: rows_(db, "SELECT at, kind, shop, sku, number, said FROM heard WHERE kind >= 8 AND kind = ? ORDER BY id")
{
	rows_.bind(1, static_cast<int>(kind));
}

std::optional<core::Expected<JournalEvent>> JournalRows::next()
{
	if (!rows_.executeStep()) {
		return std::nullopt;
	}
	JournalEvent event;
	event.heard.wall = core::WallTime(std::chrono::milliseconds(rows_.getColumn(0).getInt64()));
	event.kind = static_cast<JournalEvent::Kind>(rows_.getColumn(1).getInt());
	event.shop = rows_.getColumn(2).getString();
	event.number = rows_.getColumn(4).getInt64();
	if (event.kind == JournalEvent::Kind::Update) {
		auto update = decoder_.decode(bytesOf(rows_.getColumn(5)));
		if (!update) {
			return core::fail({kJournalDamaged, {}}, "an update cannot be read");
		}
		event.update = std::move(*update);
		return event;
	}
	event.sku = rows_.getColumn(3).getString();
	if (isNote(event.kind) && !readNote(bytesOf(rows_.getColumn(5)), event.figures, event.text)) {
		return core::fail({kJournalDamaged, {}}, "a note cannot be read");
	}
	return event;
}

} // namespace stock
