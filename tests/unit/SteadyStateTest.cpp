// What runs twenty times a second through a show of twelve hours takes no memory while there is nothing new to say.

#include "health/HealthMonitor.hpp"
#include "rate/BitrateController.hpp"
#include "rate/RateBuffer.hpp"
#include "support/LinkSimulator.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <string>
#include <string_view>
#include <vector>

using core::BitRate;
using core::Duration;

namespace {

thread_local long allocations = 0;

} // namespace

void *operator new(std::size_t size)
{
	++allocations;
	if (void *memory = std::malloc(size)) {
		return memory;
	}
	std::abort();
}

void operator delete(void *memory) noexcept
{
	std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
	std::free(memory);
}

namespace {

std::vector<health::LinkSample> samplesOfADip()
{
	support::LinkPlan link(BitRate::kbps(2500));
	link.dropsTo(BitRate::kbps(1200)).after(Duration::seconds(15));
	link.risesTo(BitRate::kbps(5000)).after(Duration::seconds(35));
	support::LinkSimulator simulator(link, {}, BitRate::kbps(2000), {});
	rate::BitrateController controller({BitRate::kbps(200), BitRate::kbps(2000)});
	std::vector<health::LinkSample> samples;
	simulator.runUntil(Duration::minutes(1), [&](const health::LinkSample &sample) -> support::EncoderOrder {
		samples.push_back(sample);
		return {controller.onSample(sample).target, {}};
	});
	return samples;
}

TEST(SteadyState, ASampleWithoutNewsTakesNoMemory)
{
	const std::vector<health::LinkSample> samples = samplesOfADip();
	ASSERT_GT(samples.size(), 1000u);
	rate::BitrateController controller({BitRate::kbps(200), BitRate::kbps(2000)});
	rate::RateBuffer buffer(BitRate::kbps(2000) * Duration::seconds(1));
	long quiet = 0, quietAllocations = 0, news = 0;
	for (const health::LinkSample &sample : samples) {
		const long before = allocations;
		const rate::BitrateDecision decision = controller.onSample(sample);
		buffer.next(sample.at, decision.target, BitRate::kbps(2000));
		if (decision.reason.empty()) {
			++quiet;
			quietAllocations += allocations - before;
		} else {
			++news;
		}
	}
	EXPECT_GT(news, 4) << "the dip was there";
	EXPECT_GT(quiet, 1000);
	EXPECT_EQ(quietAllocations, 0);
}

TEST(SteadyState, TheVerdictTakesMemoryOnlyForANewSentence)
{
	const std::vector<health::LinkSample> samples = samplesOfADip();
	health::HealthMonitor monitor;
	long allocating = 0, sentences = 0;
	std::string said;
	for (const health::LinkSample &sample : samples) {
		const long before = allocations;
		const health::HealthReport &report = monitor.onSample(sample);
		const bool took = allocations != before;
		const std::string now = core::render(
			report.sentence, [](std::string_view key) { return std::string(key) + " {rate} {queue}"; });
		sentences += now != said;
		said = now;
		allocating += took;
	}
	EXPECT_LE(allocating, sentences);
}

} // namespace
