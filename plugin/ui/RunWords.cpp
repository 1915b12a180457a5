#include "ui/RunWords.hpp"

#include "alerts/AlertDesk.hpp"

namespace ui {
namespace {

using core::Duration;

// Less is how people talk, not a plan that fails.
constexpr Duration kWorthSaying = Duration::seconds(30);

QString clock(Duration time)
{
	return QString::fromStdString(alerts::clockText(time));
}

QString planWords(Duration behind, const Text &text)
{
	const Duration ahead = Duration::zero() - behind;
	if (behind >= kWorthSaying) {
		return text("Run.Behind", {{"time", clock(behind)}});
	}
	return ahead >= kWorthSaying ? text("Run.Ahead", {{"time", clock(ahead)}}) : text("Run.OnTime");
}

QString placeWords(const show::RunView &run, const Text &text)
{
	const show::RunLine &line = run.lines[*run.place];
	const auto count = static_cast<std::int64_t>(run.lines.size());
	return text(run.onAir ? "Run.Place" : "Run.PlaceLeft",
		    {{"place", text.number(static_cast<std::int64_t>(*run.place) + 1)},
		     {"count", text.number(count)},
		     {"title", QString::fromStdString(line.title).simplified()},
		     {"spent", clock(line.spent)},
		     {"minutes", text.number(line.entry.minutes)}});
}

} // namespace

QString runWords(const show::RunView &run, const Text &text)
{
	if (run.lines.empty()) {
		return {};
	}
	QString next = run.next ? text("Run.Next", {{"title", QString::fromStdString(run.next->title).simplified()}})
				: text("Run.NoNext");
	if (!run.place) {
		return next;
	}
	QString words = placeWords(run, text);
	if (run.round > 1) {
		words = text("Run.Round", {{"round", text.number(run.round)}, {"words", words}});
	}
	return words + " · " + planWords(run.behind.value_or(Duration::zero()), text) + " · " + next;
}

} // namespace ui
