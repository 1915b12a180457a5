#include "app/CounterBoard.hpp"
#include "app/Clock.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <condition_variable>
#include <future>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

using namespace app;
using core::Duration;
using core::Instant;

namespace {

// Draws a picture of one pixel and remembers what it was asked for; can be held in the middle of a drawing.
class Easel final : public overlay::PaintPort {
public:
	std::unique_ptr<overlay::CounterCanvas> makeCanvas() override { return std::make_unique<Canvas>(*this); }

	overlay::Drawing draw(const overlay::CounterView &view, const overlay::CounterSettings &settings, double scale)
	{
		std::unique_lock lock(mutex_);
		views_.push_back(view);
		started_.notify_all();
		free_.wait(lock, [this] { return !held_ && views_.size() < holdFrom_; });
		overlay::Drawing drawing;
		drawing.width = static_cast<int>(100 * scale);
		drawing.height = static_cast<int>(50 * scale);
		if (view.visible) {
			drawing.image = std::make_shared<const core::Image>(core::Image{1, 1, {0, 0, 0, 255}});
		}
		if (!settings.templateName.empty()) {
			drawing.trouble.key = "no such template";
		}
		return drawing;
	}

	void changeTemplate() { ++revision_; }

	void hold() { setHeld(true); }
	void letGo() { setHeld(false); }
	// Holds the drawing with this number, and those after it, until it is let go.
	void holdFrom(std::size_t drawing)
	{
		std::lock_guard guard(mutex_);
		holdFrom_ = drawing;
	}
	void waitForDrawings(std::size_t number)
	{
		std::unique_lock lock(mutex_);
		started_.wait(lock, [&] { return views_.size() >= number; });
	}
	std::size_t drawings() const
	{
		std::lock_guard guard(mutex_);
		return views_.size();
	}
	std::string lastNumber() const
	{
		std::lock_guard guard(mutex_);
		return views_.empty() || !views_.back().visible ? "" : views_.back().texts.at("available");
	}

private:
	class Canvas final : public overlay::CounterCanvas {
	public:
		explicit Canvas(Easel &easel) : easel_(easel) {}
		overlay::ListRooms rooms(const overlay::CounterSettings &) override { return {}; }
		std::uint64_t revision(const overlay::CounterView &, const overlay::CounterSettings &) override
		{
			return easel_.revision_;
		}
		overlay::Drawing draw(const overlay::CounterView &view, const overlay::CounterSettings &settings,
				      double scale) override
		{
			return easel_.draw(view, settings, scale);
		}

	private:
		Easel &easel_;
	};

	void setHeld(bool held)
	{
		std::lock_guard guard(mutex_);
		held_ = held;
		holdFrom_ = std::numeric_limits<std::size_t>::max();
		free_.notify_all();
	}

	mutable std::mutex mutex_;
	std::condition_variable started_, free_;
	bool held_ = false;
	std::size_t holdFrom_ = std::numeric_limits<std::size_t>::max();
	std::vector<overlay::CounterView> views_;
	std::atomic<std::uint64_t> revision_{1};
};

class CounterBoardTest : public testing::Test {
protected:
	void TearDown() override { easel.letGo(); }

	void publish(std::int64_t available, Instant confirmedAt = now(), Duration staleAfter = Duration::seconds(3600),
		     const char *onAir = "HAT")
	{
		overlay::ShelfFacts facts;
		facts.onAir = onAir;
		stock::SkuState hat;
		hat.sku = "HAT";
		hat.available = available;
		hat.opening = 100;
		hat.confirmedAt = confirmedAt;
		facts.skus.push_back({.stock = std::make_shared<const stock::SkuState>(std::move(hat)),
				      .staleAt = confirmedAt + staleAfter});
		facts.index.add({{stock::hash64("HAT"), 0}});
		board.publish(std::make_shared<const overlay::ShelfFacts>(std::move(facts)));
	}

public:
	// Waits until the counter's picture is as wanted; a picture that never comes is caught by the test's time
	// limit.
	static std::shared_ptr<const PaintedCounter> pictureOf(const Counter &counter, auto &&wanted)
	{
		for (;;) {
			auto picture = counter.latest();
			if (picture && wanted(*picture)) {
				return picture;
			}
			std::this_thread::yield();
		}
	}
	static bool isDrawn(const PaintedCounter &picture) { return picture.image != nullptr; }
	static bool isEmpty(const PaintedCounter &picture) { return picture.image == nullptr; }

protected:
	Easel easel;
	CounterBoard board{easel, [](std::string_view key) {
				   return std::string(key);
			   }};
};

} // namespace

