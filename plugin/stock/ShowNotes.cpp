#include "stock/ShowNotes.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace stock {

namespace {

using Kind = JournalEvent::Kind;

std::int64_t figure(const JournalEvent &event, std::size_t index)
{
	return index < event.figures.size() ? event.figures[index] : 0;
}

std::int64_t count(const JournalEvent &event, std::size_t index)
{
	return std::max<std::int64_t>(figure(event, index), 0);
}

// Longer than any show, so that no sum of times runs over.
core::Duration length(const JournalEvent &event, std::size_t index)
{
	constexpr std::int64_t kYear = std::int64_t{366} * 24 * 3600 * 1000;
	return core::Duration::ms(std::min(count(event, index), kYear));
}

// Faster than any link.
core::BitRate rate(const JournalEvent &event, std::size_t index)
{
	constexpr std::int64_t kTerabit = 1'000'000'000; // in kbit/s
	return core::BitRate::kbps(std::min(count(event, index), kTerabit));
}

bool isWithin(std::int64_t number, std::int64_t last)
{
	return number >= 0 && number <= last;
}

} // namespace

JournalEvent eventOf(const StallNote &note, Heard heard)
{
	return {.kind = Kind::Stall, .heard = heard, .number = note.begun ? 1 : 0};
}

JournalEvent eventOf(const PitchNote &note, Heard heard)
{
	JournalEvent event{.kind = Kind::Pitch,
			   .heard = heard,
			   .sku = note.sku,
			   .figures = {note.began.time_since_epoch().count(), note.length.ms(), note.orders, note.units,
				       note.goneAfter ? note.goneAfter->ms() : -1}};
	event.figures.insert(event.figures.end(), note.ordersBy.begin(), note.ordersBy.end());
	return event;
}

JournalEvent eventOf(const AlertNote &note, Heard heard)
{
	return {.kind = Kind::Alert,
		.heard = heard,
		.sku = note.sku,
		.number = std::to_underlying(note.what),
		.text = note.sentence,
		.figures = {static_cast<std::int64_t>(note.id), std::to_underlying(note.level), note.loud ? 1 : 0}};
}

JournalEvent eventOf(const StreamNote &note, Heard heard)
{
	return {.kind = Kind::Stream,
		.heard = heard,
		.number = std::to_underlying(note.what),
		.text = note.output,
		.figures = {note.set.kbps(), note.delivered.kbps(), note.queue.isFinite() ? note.queue.ms() : 0,
			    note.frames, note.dropped}};
}

std::optional<StallNote> stallNote(const JournalEvent &event)
{
	return event.kind == Kind::Stall ? std::optional(StallNote{event.number != 0}) : std::nullopt;
}

std::optional<PitchNote> pitchNote(const JournalEvent &event)
{
	if (event.kind != Kind::Pitch || event.sku.empty()) {
		return std::nullopt;
	}
	PitchNote note{event.sku,
		       core::WallTime(std::chrono::milliseconds(figure(event, 0))),
		       length(event, 1),
		       count(event, 2),
		       count(event, 3),
		       figure(event, 4) >= 0 ? std::optional(length(event, 4)) : std::nullopt,
		       {}};
	for (std::size_t index = 5; index < event.figures.size(); ++index) {
		note.ordersBy.push_back(count(event, index));
	}
	return note;
}

std::optional<AlertNote> alertNote(const JournalEvent &event)
{
	if (event.kind != Kind::Alert || !isWithin(event.number, std::to_underlying(AlertNote::What::Acknowledged)) ||
	    !isWithin(figure(event, 1), std::to_underlying(AlertNote::Level::Stale))) {
		return std::nullopt;
	}
	return AlertNote{event.sku,
			 static_cast<AlertNote::What>(event.number),
			 static_cast<std::uint64_t>(count(event, 0)),
			 static_cast<AlertNote::Level>(figure(event, 1)),
			 figure(event, 2) != 0,
			 event.text};
}

std::optional<StreamNote> streamNote(const JournalEvent &event)
{
	if (event.kind != Kind::Stream || !isWithin(event.number, std::to_underlying(StreamNote::What::Sample))) {
		return std::nullopt;
	}
	return StreamNote{event.text,       static_cast<StreamNote::What>(event.number),
			  rate(event, 0),   rate(event, 1),
			  length(event, 2), count(event, 3),
			  count(event, 4)};
}

} // namespace stock
