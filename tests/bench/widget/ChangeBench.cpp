#include "widget/ChangeBench.hpp"

#include "libobs/LibobsHost.hpp"
#include "widget/OffscreenTarget.hpp"
#include "widget/SourceKinds.hpp"
#include "widget/ThreadClock.hpp"
#include "widget/Watch.hpp"

#include <stdexcept>
#include <utility>

namespace widget {

namespace {

constexpr int kBlocks = 10;
constexpr int kChangesInABlock = 40;
constexpr double kGiveUpUs = 10e6; // a picture that does not come

struct TakenOver {
	std::vector<double> cpuUs;
	std::vector<double> wallUs;
	std::vector<double> uploadUs;
	std::vector<double> allocations;
};

// One kind of widget, of which the first is changed again and again.
class Side {
public:
	// `painter` null: the graphics thread makes the picture itself, so the change is part of what is measured.
	Side(Widgets &widgets, std::vector<OBSSourceAutoRelease> sources, MeasuredPainter *painter)
		: widgets_(widgets), sources_(std::move(sources)), first_(sources_.front()), painter_(painter)
	{
	}

	// Test thread. Answers whether the change came to be drawn; between two tries a frame passes, in which the
	// board's pictures are hung.
	bool change(bool otherProduct, TakenOver &taken)
	{
		product_ += otherProduct ? 1 : 0;
		const auto make = widgets_.readyOnGraphicsThread({0, --number_, product_});
		if (painter_) {
			const std::size_t before = painter_->drawings();
			make();
			if (!painter_->waitForMoreThan(before)) {
				return false;
			}
		}
		bool isTaken = false;
		for (const double until = steadyUs() + kGiveUpUs; !isTaken && steadyUs() < until;) {
			LibobsHost::onGraphicsThread([&] {
				obs_enter_graphics();
				{
					OffscreenTarget target;
					isTaken = takeOver(target, make, taken);
				}
				obs_leave_graphics();
			});
		}
		return isTaken;
	}

private:
	// One frame of it; answers whether a new picture went to the graphics card in it.
	bool takeOver(OffscreenTarget &target, const std::function<void()> &make, TakenOver &taken)
	{
		const ThreadClock cpu = ThreadClock::mine();
		target.begin();
		const Watch watch;
		const double wallBefore = steadyUs();
		const double cpuBefore = cpu.us();
		if (!painter_) {
			make();
		}
		first_.tick();
		first_.render();
		const double cpuAfter = cpu.us();
		const double wallAfter = steadyUs();
		const Asked asked = watch.asked();
		target.end();
		if (asked.uploads + asked.vertexBuffers == 0) {
			return false;
		}
		taken.cpuUs.push_back(cpuAfter - cpuBefore);
		taken.wallUs.push_back(wallAfter - wallBefore);
		taken.uploadUs.push_back(asked.uploadUs);
		taken.allocations.push_back(static_cast<double>(asked.allocations));
		return true;
	}

	Widgets &widgets_;
	std::vector<OBSSourceAutoRelease> sources_;
	OpenSource first_;
	MeasuredPainter *painter_;
	std::int64_t number_ = kFirstNumber;
	int product_ = 0;
};

struct Result {
	TakenOver counter;
	TakenOver text;
	std::vector<double> drawMs;
	std::vector<double> drawCpuMs;
};

void measureBlock(Side &counters, Side &texts, bool otherProduct, Result &result)
{
	for (int change = 0; change < kChangesInABlock; ++change) {
		if (!counters.change(otherProduct, result.counter) || !texts.change(otherProduct, result.text)) {
			throw std::runtime_error("a change was not drawn within ten seconds");
		}
	}
}

Result measure(Side &counters, Side &texts, MeasuredPainter &painter, bool otherProduct)
{
	Result result;
	Result warmUp;
	measureBlock(counters, texts, otherProduct, warmUp);
	painter.takeTimes();
	for (int block = 0; block < kBlocks; ++block) {
		measureBlock(counters, texts, otherProduct, result);
	}
	for (const DrawTime &time : painter.takeTimes()) {
		result.drawMs.push_back(time.wallUs / 1e3);
		result.drawCpuMs.push_back(time.cpuUs / 1e3);
	}
	return result;
}

void addRows(std::vector<Row> &rows, const std::string &what, const Result &result)
{
	const Spread draw = spreadOf(result.drawMs);
	const Spread counter = spreadOf(result.counter.cpuUs);
	const Spread text = spreadOf(result.text.cpuUs);
	const std::string painter = what + ": painter, ";
	const std::string graphics = what + ": graphics thread, ";
	rows.push_back({painter + "median", "ms", draw.median, {}, "under 4 ms", draw.median < 4});
	rows.push_back({painter + "p99", "ms", draw.p99, {}, "", {}});
	rows.push_back({painter + "CPU", "ms", medianOf(result.drawCpuMs), {}, "", {}});
	rows.push_back({graphics + "CPU", "µs", counter.median, text.median, "under 100 µs", counter.median < 100});
	rows.push_back({graphics + "of that libobs's texture upload",
			"µs",
			medianOf(result.counter.uploadUs),
			medianOf(result.text.uploadUs),
			"",
			{}});
	rows.push_back({graphics + "CPU p99", "µs", counter.p99, text.p99, "", {}});
	rows.push_back(
		{graphics + "median", "µs", medianOf(result.counter.wallUs), medianOf(result.text.wallUs), "", {}});
	rows.push_back({graphics + "allocations",
			"",
			medianOf(result.counter.allocations),
			medianOf(result.text.allocations),
			"",
			{}});
}

} // namespace

std::vector<Row> measureOneChange(CounterWidgets &counterWidgets, TextWidgets &textWidgets)
{
	Side counters(counterWidgets, makeDrawn(counterWidgets), &counterWidgets.painter());
	auto sources = makeDrawn(textWidgets);
	textWidgets.use(sources);
	Side texts(textWidgets, std::move(sources), nullptr);
	std::vector<Row> rows;
	addRows(rows, "one number changes", measure(counters, texts, counterWidgets.painter(), false));
	addRows(rows, "another product", measure(counters, texts, counterWidgets.painter(), true));
	return rows;
}

} // namespace widget
