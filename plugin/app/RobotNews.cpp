#include "app/RobotNews.hpp"

#include <algorithm>

namespace app {

namespace {

channels::NoteLevel levelOf(alerts::AlertLevel level)
{
	switch (level) {
	case alerts::AlertLevel::Watch:
		return channels::NoteLevel::Watch;
	case alerts::AlertLevel::Soon:
		return channels::NoteLevel::Soon;
	case alerts::AlertLevel::Now:
		return channels::NoteLevel::Now;
	case alerts::AlertLevel::SoldOut:
		return channels::NoteLevel::SoldOut;
	case alerts::AlertLevel::Oversold:
		return channels::NoteLevel::Oversold;
	case alerts::AlertLevel::Stale:
		break;
	}
	return channels::NoteLevel::Stale;
}

} // namespace

RobotNews newsOf(const alerts::AlertChange &change, const ShelfView &shelf, core::WallTime now)
{
	const alerts::Alert &alert = change.alert;
	const auto row = std::ranges::find(shelf.rows, alert.sku, &StockRow::sku);
	return {.alertId = alert.id,
		.raised = change.raised,
		.level = levelOf(alert.level),
		.loud = alert.loud,
		.sku = alert.sku,
		// The robots' own words say that it is a rehearsal.
		.sentence = alert.rehearsal && alert.sentence.parts.size() == 1 ? alert.sentence.parts.front().message
										: alert.sentence,
		// A row that is gone: better one REHEARSAL too many than one too few.
		.rehearsal = alert.rehearsal || (row == shelf.rows.end() ? shelf.rehearsal : row->rehearsal),
		.at = now};
}

} // namespace app