TEST_F(CounterBoardTest, CounterHasItsSizeAndTroubleBeforeTheShopAnswers)
{
	const auto counter = board.add();
	overlay::CounterSettings settings;
	settings.templateName = "gone.svg";
	counter->configure(settings, 2);
	const auto picture = pictureOf(*counter, isEmpty);
	EXPECT_EQ(picture->width, 200);
	EXPECT_EQ(picture->height, 100);
	EXPECT_EQ(picture->trouble.key, "no such template");
}

TEST_F(CounterBoardTest, DrawsOnPublishAndOnAChangedWish)
{
	const auto counter = board.add();
	counter->configure({}, 1);
	publish(7);
	pictureOf(*counter, isDrawn);
	EXPECT_EQ(easel.lastNumber(), "7");
	counter->configure({}, 3);
	EXPECT_EQ(pictureOf(*counter, [](const auto &picture) { return picture.width == 300; })->height, 150);
}

TEST_F(CounterBoardTest, DrawsAgainWhenTheTemplateIsAnotherThoughNothingIsPublished)
{
	const auto counter = board.add();
	overlay::CounterSettings settings;
	settings.templateName = "brand.svg";
	counter->configure(settings, 1);
	easel.waitForDrawings(1);
	easel.changeTemplate();
	easel.waitForDrawings(2);
}

TEST_F(CounterBoardTest, ConfirmationWithoutAChangeKeepsTheDrawingAndExtendsIt)
{
	const auto counter = board.add();
	counter->configure({}, 1);
	publish(7);
	const auto first = pictureOf(*counter, isDrawn);
	const auto drawings = easel.drawings();
	publish(7, now() + Duration::seconds(1));
	const auto later =
		pictureOf(*counter, [&](const auto &picture) { return picture.validUntil != first->validUntil; });
	EXPECT_EQ(later->image, first->image);
	EXPECT_EQ(easel.drawings(), drawings);
}

TEST_F(CounterBoardTest, NumberGoesWhenItsTimeIsOverThoughNothingIsPublished)
{
	const auto counter = board.add();
	counter->configure({}, 1);
	publish(7, now(), Duration::ms(200));
	const auto shown = pictureOf(*counter, isDrawn);
	pictureOf(*counter, isEmpty);
	EXPECT_GT(now(), shown->validUntil);
}

TEST_F(CounterBoardTest, LastOfManyUpdatesWins)
{
	const auto counter = board.add();
	counter->configure({}, 1);
	for (int left = 1000; left >= 1; --left) {
		publish(left);
	}
	while (easel.lastNumber() != "1") {
		std::this_thread::yield();
	}
	EXPECT_LE(easel.drawings(), 1002u);
}

TEST_F(CounterBoardTest, NobodyWaitsForADrawing)
{
	const auto counter = board.add();
	easel.hold();
	counter->configure({}, 1);
	easel.waitForDrawings(1); // the painter is in the middle of a drawing from here on
	counter->configure({}, 2);
	publish(5);
	board.add()->configure({}, 1);
	EXPECT_EQ(counter->latest(), nullptr);
	easel.letGo();
	EXPECT_EQ(pictureOf(*counter, isDrawn)->width, 200);
}

TEST_F(CounterBoardTest, CountersOfTheProductOnAirSwitchTogether)
{
	const auto first = board.add();
	first->configure({}, 1);
	const auto second = board.add();
	second->configure({}, 1);
	publish(7);
	const auto hat = pictureOf(*first, isDrawn);
	pictureOf(*second, isDrawn);
	const auto drawings = easel.drawings();
	easel.holdFrom(drawings + 2);
	publish(7, now(), Duration::seconds(3600), "NOTHING");
	easel.waitForDrawings(drawings + 2); // the first has been drawn, the second is in the middle of it
	EXPECT_EQ(first->latest()->image, hat->image);
	easel.letGo();
	pictureOf(*second, isEmpty);
	EXPECT_TRUE(isEmpty(*first->latest()));
}

