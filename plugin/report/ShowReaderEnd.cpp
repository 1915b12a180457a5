// What all that was heard of a show comes to.
#include "report/ShowReader.hpp"
#include "report/StallCost.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <ranges>
#include <utility>

namespace report {

namespace {

using Level = stock::AlertNote::Level;

constexpr double kMostColumns = 120; // of orders and units a minute

double columnFor(double length)
{
	constexpr double kColumns[] = {5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600};
	for (const double column : kColumns) {
		if (length / column <= kMostColumns) {
			return column;
		}
	}
	return length / kMostColumns;
}

std::vector<double> columnsOf(const std::vector<float> &seconds, double column)
{
	std::vector<double> columns(static_cast<std::size_t>(std::ceil(static_cast<double>(seconds.size()) / column)));
	for (std::size_t second = 0; second < seconds.size(); ++second) {
		columns[static_cast<std::size_t>(static_cast<double>(second) / column)] +=
			static_cast<double>(seconds[second]);
	}
	return columns;
}

// Says that it will run out, not that it did.
bool isAhead(Level level)
{
	return level == Level::Soon || level == Level::Now;
}

// What a shop said after it was another one for a while goes on with what it said before.
void goOn(ShopUnits &before, const ShopUnits &then)
{
	Units units = before.units;
	units += then.units;
	units.opening = before.units.opening;
	units.corrected += then.units.opening - before.units.closing;
	units.closing = then.units.closing;
	before.units = units;
	before.basis = then.basis;
}

} // namespace

std::vector<ShopUnits> ShowReader::unitsOf(const std::string &sku) const
{
	std::vector<ShopUnits> all;
	const auto add = [&](const ShopBooks &books) {
		const auto account = books.accounts().find(sku);
		if (account == books.accounts().end() || !account->second.known) {
			return;
		}
		const ShopUnits units{books.shop(), account->second.now.basis, account->second.units()};
		const auto before = std::ranges::find(all, units.shop, &ShopUnits::shop);
		if (before == all.end()) {
			all.push_back(units);
		} else {
			goOn(*before, units);
		}
	};
	std::ranges::for_each(closed_, add);
	std::ranges::for_each(books_ | std::views::values, add);
	return all;
}

SkuFigures ShowReader::figuresOf(const std::string &sku, Track &track)
{
	SkuFigures figures{.sku = sku, .shops = unitsOf(sku)};
	for (const ShopUnits &shop : figures.shops) {
		figures.units += shop.units;
	}
	const auto look = [&](const ShopBooks &books) {
		const auto account = books.accounts().find(sku);
		if (account != books.accounts().end() && account->second.known) {
			figures.rehearsal = figures.rehearsal || books.rehearsal();
			figures.tracked = figures.tracked && account->second.now.tracked;
			figures.title = account->second.title;
		}
	};
	std::ranges::for_each(closed_, look);
	std::ranges::for_each(books_ | std::views::values, look);
	figures.orders = track.orders;
	figures.soldOutAt = track.soldOutAt;
	figures.onAir = track.onAir;
	figures.warnedAtAll = track.warned;
	if (track.out && begun_ && !track.soldOutAt.empty()) {
		addUnmet(track, core::Instant::ms((show_.to - sessionBegan_).count()));
	}
	figures.unmet = track.unmet;
	const double time = length_ - track.since;
	if (track.known && time > 0) {
		track.weighed +=
			static_cast<double>(std::max<std::int64_t>(track.sum, 0)) * (length_ - track.weighedTo);
		track.weighedTo = length_;
		figures.averageStock = track.weighed / time;
		if (figures.averageStock > 0) {
			figures.turnover = static_cast<double>(figures.units.kept()) / figures.averageStock;
		}
	}
	if (track.known && (figures.moved() || !track.onAir.empty() || track.warned)) {
		std::vector<Span> silences;
		for (const auto &[shop, units] : track.stock) {
			std::ranges::copy(answers_[shop].gaps(length_), std::back_inserter(silences));
		}
		std::ranges::sort(silences, {}, &Span::from);
		figures.stock = track.curve->cut(silences, length_);
	}
	return figures;
}

std::vector<SkuFigures> ShowReader::allSkus()
{
	std::vector<SkuFigures> all;
	for (auto &[sku, track] : tracks_) {
		if (!unitsOf(sku).empty()) {
			all.push_back(figuresOf(sku, track));
		}
	}
	std::ranges::stable_sort(all, std::ranges::greater(), [](const SkuFigures &sku) { return sku.units.sold; });
	return all;
}

void ShowReader::judgeWarnings(const std::vector<SkuFigures> &skus)
{
	for (Warning &warning : warnings_) {
		const auto sku = std::ranges::find(skus, warning.sku, &SkuFigures::sku);
		if (sku == skus.end()) {
			continue;
		}
		const auto out = std::ranges::lower_bound(sku->soldOutAt, warning.at);
		if (out != sku->soldOutAt.end()) {
			warning.soldOutAfter = *out - warning.at;
		}
	}
}

ShowFigures ShowReader::finish()
{
	if (!begun_) {
		begin();
	}
	ShowFigures figures{.began = show_.from, .ended = show_.to, .streamed = show_.streamed};
	auto skus = allSkus();
	judgeWarnings(skus);
	for (SkuFigures &sku : skus) {
		const bool active = sku.moved() || !sku.onAir.empty() || sku.warnedAtAll;
		figures.units += sku.units;
		(sku.rehearsal ? figures.rehearsal : figures.real) = true;
		if (!sku.soldOutAt.empty()) {
			const double out = sku.soldOutAt.front();
			const auto first = std::ranges::find_if(warnings_, [&](const Warning &warning) {
				return warning.sku == sku.sku && isAhead(warning.level) && warning.at <= out;
			});
			if (warningsKnown_) {
				sku.firstWarningLead = first == warnings_.end() ? 0 : out - first->at;
			}
		}
		(active ? figures.skus : figures.resting).push_back(std::move(sku));
	}
	std::set<std::string> shops;
	for (const auto &[shop, answers] : answers_) {
		shops.insert(shop);
		for (const Span &span : answers.gaps(length_)) {
			figures.gaps.push_back({shop, span});
		}
	}
	figures.shops.assign(shops.begin(), shops.end());
	figures.orders = orders_;
	figures.ordersKnown = ordersKnown_;
	figures.column = columnFor(length_);
	figures.ordersIn = columnsOf(ordersAt_, figures.column);
	figures.unitsIn = columnsOf(unitsAt_, figures.column);
	figures.warnings = warnings_;
	figures.warningsKnown = warningsKnown_;
	figures.streams = streams_.streams();
	figures.stalls = streams_.stalls();
	std::vector<double> pitches;
	for (const SkuFigures &sku : figures.skus) { // one that was on air is among them
		std::ranges::transform(sku.onAir, std::back_inserter(pitches), &Span::from);
	}
	figures.stallCost = priceStalls(figures.stalls, figures.ordersKnown ? ordersAt_ : unitsAt_, std::move(pitches));
	return figures;
}

} // namespace report
