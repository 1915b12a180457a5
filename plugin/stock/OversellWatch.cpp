#include "stock/OversellWatch.hpp"

#include "stock/Ledger.hpp"

#include <algorithm>

namespace stock {

namespace {

std::int64_t unitsShort(const VariantFigures &figures)
{
	if (figures.backorder || !figures.available) {
		return 0;
	}
	if (figures.ordersAsOf && figures.onHand) {
		return figures.ordered.open - *figures.onHand - figures.beyond;
	}
	return figures.ordered.untaken - *figures.available;
}

} // namespace

void OversellWatch::look(const Ledger &ledger, const std::string &shop, const std::vector<std::string> &touched)
{
	std::vector<std::string> variants = touched;
	for (const auto &[key, known] : cases_) {
		if (key.first == shop) {
			variants.push_back(key.second);
		}
	}
	std::ranges::sort(variants);
	variants.erase(std::unique(variants.begin(), variants.end()), variants.end());
	for (const std::string &variant : variants) {
		lookAt(ledger, shop, variant);
	}
}

void OversellWatch::lookAt(const Ledger &ledger, const std::string &shop, const std::string &variant)
{
	const auto figures = ledger.variant(shop, variant);
	const std::int64_t units = figures ? unitsShort(*figures) : 0;
	const auto key = std::pair(shop, variant);
	if (units <= 0) {
		cases_.erase(key);
		return;
	}
	const auto [entry, isNew] = cases_.try_emplace(key);
	Case &known = entry->second;
	const core::WallTime ordersAsOf = figures->ordersAsOf.value_or(figures->levelAsOf);
	if (units <= known.found.units) {
		known.suspected = 0;
		known.found.units = units;
	} else if (known.suspected == 0) {
		known.suspected = units;
		known.arose = std::max(figures->levelAsOf, ordersAsOf);
		fresh_[shop].push_back(variant);
	} else if (figures->levelAsOf > known.arose && ordersAsOf > known.arose) {
		known.found = {shop, variant, figures->sku, units, {}, {}, 0};
		known.suspected = 0;
	}
	if (known.found.units > 0) {
		Claims claims = ledger.claims(shop, variant, known.found.units);
		known.found.orders = std::move(claims.beyond);
		known.found.others = std::move(claims.others);
		known.found.more = claims.more;
	}
}

void OversellWatch::forget(const std::string &shop)
{
	std::erase_if(cases_, [&](const auto &entry) { return entry.first.first == shop; });
	fresh_.erase(shop);
}

std::map<std::string, std::vector<std::string>> OversellWatch::takeSuspects()
{
	return std::exchange(fresh_, {});
}

std::vector<Oversell> OversellWatch::found() const
{
	std::vector<Oversell> found;
	for (const auto &[key, known] : cases_) {
		if (known.found.units > 0) {
			found.push_back(known.found);
		}
	}
	return found;
}

} // namespace stock