TEST_F(CounterBoardTest, DroppedCounterIsNotDrawnAgain)
{
	const auto kept = board.add();
	kept->configure({}, 1);
	std::weak_ptr<Counter> dropped;
	{
		const auto counter = board.add();
		counter->configure({}, 1);
		pictureOf(*counter, isEmpty);
		dropped = counter;
	}
	pictureOf(*kept, isEmpty);
	while (!dropped.expired()) {
		std::this_thread::yield();
	}
	const auto before = easel.drawings();
	publish(3);
	pictureOf(*kept, isDrawn);
	EXPECT_EQ(easel.drawings(), before + 1);
}

TEST_F(CounterBoardTest, StopsWithinADrawingAndLeavesCountersUsable)
{
	const auto counter = board.add();
	counter->configure({}, 1);
	const auto another = board.add();
	another->configure({}, 1);
	pictureOf(*another, isEmpty);
	easel.hold();
	const auto before = easel.drawings();
	publish(5);
	easel.waitForDrawings(before + 1);
	auto stopped = std::async(std::launch::async, [this] { board.stop(); });
	EXPECT_EQ(stopped.wait_for(std::chrono::milliseconds(20)), std::future_status::timeout);
	easel.letGo();
	stopped.get();
	EXPECT_LE(easel.drawings(), before + 2);
	board.stop();
	counter->configure({}, 2); // wakes nobody, touches nothing that is gone
	publish(4);
}

TEST(CounterRecord, TellsEachNumberThatViewersSeeOnce)
{
	Easel easel;
	std::mutex mutex;
	std::vector<std::string> told;
	const auto record = [&](const stock::JournalEvent &event) {
		const std::lock_guard guard(mutex);
		told.push_back(std::to_string(event.number) + " " + event.sku + " " + event.shop + " " + event.text);
	};
	const auto waitFor = [&](const std::vector<std::string> &wanted) {
		for (;;) { // an event that never comes is caught by the test's time limit
			const std::lock_guard guard(mutex);
			if (told.size() >= wanted.size()) {
				EXPECT_EQ(told, wanted);
				return;
			}
		}
	};
	{
		CounterBoard board(easel, [](std::string_view key) { return std::string(key); }, record);
		const auto publish = [&](std::int64_t available) {
			overlay::ShelfFacts facts;
			stock::SkuState hat;
			hat.sku = "HAT";
			hat.available = available;
			hat.confirmedAt = now();
			for (const char *shop : {"b", "a", "b"}) {
				hat.parts.push_back({.shop = shop});
			}
			facts.onAir = "HAT";
			facts.skus.push_back({.stock = std::make_shared<const stock::SkuState>(std::move(hat))});
			facts.index.add({{stock::hash64("HAT"), 0}});
			board.publish(std::make_shared<const overlay::ShelfFacts>(std::move(facts)));
		};
		const auto hidden = board.add();
		hidden->configure({}, 1);
		auto counter = board.add();
		counter->configure({}, 1);
		publish(7);
		CounterBoardTest::pictureOf(*counter, CounterBoardTest::isDrawn);
		counter->setOnProgram(true);
		waitFor({"2 HAT a,b 7"});
		publish(7); // the same number, confirmed later
		publish(6);
		waitFor({"2 HAT a,b 7", "2 HAT a,b 6"});
		counter->setOnProgram(false);
		waitFor({"2 HAT a,b 7", "2 HAT a,b 6", "2 HAT  "});
		counter->setOnProgram(true);
		waitFor({"2 HAT a,b 7", "2 HAT a,b 6", "2 HAT  ", "2 HAT a,b 6"});
		counter.reset(); // its source is deleted while viewers see it
		publish(5);
		waitFor({"2 HAT a,b 7", "2 HAT a,b 6", "2 HAT  ", "2 HAT a,b 6", "2 HAT  "});
		hidden->setOnProgram(true);
		waitFor({"2 HAT a,b 7", "2 HAT a,b 6", "2 HAT  ", "2 HAT a,b 6", "2 HAT  ", "1 HAT a,b 5"});
	}
	waitFor({"2 HAT a,b 7", "2 HAT a,b 6", "2 HAT  ", "2 HAT a,b 6", "2 HAT  ", "1 HAT a,b 5", "1 HAT  "});
}

TEST(CounterAlone, OutlivesItsBoard)
{
	Easel easel;
	std::shared_ptr<Counter> counter;
	{
		CounterBoard board(easel, [](std::string_view key) { return std::string(key); });
		counter = board.add();
	}
	counter->configure({}, 1);
	EXPECT_EQ(counter->latest(), nullptr);
}
