#pragma once

#include "report/ShowReader.hpp"
#include "stock/ShowNotes.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

// A show as a story: what was heard when, in seconds since the session began.
class ReportShow {
public:
	static core::WallTime wall(double at)
	{
		return core::WallTime(
			std::chrono::milliseconds(1'764'360'000'000 + static_cast<std::int64_t>(at * 1000)));
	}
	static stock::Heard heard(double at)
	{
		return {core::Instant::ms(static_cast<std::int64_t>(at * 1000)), wall(at)};
	}

	ReportShow &at(double seconds)
	{
		now_ = seconds;
		return *this;
	}
	ReportShow &says(const std::string &shop, commerce::ShopUpdate update)
	{
		return add({.heard = heard(now_), .shop = shop, .update = std::move(update)});
	}
	ReportShow &level(const std::string &shop, const std::string &sku, std::int64_t units,
			  const std::string &title = {})
	{
		commerce::ShopUpdate update;
		update.levels.push_back({sku, title, "", units, {}});
		return says(shop, update);
	}
	ReportShow &move(const std::string &shop, const std::string &sku, commerce::MoveKind kind, std::int64_t units)
	{
		commerce::ShopUpdate update;
		update.moves.push_back({"move-" + std::to_string(++moves_), kind, sku, units});
		return says(shop, update);
	}
	ReportShow &sells(const std::string &shop, const std::string &sku, std::int64_t units = 1)
	{
		return move(shop, sku, commerce::MoveKind::Sale, units);
	}
	ReportShow &onAir(const std::string &sku)
	{
		return add({.kind = stock::JournalEvent::Kind::OnAir, .heard = heard(now_), .sku = sku});
	}
	ReportShow &acknowledges(const std::string &sku)
	{
		return add({.kind = stock::JournalEvent::Kind::Acknowledge, .heard = heard(now_), .sku = sku});
	}
	ReportShow &forget(const std::string &shop)
	{
		return add({.kind = stock::JournalEvent::Kind::Forget, .heard = heard(now_), .shop = shop});
	}
	template<typename Note>
	ReportShow &note(const Note &note)
	{
		return add(stock::eventOf(note, heard(now_)));
	}
	ReportShow &warns(const std::string &sku, stock::AlertNote::Level level)
	{
		return note(stock::AlertNote{.sku = sku, .id = ++alerts_, .level = level, .loud = true});
	}
	ReportShow &stalls(bool begun) { return note(stock::StallNote{begun}); }
	ReportShow &streams(stock::StreamNote::What what, const std::string &output = {}, int kbps = 6000)
	{
		return note(stock::StreamNote{
			output, what, core::BitRate::kbps(6000), core::BitRate::kbps(kbps), {}, 0, 0});
	}

	report::ShowFigures figures(double from, double to, bool streamed = true) const
	{
		report::ShowReader reader({wall(from), wall(to), streamed, true}, wall(0));
		for (const stock::JournalEvent &event : events) {
			if (!reader.hear(event)) {
				break;
			}
		}
		return reader.finish();
	}

	std::vector<stock::JournalEvent> events;

private:
	ReportShow &add(stock::JournalEvent event)
	{
		events.push_back(std::move(event));
		return *this;
	}

	double now_ = 0;
	int moves_ = 0;
	std::uint64_t alerts_ = 0;
};
