#include "app/ShowRecord.hpp"

#include "app/Clock.hpp"

namespace app {

namespace {

stock::AlertNote::Level noteLevel(alerts::AlertLevel level)
{
	using Level = stock::AlertNote::Level;
	switch (level) {
	case alerts::AlertLevel::Watch:
		return Level::Watch;
	case alerts::AlertLevel::Soon:
		return Level::Soon;
	case alerts::AlertLevel::Now:
		return Level::Now;
	case alerts::AlertLevel::SoldOut:
		return Level::SoldOut;
	case alerts::AlertLevel::Oversold:
		return Level::Oversold;
	case alerts::AlertLevel::Stale:
		break;
	}
	return Level::Stale;
}

} // namespace

ShowRecord::ShowRecord(JournalKeeper &journal) : journal_(journal), began_{now(), wallNow()} {}

stock::Heard ShowRecord::heard(core::Instant at) const
{
	return {at, began_.wall + std::chrono::milliseconds((at - began_.at).ms())};
}

void ShowRecord::onStream(const stock::StreamNote &note, core::Instant at)
{
	journal_.write(stock::eventOf(note, heard(at)));
}

void ShowRecord::onStall(bool begun, core::Instant at)
{
	journal_.write(stock::eventOf(stock::StallNote{begun}, heard(at)));
}

void ShowRecord::onAlert(const alerts::AlertChange &change)
{
	using What = stock::AlertNote::What;
	const stock::AlertNote note{.sku = change.alert.sku,
				    .what = !change.raised              ? What::Cleared
					    : change.alert.acknowledged ? What::Acknowledged
									: What::Raised,
				    .id = change.alert.id,
				    .level = noteLevel(change.alert.level),
				    .loud = change.alert.loud,
				    .sentence = change.alert.sentence.key};
	journal_.write(stock::eventOf(note, heard(now())));
}

} // namespace app
