#include "widget/LatencyBench.hpp"

#include "libobs/LibobsHost.hpp"
#include "widget/ChangeLog.hpp"
#include "widget/ProgramStrip.hpp"
#include "widget/ThreadClock.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include <unistd.h>

namespace widget {

namespace {

constexpr int kBlocks = 3;
constexpr double kBlockUs = 4e6;
constexpr double kRoundUs = 100e3; // in which all change once
constexpr double kArriveWithinUs = 20e6;
constexpr int kBurst = 1000;

// What happened in the blocks of one kind of widget and one rhythm.
struct Run {
	ChangeLog log;
	double changes = 0;
	std::uint64_t frames = 0;
	double graphicsUs = 0;
	double idleFrameUs = 0; // the graphics thread's frame while nothing changes
	double painterUs = 0;
	std::uint32_t lagged = 0;
	bool arrived = true;

	double perChangeUs() const { return (graphicsUs - idleFrameUs * static_cast<double>(frames)) / changes; }
};

void sleepUntil(double us)
{
	std::this_thread::sleep_until(
		std::chrono::steady_clock::time_point(std::chrono::microseconds(static_cast<std::int64_t>(us))));
}

// One kind of widget on program.
class Side {
public:
	Side(Widgets &widgets, std::vector<OBSSourceAutoRelease> sources, std::int64_t from)
		: widgets_(widgets), sources_(std::move(sources)), strip_(widgets, sources_),
		  graphics_(graphicsThread()), number_(from)
	{
		if (!widgets.painterThread().empty()) {
			painter_ = ThreadClock::named(widgets.painterThread());
		}
		strip_.waitUntilAllShow(from);
		strip_.take();
	}

	double idleFrameUs() const
	{
		const std::uint64_t frames = strip_.frames();
		const double before = graphics_.us();
		sleepUntil(steadyUs() + kBlockUs / 2);
		return (graphics_.us() - before) / static_cast<double>(strip_.frames() - frames);
	}

	// `together`: how many change at once.
	void changes(int together, Run &run)
	{
		begin(run);
		const double began = steadyUs();
		const double every = kRoundUs * together / kWidgets;
		for (int step = 0; step * every < kBlockUs; ++step) {
			if (step * together % kWidgets == 0) {
				--number_;
			}
			std::vector<Change> changes;
			changes.reserve(static_cast<std::size_t>(together));
			for (int each = 0; each < together; ++each) {
				changes.push_back({(step * together + each) % kWidgets, number_});
			}
			change(changes, began + step * every, run);
		}
		end(run);
	}

	// The first alone.
	void burst(Run &run)
	{
		begin(run);
		const double began = steadyUs();
		for (int step = 0; step < kBurst; ++step) {
			change({{0, number_ - 1 - step}}, began + step * 1e6 / kBurst, run);
		}
		const std::int64_t last = number_ - kBurst;
		waitFor([&] { return strip_.number(0) == last; }, run);
		LibobsHost::passFrames(30); // it must stay
		run.arrived = run.arrived && strip_.number(0) == last;
		for (const auto &seen : strip_.take()) {
			run.log.seen(seen);
		}
	}

	std::int64_t number() const { return number_; }
	std::vector<OBSSourceAutoRelease> takeSources() { return std::move(sources_); }

private:
	static ThreadClock graphicsThread()
	{
		pid_t thread = 0;
		LibobsHost::onGraphicsThread([&] { thread = gettid(); });
		return ThreadClock(thread);
	}

	void begin(Run &run)
	{
		run.frames -= strip_.frames();
		run.graphicsUs -= graphics_.us();
		run.painterUs -= painter_ ? painter_->us() : 0;
		run.lagged -= obs_get_lagged_frames();
	}

	void change(const std::vector<Change> &changes, double at, Run &run)
	{
		const auto make = widgets_.ready(changes);
		sleepUntil(at);
		const double now = steadyUs();
		const std::uint64_t frames = strip_.frames();
		make();
		for (const Change &each : changes) {
			run.log.made(each, now, frames);
		}
		run.changes += static_cast<double>(changes.size());
	}

	void end(Run &run)
	{
		waitFor(
			[&] {
				for (int index = 0; index < kWidgets; ++index) {
					if (strip_.number(index) != number_) {
						return false;
					}
				}
				return true;
			},
			run);
		run.frames += strip_.frames();
		run.graphicsUs += graphics_.us();
		run.painterUs += painter_ ? painter_->us() : 0;
		run.lagged += obs_get_lagged_frames();
		for (const auto &seen : strip_.take()) {
			run.log.seen(seen);
		}
	}

