#include "overlay/CounterModel.hpp"

#include "overlay/StockSum.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace overlay {

namespace {

using Rows = std::vector<const SkuFacts *>;

// Beyond this a pace of the last minutes says nothing about the end.
constexpr core::Duration kFarthestEnd = core::Duration::minutes(60);

double shareLeft(std::int64_t available, std::int64_t opening)
{
	if (available <= 0) {
		return 0;
	}
	return opening <= 0 ? 1 : std::min(1.0, static_cast<double>(available) / static_cast<double>(opening));
}

// In whole minutes: an estimate is not a countdown, and must not look like one.
std::string endInWords(core::Duration sellsOutIn, const core::Translator &translate)
{
	if (sellsOutIn > kFarthestEnd) {
		return {};
	}
	if (sellsOutIn < core::Duration::minutes(1)) {
		return translate("Counter.SellsOutSoon");
	}
	const auto minutes = std::to_string(std::llround(sellsOutIn.minutes()));
	return core::render({"Counter.SellsOutInMinutes", {{"minutes", minutes}}}, translate);
}

// Makes the parts of one view, and notes what the whole must say of them.
class ViewMaker {
public:
	ViewMaker(const CounterSettings &settings, const ShelfFacts &facts, core::Instant now,
		  const core::Translator &translate)
		: settings_(settings), facts_(facts), now_(now), translate_(translate)
	{
	}

	// Nothing: it is to hide.
	std::optional<ItemView> item(const Rows &rows)
	{
		const StockSum sum = sumOf(rows, now_);
		if (isHidden(sum)) {
			return std::nullopt;
		}
		ItemView item;
		describe(item, rows);
		item.shown.emplace(sum.state.name);
		if (!sum.state.wordKey.empty()) {
			item.texts["state"] = translate_(sum.state.wordKey);
		}
		if (sum.state == kStale) {
			item.texts["available"] = translate_("Counter.Checking");
		} else if (sum.available) {
			count(item, sum);
			if (rows.size() == 1 && *sum.available > 0) {
				item.texts["sells-out-in"] = endInWords(rows.front()->forecast.sellsOutIn, translate_);
			}
		}
		return item;
	}

	// `more`: how many would be shown besides if there were room.
	std::vector<ItemView> list(const Rows &rows, std::size_t room, std::size_t &more)
	{
		std::vector<ItemView> items;
		items.reserve(std::min(rows.size(), room));
		more = 0;
		for (const SkuFacts *row : rows) {
			if (items.size() == room) {
				more += isHidden(sumOf({row}, now_)) ? 0 : 1;
			} else if (auto made = item({row})) {
				made->texts["rank"] = std::to_string(items.size() + 1);
				items.push_back(std::move(*made));
			}
		}
		return items;
	}

	Rows find(const std::vector<std::string> &skus) const
	{
		Rows rows;
		rows.reserve(skus.size());
		for (const std::string &sku : skus) {
			if (const SkuFacts *found = facts_.find(sku)) {
				rows.push_back(found);
			}
		}
		return rows;
	}

	// What the counter is about; nothing: nothing now.
	Rows subject() const
	{
		switch (settings_.follow) {
		case Follow::Queue:
			return first(find(facts_.queue));
		case Follow::Hot:
			return first(find(facts_.hot));
		case Follow::Sku:
		case Follow::Product:
			break;
		}
		const std::string &sku = settings_.sku.empty() ? facts_.onAir : settings_.sku;
		const SkuFacts *row = sku.empty() ? nullptr : facts_.find(sku);
		if (row == nullptr) {
			return {};
		}
		return settings_.follow == Follow::Product ? facts_.variantsOf(*row) : Rows{row};
	}

	bool rehearsal() const { return rehearsal_; }
	core::Instant validUntil() const { return validUntil_; }

private:
	bool isHidden(const StockSum &sum) const
	{
		return (sum.state == kStale && settings_.whenStale == WhenStale::Hide) ||
		       (sum.state == kSoldOut && settings_.whenSoldOut == WhenSoldOut::Hide);
	}

	static Rows first(Rows rows)
	{
		rows.resize(std::min<std::size_t>(rows.size(), 1));
		return rows;
	}

	void describe(ItemView &item, const Rows &rows)
	{
		const stock::SkuState &stock = *rows.front()->stock;
		for (const SkuFacts *row : rows) {
			rehearsal_ = rehearsal_ || row->stock->rehearsal;
			if (row->stock->rehearsal) {
				item.shown.emplace("rehearsal");
			}
		}
		item.texts["title"] = stock.title.empty() ? stock.sku : stock.title.str();
		if (rows.size() == 1) {
			item.texts["variant"] = stock.variant;
		}
		bool hasOffer = false;
		for (const SkuFacts *row : countedOf(rows)) {
			item.skus.push_back(row->stock->sku);
			if (row->stock->offer && !std::exchange(hasOffer, true)) {
				offer(item, *row->stock->offer);
			}
		}
	}

	static void offer(ItemView &item, const stock::Offer &offer)
	{
		if (offer.price) {
			item.texts["price"] = offer.price->text();
		}
		item.picture = offer.picture;
		item.link = offer.link;
		if (!offer.link.empty()) {
			item.shown.emplace("link");
		}
	}

	void count(ItemView &item, const StockSum &sum)
	{
		const bool isCapped = settings_.cap > 0 && *sum.available > settings_.cap;
		item.texts["available"] =
			isCapped ? std::to_string(settings_.cap) + '+' : std::to_string(*sum.available);
		item.texts["sold"] = std::to_string(sum.sold);
		item.bars["left"] = shareLeft(*sum.available, sum.opening);
		validUntil_ = std::min(validUntil_, sum.validUntil);
	}

	const CounterSettings &settings_;
	const ShelfFacts &facts_;
	const core::Instant now_;
	const core::Translator &translate_;
	bool rehearsal_ = false;
	core::Instant validUntil_ = core::Instant::never();
};

Rows variantsOf(const Rows &subject, const ShelfFacts &facts)
{
	if (subject.empty()) {
		return {};
	}
	Rows variants = facts.variantsOf(*subject.front());
	variants.resize(std::min(variants.size(), kMostRows));
	return variants;
}

} // namespace

CounterView makeCounterView(const CounterSettings &settings, const ListRooms &rooms, const ShelfFacts &facts,
			    core::Instant now, const core::Translator &translate)
{
	ViewMaker maker(settings, facts, now, translate);
	CounterView view;
	const Rows subject = maker.subject();
	if (!subject.empty()) {
		if (auto item = maker.item(subject)) {
			static_cast<ItemView &>(view) = std::move(*item);
			view.visible = true;
		}
	}
	std::size_t most = 0;
	for (const auto &[name, room] : rooms) {
		const Rows rows = name == "variants" ? variantsOf(subject, facts)
						     : maker.find(name == "queue" ? facts.queue : facts.hot);
		std::size_t more = 0;
		if (auto items = maker.list(rows, room, more); !items.empty()) {
			view.lists.emplace(name, std::move(items));
			view.visible = true;
		}
		most = std::max(most, more);
	}
	if (most > 0) {
		view.texts["more"] = '+' + std::to_string(most);
	}
	view.rehearsal = maker.rehearsal();
	if (view.rehearsal) {
		view.rehearsalWord = translate("Counter.Rehearsal");
	}
	view.validUntil = maker.validUntil();
	return view;
}

} // namespace overlay
