#include "widget/IdleBench.hpp"

#include "libobs/LibobsHost.hpp"
#include "widget/OffscreenTarget.hpp"
#include "widget/SourceKinds.hpp"
#include "widget/ThreadClock.hpp"
#include "widget/Watch.hpp"

#include <cstddef>
#include <utility>

namespace widget {

namespace {

constexpr int kBlocks = 60;
constexpr int kRoundsInABlock = 50; // libobs's own loop goes on between two blocks

struct Costs {
	std::vector<double> tickUs;
	std::vector<double> renderUs;
	std::vector<double> bothUs;
	Asked asked; // in all rounds
};

class Side {
public:
	explicit Side(Widgets &widgets) : sources_(makeDrawn(widgets))
	{
		open_.reserve(sources_.size());
		for (const auto &source : sources_) {
			open_.emplace_back(source.Get());
		}
		costs_.tickUs.reserve(kRounds);
		costs_.renderUs.reserve(kRounds);
		costs_.bothUs.reserve(kRounds);
	}

	// A frame of all of them.
	void round(const ThreadClock &cpu)
	{
		const double before = cpu.us();
		tickAll();
		const double ticked = cpu.us();
		renderAll();
		const double rendered = cpu.us();
		costs_.tickUs.push_back(ticked - before);
		costs_.renderUs.push_back(rendered - ticked);
		costs_.bothUs.push_back(rendered - before);
	}

	// The same, counted and not timed: counting takes time.
	void watchedRound()
	{
		const Watch watch;
		tickAll();
		renderAll();
		const Asked asked = watch.asked();
		costs_.asked.allocations += asked.allocations;
		costs_.asked.driverAllocations += asked.driverAllocations;
		costs_.asked.locks += asked.locks;
		costs_.asked.driverLocks += asked.driverLocks;
		costs_.asked.uploads += asked.uploads;
		costs_.asked.vertexBuffers += asked.vertexBuffers;
	}

	const Costs &costs() const { return costs_; }

private:
	static constexpr std::size_t kRounds = std::size_t{kBlocks} * kRoundsInABlock;

	void tickAll() const
	{
		for (const OpenSource &source : open_) {
			source.tick();
		}
	}
	void renderAll() const
	{
		for (const OpenSource &source : open_) {
			source.render();
		}
	}

	std::vector<OBSSourceAutoRelease> sources_;
	std::vector<OpenSource> open_;
	Costs costs_;
};

void measureBlock(Side &counters, Side &texts)
{
	obs_enter_graphics();
	{
		OffscreenTarget target;
		const ThreadClock cpu = ThreadClock::mine();
		for (int round = 0; round < kRoundsInABlock; ++round) {
			const bool countersFirst = round % 2 == 0;
			target.begin();
			(countersFirst ? counters : texts).round(cpu);
			(countersFirst ? texts : counters).round(cpu);
			target.end();
		}
		target.begin();
		counters.watchedRound();
		texts.watchedRound();
		target.end();
	}
	obs_leave_graphics();
}

} // namespace

std::vector<Row> measureIdle(Widgets &counterWidgets, Widgets &textWidgets)
{
	Side counters(counterWidgets);
	Side texts(textWidgets);
	for (int block = 0; block < kBlocks; ++block) {
		LibobsHost::onGraphicsThread([&] { measureBlock(counters, texts); });
	}
	const Costs &ours = counters.costs();
	const Costs &theirs = texts.costs();
	const double oursUs = medianOf(ours.bothUs);
	const double theirsUs = medianOf(theirs.bothUs);
	const auto row = [](const char *what, auto counter, auto text) {
		return Row{what, "a frame", static_cast<double>(counter) / kBlocks, static_cast<double>(text) / kBlocks,
			   "",   {}};
	};
	std::vector<Row> rows = {
		{"50 idle: tick and draw, CPU", "µs/frame", oursUs, theirsUs, "no more than text", oursUs <= theirsUs},
		{"50 idle: tick and draw, CPU p99",
		 "µs/frame",
		 spreadOf(ours.bothUs).p99,
		 spreadOf(theirs.bothUs).p99,
		 "",
		 {}},
		{"50 idle: tick, CPU", "µs/frame", medianOf(ours.tickUs), medianOf(theirs.tickUs), "", {}},
		{"50 idle: draw, CPU", "µs/frame", medianOf(ours.renderUs), medianOf(theirs.renderUs), "", {}},
		row("50 idle: uploads", ours.asked.uploads, theirs.asked.uploads),
		row("50 idle: allocations", ours.asked.allocations, theirs.asked.allocations),
		row("50 idle: allocations of software GL", ours.asked.driverAllocations,
		    theirs.asked.driverAllocations),
		row("50 idle: mutexes locked", ours.asked.locks, theirs.asked.locks),
		row("50 idle: mutexes locked by software GL", ours.asked.driverLocks, theirs.asked.driverLocks),
	};
	for (const std::size_t none : {4U, 5U}) {
		rows[none].goal = "none";
		rows[none].met = rows[none].counter == 0.0;
	}
	return rows;
}

} // namespace widget