	void waitFor(const std::function<bool()> &arrived, Run &run)
	{
		const double until = steadyUs() + kArriveWithinUs;
		LibobsHost::passFramesUntil([&] { return arrived() || steadyUs() > until; });
		run.arrived = run.arrived && arrived();
	}

	Widgets &widgets_;
	std::vector<OBSSourceAutoRelease> sources_;
	ProgramStrip strip_;
	ThreadClock graphics_;
	std::optional<ThreadClock> painter_;
	std::int64_t number_;
};

// The sources of one kind between two turns on program.
struct Waiting {
	Widgets &widgets;
	std::vector<OBSSourceAutoRelease> sources;
	std::int64_t number = kFirstNumber;
	Run oneByOne = {};
	Run together = {};
	Run burst = {};
	std::vector<double> idleUs = {};

	void turn()
	{
		Side side(widgets, std::move(sources), number);
		idleUs.push_back(side.idleFrameUs());
		side.changes(1, oneByOne);
		side.changes(kWidgets, together);
		number = side.number();
		sources = side.takeSources();
	}
	void burstTurn()
	{
		Side side(widgets, std::move(sources), number);
		side.burst(burst);
		for (Run *run : {&oneByOne, &together}) {
			run->idleFrameUs = medianOf(idleUs);
		}
	}
};

void addRows(std::vector<Row> &rows, const std::string &what, const Run &counter, const Run &text)
{
	const Spread ours = spreadOf(counter.log.latencyMs());
	const Spread theirs = spreadOf(text.log.latencyMs());
	const Spread ourFrames = spreadOf(counter.log.frames());
	const Spread theirFrames = spreadOf(text.log.frames());
	constexpr double kTwoFramesMs = 2000.0 / 60;
	rows.push_back({what + ": to the pixel p50", "ms", ours.median, theirs.median, "", {}});
	rows.push_back({what + ": to the pixel p99", "ms", ours.p99, theirs.p99, "under 2 frames, 33.3 ms",
			counter.arrived && ours.p99 < kTwoFramesMs});
	rows.push_back({what + ": to the pixel, longest", "ms", ours.most, theirs.most, "", {}});
	rows.push_back({what + ": to the pixel p50", "frames", ourFrames.median, theirFrames.median, "", {}});
	rows.push_back({what + ": to the pixel p99", "frames", ourFrames.p99, theirFrames.p99, "", {}});
	rows.push_back({what + ": to the pixel, longest", "frames", ourFrames.most, theirFrames.most, "", {}});
	rows.push_back({what + ": overtaken by a later number",
			"%",
			100 * counter.log.superseded() / counter.changes,
			100 * text.log.superseded() / text.changes,
			"",
			{}});
	rows.push_back(
		{what + ": graphics thread, CPU a change", "µs", counter.perChangeUs(), text.perChangeUs(), "", {}});
	rows.push_back(
		{what + ": painter thread, CPU a change", "µs", counter.painterUs / counter.changes, {}, "", {}});
	rows.push_back({what + ": frames that came late",
			"%",
			100.0 * counter.lagged / static_cast<double>(counter.frames),
			100.0 * text.lagged / static_cast<double>(text.frames),
			"",
			{}});
}

} // namespace

std::vector<Row> measureLatency(CounterWidgets &counterWidgets, TextWidgets &textWidgets)
{
	Waiting counters{counterWidgets, makeDrawn(counterWidgets)};
	Waiting texts{textWidgets, makeDrawn(textWidgets)};
	textWidgets.use(texts.sources);
	for (int block = 0; block < kBlocks; ++block) {
		counters.turn();
		texts.turn();
	}
	counters.burstTurn();
	texts.burstTurn();
	std::vector<Row> rows;
	rows.push_back({"50 idle on program: graphics thread, CPU",
			"µs/frame",
			medianOf(counters.idleUs),
			medianOf(texts.idleUs),
			"",
			{}});
	addRows(rows, "500 changes/s one by one", counters.oneByOne, texts.oneByOne);
	addRows(rows, "500 changes/s, 50 at once", counters.together, texts.together);
	rows.push_back({"1,000 changes in 1 s: ends on the last (1: yes)", "", counters.burst.arrived ? 1 : 0,
			texts.burst.arrived ? 1 : 0, "yes", counters.burst.arrived});
	return rows;
}

} // namespace widget
