#include "ui/PartWords.hpp"

#include "stock/StockSnapshot.hpp"
#include "ui/ShopWords.hpp"

#include <algorithm>
#include <array>
#include <ranges>

namespace ui {

using commerce::ActKind;

namespace {

const std::vector<stock::StockPart> &partsOf(const app::StockRow &row)
{
	static const std::vector<stock::StockPart> none;
	return row.stock ? row.stock->parts : none;
}

bool asksForUnits(ActKind kind)
{
	return kind == ActKind::SetStock || kind == ActKind::AddStock;
}

// As the shop calls it; without a name "gid://shopify/Location/4242" is 4242 to people.
QString nameOfLocation(const std::string &location, const app::ShopView *shop)
{
	if (shop) {
		const auto named = shop->locations.find(location);
		if (named != shop->locations.end() && !named->second.empty()) {
			return QString::fromStdString(named->second).simplified();
		}
	}
	return QString::fromStdString(location.substr(location.rfind('/') + 1)).simplified();
}

std::string_view poolKey(commerce::Pool pool)
{
	return pool == commerce::Pool::Live ? "Part.Pool.Live" : "Part.Pool.Promotion";
}

std::string_view actKey(ActKind kind)
{
	switch (kind) {
	case ActKind::Pause:
		return "Act.Pause";
	case ActKind::Resume:
		return "Act.Resume";
	case ActKind::SetStock:
		return "Act.SetStock";
	case ActKind::AddStock:
		break;
	}
	return "Act.AddStock";
}

bool makesSense(ActKind kind, const stock::StockPart &part)
{
	switch (kind) {
	case ActKind::Pause:
		return !part.paused;
	case ActKind::Resume:
		return part.paused;
	case ActKind::SetStock:
	case ActKind::AddStock:
		break;
	}
	return part.available.has_value();
}

// A pause is of the variant, wherever it lies.
bool isThere(const std::vector<ActOffer> &offers, const stock::StockPart &part, ActKind kind)
{
	return std::ranges::any_of(offers, [&](const ActOffer &offer) {
		return offer.wish.act.kind == kind && !asksForUnits(kind) && offer.wish.shop == part.shop &&
		       offer.wish.act.variantId == part.variantId;
	});
}

ActOffer offerOf(ActKind kind, const stock::StockPart &part, const app::StockRow &row, const app::ShelfView &view,
		 const Text &text)
{
	ActOffer offer;
	offer.title = QString::fromStdString(row.title).simplified();
	offer.wish.shop = part.shop;
	offer.wish.sku = row.sku;
	commerce::ShopAct &act = offer.wish.act;
	act.kind = kind;
	act.variantId = part.variantId;
	act.productId = part.productId;
	const app::ShopView *shop = shopOf(part, view.shops);
	offer.wish.shopName = nameOf(*shop, text).toStdString();
	if (asksForUnits(kind)) {
		act.location = part.location;
		act.pool = part.pool;
		act.seen = part.available;
		offer.place = placeOf(part, view.shops, text);
	} else {
		offer.place = nameOf(*shop, text);
		offer.wholeProduct = kind == ActKind::Pause && shop->pausesProducts;
	}
	return offer;
}

} // namespace

const app::ShopView *shopOf(const stock::StockPart &part, const std::vector<app::ShopView> &shops)
{
	const auto found = std::ranges::find(shops, part.shop.str(), &app::ShopView::id);
	return found == shops.end() ? nullptr : &*found;
}

QString placeOf(const stock::StockPart &part, const std::vector<app::ShopView> &shops, const Text &text)
{
	const app::ShopView *shop = shopOf(part, shops);
	QString place = shop ? nameOf(*shop, text) : text("Part.NotFollowed");
	if (!part.location.empty()) {
		place = text("Part.Location", {{"place", place}, {"location", nameOfLocation(part.location, shop)}});
	}
	if (part.pool != commerce::Pool::Shop) {
		place = text("Part.Pool", {{"place", place}, {"pool", text(poolKey(part.pool))}});
	}
	return place;
}

QStringList partLines(const app::StockRow &row, const app::ShelfView &view, const Text &text)
{
	const auto &parts = partsOf(row);
	QStringList lines;
	if (parts.size() < 2 && view.shops.size() < 2) {
		return lines;
	}
	for (const stock::StockPart &part : parts) {
		const QString units = part.available ? text.number(*part.available) : QStringLiteral("–");
		const auto seconds = std::max<std::int64_t>((view.at - part.confirmedAt).ms() / 1000, 0);
		QString line = text("Part.Line", {{"place", placeOf(part, view.shops, text)},
						  {"units", units},
						  {"age", text("Shelf.Age", {{"seconds", text.number(seconds)}})}});
		if (!part.listed) {
			line = text("Part.Remark", {{"part", line}, {"remark", text("Shelf.NotListed")}});
		} else if (part.paused) {
			line = text("Part.Remark", {{"part", line}, {"remark", text("Part.Paused")}});
		} else if (part.backorder) {
			line = text("Part.Remark", {{"part", line}, {"remark", text("Part.Backorder")}});
		}
		lines.append(line);
	}
	return lines;
}

std::vector<ActOffer> actOffers(const app::StockRow &row, const app::ShelfView &view, const Text &text)
{
	constexpr std::array kKinds{ActKind::Pause, ActKind::Resume, ActKind::SetStock, ActKind::AddStock};
	std::vector<ActOffer> offers;
	for (const ActKind kind : kKinds) {
		for (const stock::StockPart &part : partsOf(row)) {
			const app::ShopView *shop = shopOf(part, view.shops);
			if (shop && part.listed && shop->acts.contains(kind) && makesSense(kind, part) &&
			    !isThere(offers, part, kind)) {
				offers.push_back(offerOf(kind, part, row, view, text));
			}
		}
	}
	return offers;
}

QString labelOf(const ActOffer &offer, const std::vector<ActOffer> &all, const Text &text)
{
	const ActKind kind = offer.wish.act.kind;
	const auto same =
		std::ranges::count_if(all, [&](const ActOffer &other) { return other.wish.act.kind == kind; });
	const QString act = text(kind == ActKind::Pause && offer.wholeProduct ? "Act.PauseProduct" : actKey(kind));
	return same < 2 ? act : text("Act.At", {{"act", act}, {"place", offer.place}});
}

app::ActWish withUnits(const ActOffer &offer, std::int64_t units)
{
	app::ActWish wish = offer.wish;
	wish.act.units = asksForUnits(wish.act.kind) ? units : 0;
	return wish;
}

QString questionOf(const ActOffer &offer, const Text &text)
{
	const std::initializer_list<Text::Value> values{{"title", offer.title},
							{"sku", QString::fromStdString(offer.wish.sku).simplified()},
							{"place", offer.place}};
	switch (offer.wish.act.kind) {
	case ActKind::Pause:
		return text(offer.wholeProduct ? "Act.PauseProduct.Question" : "Act.Pause.Question", values);
	case ActKind::Resume:
		return text("Act.Resume.Question", values);
	case ActKind::SetStock:
		return text("Act.SetStock.Question", values);
	case ActKind::AddStock:
		break;
	}
	return text("Act.AddStock.Question", values);
}

QString previewOf(const ActOffer &offer, std::int64_t units, const Text &text)
{
	const commerce::ShopAct &act = offer.wish.act;
	if (!asksForUnits(act.kind) || !act.seen) {
		return {};
	}
	const std::int64_t after = act.kind == ActKind::SetStock ? units : *act.seen + units;
	return after == *act.seen
		       ? QString()
		       : text("Act.Preview", {{"before", text.number(*act.seen)}, {"after", text.number(after)}});
}

} // namespace ui
