#include "libobs/CounterStage.hpp"

#include "app/Clock.hpp"

#include <utility>

CounterStage *stage = nullptr;

const QColor CounterStage::kBehind(0x2E, 0x5C, 0x8A);

namespace {

class GatedCanvas final : public overlay::CounterCanvas {
public:
	GatedCanvas(GatedPainter &gate, std::unique_ptr<overlay::CounterCanvas> canvas)
		: gate_(gate), canvas_(std::move(canvas))
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
		gate_.pass();
		return canvas_->draw(view, settings, scale);
	}

private:
	GatedPainter &gate_;
	const std::unique_ptr<overlay::CounterCanvas> canvas_;
};

} // namespace

std::unique_ptr<overlay::CounterCanvas> GatedPainter::makeCanvas()
{
	return std::make_unique<GatedCanvas>(*this, painter_.makeCanvas());
}

void GatedPainter::pass()
{
	std::unique_lock lock(mutex_);
	stuck_ = closed_;
	changed_.notify_all();
	changed_.wait(lock, [this] { return !closed_; });
	stuck_ = false;
}

void GatedPainter::close()
{
	std::lock_guard guard(mutex_);
	closed_ = true;
}

void GatedPainter::open()
{
	std::lock_guard guard(mutex_);
	closed_ = false;
	changed_.notify_all();
}

void GatedPainter::waitUntilStuck()
{
	std::unique_lock lock(mutex_);
	changed_.wait(lock, [this] { return stuck_; });
}

CounterStage::CounterStage()
	: painter_(LIVESHELF_SOURCE_DIR "/data/templates"),
	  board_(painter_, [this](std::string_view key) { return words_.load()->texts().at(std::string(key)); })
{
}

void CounterStage::registerSource()
{
	const auto skus = [] {
		return std::vector<std::pair<std::string, std::string>>{{kSku, "Blue winter hat"}, {"SOCKS", "Socks"}};
	};
	host::registerCounterSource(board_, {skus, LIVESHELF_SOURCE_DIR "/data/effects/counter.effect", ""});
}

const char *CounterStage::text(const char *key)
{
	return english_.texts().at(key).c_str();
}

core::Instant CounterStage::publish(const ShownSku &shown, core::Duration staleAfter)
{
	stock::SkuState sku;
	sku.sku = kSku;
	sku.title = shown.title;
	sku.variant = shown.variant;
	sku.available = shown.available;
	sku.opening = shown.opening;
	sku.confirmedAt = app::now() - shown.age;
	const core::Instant validUntil = sku.confirmedAt + staleAfter;

	overlay::SkuFacts facts;
	sku.rehearsal = shown.rehearsal;
	facts.stock = std::make_shared<const stock::SkuState>(std::move(sku));
	facts.forecast.sellsOutIn = shown.sellsOutIn;
	facts.status = shown.status;
	facts.staleAt = validUntil;
	overlay::ShelfFacts shelf;
	shelf.onAir = kSku;
	shelf.skus.push_back(std::move(facts));
	shelf.index.add({{stock::hash64(kSku), 0}});
	board_.publish(std::make_shared<const overlay::ShelfFacts>(std::move(shelf)));
	return validUntil;
}

void CounterStage::clear()
{
	board_.publish(std::make_shared<const overlay::ShelfFacts>());
}

OBSSourceAutoRelease CounterStage::makeCounter(const std::string &settings)
{
	const OBSDataAutoRelease data = obs_data_create_from_json(settings.c_str());
	OBSSourceAutoRelease source = obs_source_create_private("liveshelf_stock_counter", "counter under test", data);
	LibobsHost::passFramesUntil([&] { return obs_source_get_width(source) > 0; });
	return source;
}

host::CounterSource &CounterStage::counterOf(obs_source_t *source)
{
	return *static_cast<host::CounterSource *>(obs_obj_get_data(source));
}
