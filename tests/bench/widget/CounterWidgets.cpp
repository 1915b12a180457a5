#include "widget/CounterWidgets.hpp"

#include "app/Clock.hpp"
#include "obs/CounterSource.hpp"
#include "widget/Marker.hpp"
#include "widget/ThreadClock.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <format>
#include <memory>
#include <utility>

namespace widget {

namespace {

struct Product {
	const char *title;
	const char *variant;
	alerts::SkuStatus status;
};

constexpr std::array<Product, 4> kProducts = {{
	{"Blue winter hat", "Size M", alerts::SkuStatus::Ok},
	{"Hooded raincoat", "Yellow, size L", alerts::SkuStatus::Hot},
	{"加厚羊毛围巾 秋冬新款", "米白色", alerts::SkuStatus::Low},
	{"Enamel camping mug", "350 ml", alerts::SkuStatus::Ok},
}};

std::string skuOf(int index)
{
	return std::format("SKU-{:02}", index);
}

overlay::SkuFacts factsOf(const Change &change)
{
	const Product &product = kProducts[static_cast<std::size_t>(change.product) % kProducts.size()];
	stock::SkuState sku;
	sku.sku = skuOf(change.index);
	sku.title = product.title;
	sku.variant = product.variant;
	sku.available = change.number;
	sku.opening = Marker::kNumbers;
	sku.confirmedAt = app::now();
	overlay::SkuFacts facts;
	facts.stock = std::make_shared<const stock::SkuState>(std::move(sku));
	facts.status = product.status;
	return facts;
}

void stamp(core::Image &image, std::int64_t number)
{
	const auto [red, green, blue] = Marker::of(number).rgb;
	for (int y = 0; y < std::min(Marker::kSize, image.height); ++y) {
		for (int x = 0; x < std::min(Marker::kSize, image.width); ++x) {
			const auto at =
				static_cast<std::size_t>(y) * image.rowBytes() + static_cast<std::size_t>(x) * 4;
			const std::array<std::uint8_t, 4> pixel = {blue, green, red, 255};
			std::ranges::copy(pixel, image.pixels.begin() + static_cast<std::ptrdiff_t>(at));
		}
	}
}

class MeasuredCanvas final : public overlay::CounterCanvas {
public:
	MeasuredCanvas(MeasuredPainter &painter, std::unique_ptr<overlay::CounterCanvas> canvas)
		: painter_(painter), canvas_(std::move(canvas))
	{
	}

	overlay::ListRooms rooms(const overlay::CounterSettings &settings) override { return canvas_->rooms(settings); }
	std::uint64_t revision(const overlay::CounterView &view, const overlay::CounterSettings &settings) override
	{
		return canvas_->revision(view, settings);
	}
	overlay::Drawing draw(const overlay::CounterView &view, const overlay::CounterSettings &settings,
			      double scale) override
	{
		const ThreadClock cpu = ThreadClock::mine();
		const double cpuBefore = cpu.us();
		const double before = steadyUs();
		overlay::Drawing drawing = canvas_->draw(view, settings, scale);
		const DrawTime time{steadyUs() - before, cpu.us() - cpuBefore};

		const auto text = view.texts.find("available");
		if (text != view.texts.end() && drawing.image) {
			std::int64_t number = 0;
			std::from_chars(text->second.data(), text->second.data() + text->second.size(), number);
			mark(drawing, number);
		}
		painter_.note(time);
		return drawing;
	}

private:
	// A patch more where the drawing has patches; else in its image, of which there must not be another one: memory
	// is measured, too.
	static void mark(overlay::Drawing &drawing, std::int64_t number)
	{
		if (!drawing.patches) {
			stamp(const_cast<core::Image &>(*drawing.image), number);
			return;
		}
		auto marked = std::make_shared<overlay::Patches>(*drawing.patches);
		core::Image marker{Marker::kSize, Marker::kSize, {}};
		marker.pixels.resize(marker.rowBytes() * Marker::kSize);
		stamp(marker, number);
		marked->push_back({0, 0, std::move(marker)});
		drawing.patches = std::move(marked);
	}

	MeasuredPainter &painter_;
	const std::unique_ptr<overlay::CounterCanvas> canvas_;
};

} // namespace

std::unique_ptr<overlay::CounterCanvas> MeasuredPainter::makeCanvas()
{
	return std::make_unique<MeasuredCanvas>(*this, painter_.makeCanvas());
}

void MeasuredPainter::note(const DrawTime &time)
{
	{
		std::lock_guard guard(mutex_);
		times_.push_back(time);
		++drawings_;
	}
	changed_.notify_all();
}

std::vector<DrawTime> MeasuredPainter::takeTimes()
{
	std::lock_guard guard(mutex_);
	return std::exchange(times_, {});
}

std::size_t MeasuredPainter::drawings()
{
	std::lock_guard guard(mutex_);
	return drawings_;
}

bool MeasuredPainter::waitForMoreThan(std::size_t before)
{
	std::unique_lock lock(mutex_);
	return changed_.wait_for(lock, std::chrono::seconds(10), [&] { return drawings_ > before; });
}

CounterWidgets::CounterWidgets()
	: painter_(LIVESHELF_SOURCE_DIR "/data/templates"),
	  board_(painter_, [this](std::string_view key) { return words_.texts().at(std::string(key)); })
{
	std::vector<stock::SkuIndex::Entry> rows;
	rows.reserve(kWidgets);
	shelf_.skus.reserve(kWidgets);
	for (int index = 0; index < kWidgets; ++index) {
		shelf_.skus.push_back(factsOf({index, kFirstNumber}));
		rows.push_back({stock::hash64(skuOf(index)), static_cast<std::uint32_t>(index)});
	}
	shelf_.index.add(std::move(rows));
	board_.publish(std::make_shared<const overlay::ShelfFacts>(shelf_));
}

void CounterWidgets::registerSource()
{
	const auto none = [] {
		return std::vector<std::pair<std::string, std::string>>();
	};
	host::registerCounterSource(board_, {none, LIVESHELF_SOURCE_DIR "/data/effects/counter.effect", ""});
}

void CounterWidgets::reset()
{
	std::vector<Change> first;
	first.reserve(kWidgets);
	for (int index = 0; index < kWidgets; ++index) {
		first.push_back({index, kFirstNumber});
	}
	ready(first)();
}

OBSSourceAutoRelease CounterWidgets::make(int index)
{
	const OBSDataAutoRelease settings = obs_data_create();
	obs_data_set_string(settings, "sku", skuOf(index).c_str());
	obs_data_set_string(settings, "motion", "off"); // a change is on its first frame as a whole, as a text's is
	return obs_source_create_private("liveshelf_stock_counter", skuOf(index).c_str(), settings);
}

std::function<void()> CounterWidgets::ready(const std::vector<Change> &changes)
{
	for (const Change &change : changes) {
		shelf_.skus[static_cast<std::size_t>(change.index)] = factsOf(change);
	}
	return [this, facts = std::make_shared<const overlay::ShelfFacts>(shelf_)] {
		board_.publish(facts);
	};
}

} // namespace widget
