#include "report/ShowReader.hpp"

#include "report/StallCost.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <tuple>
#include <utility>

namespace report {

namespace {

using Kind = stock::JournalEvent::Kind;
using Level = stock::AlertNote::Level;

constexpr double kCurveColumns = 300;
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

ShowReader::ShowReader(ShowSpan show, core::WallTime sessionBegan)
	: show_(show), sessionBegan_(std::min(sessionBegan, show.from)),
	  length_(std::chrono::duration<double>(show.to - show.from).count()), now_(secondsOf(sessionBegan_)),
	  ordersAt_(static_cast<std::size_t>(length_) + 1), unitsAt_(ordersAt_.size()), streams_(length_)
{
}

double ShowReader::secondsOf(core::WallTime time) const
{
	return std::chrono::duration<double>(time - show_.from).count();
}

bool ShowReader::hear(const stock::JournalEvent &event)
{
	const double at = secondsOf(event.heard.wall);
	if (event.kind == Kind::Stall) { // dated back
		streams_.onStall(at, *stock::stallNote(event));
		return true;
	}
	if (at > length_) {
		return false;
	}
	now_ = std::max(now_, at);
	instant_ = std::max(instant_, core::Instant::ms((event.heard.wall - sessionBegan_).count()));
	if (!begun_ && now_ >= 0) {
		begin();
	}
	take(event);
	return true;
}

void ShowReader::take(const stock::JournalEvent &event)
{
	switch (event.kind) {
	case Kind::Update: {
		answers_[event.shop].onAnswer(now_);
		ShopBooks &books = books_.try_emplace(event.shop, event.shop).first->second;
		const auto heard = books.apply(event.update, {instant_, event.heard.wall});
		for (const ShopBooks::Change &changed : heard.changes) {
			change(event.shop, changed);
		}
		for (const stock::SoldUnits &sold : heard.sold) {
			const auto account = books.accounts().find(sold.sku);
			const bool isOrder =
				account != books.accounts().end() && account->second.now.basis != Basis::Levels;
			Track &track = tracks_[sold.sku];
			count(sold, track, isOrder);
			learn(sold, track);
		}
		for (const ShopBooks::Change &changed : heard.changes) {
			noteGone(tracks_[changed.sku]);
		}
		if (event.update.pitchedSku && !onAirByPerson_ && tracks_.contains(*event.update.pitchedSku)) {
			putOnAir(*event.update.pitchedSku);
		}
		break;
	}
	case Kind::Forget:
		forget(event.shop);
		break;
	case Kind::OnAir:
		onAirByPerson_ = true;
		putOnAir(event.sku);
		break;
	case Kind::Alert:
		if (const auto note = stock::alertNote(event)) {
			alert(*note);
		}
		break;
	case Kind::Acknowledge:
		acknowledge(event.sku, event.number == 1);
		break;
	case Kind::Stream:
		if (const auto note = stock::streamNote(event)) {
			warningsKnown_ = true; // whoever writes these writes warnings
			streams_.onStream(now_, *note);
		}
		break;
	default:
		break;
	}
}

// From here on it counts.
void ShowReader::begin()
{
	begun_ = true;
	for (auto &[shop, books] : books_) {
		books.begin();
	}
	closed_.clear();
	for (auto &[sku, track] : tracks_) {
		std::erase_if(track.stock, [this](const auto &of) { return !books_.contains(of.first); });
		track.sum = 0;
		for (const auto &[shop, units] : track.stock) {
			track.sum += units;
		}
		track.known = !track.stock.empty();
		if (track.known) {
			track.curve.emplace(std::max(length_, 1.0) / kCurveColumns);
			track.curve->add(0, static_cast<double>(track.sum));
		}
	}
	if (!onAir_.empty()) {
		tracks_[onAir_].onAir.push_back({0, length_});
	}
}

void ShowReader::change(const std::string &shop, const ShopBooks::Change &change)
{
	Track &track = tracks_[change.sku];
	std::int64_t &known = track.stock[shop];
	const std::int64_t before = track.sum;
	track.sum += change.stock - known;
	known = change.stock;
	if (!begun_) {
		return;
	}
	if (!track.known) {
		track.known = true;
		track.since = track.weighedTo = now_;
		track.curve.emplace(std::max(length_, 1.0) / kCurveColumns);
	} else if (before > 0 && track.sum <= 0) {
		track.soldOutAt.push_back(now_);
	}
	track.weighed += static_cast<double>(std::max<std::int64_t>(before, 0)) * (now_ - track.weighedTo);
	track.weighedTo = now_;
	track.curve->add(now_, static_cast<double>(track.sum));
}

void ShowReader::forget(const std::string &shop)
{
	const auto books = books_.find(shop);
	if (books == books_.end()) {
		return;
	}
	if (begun_) {
		closed_.push_back(std::move(books->second));
	}
	books_.erase(books);
	if (!tracks_.contains(onAir_) || tracks_[onAir_].stock.contains(shop)) {
		onAirByPerson_ = onAirByPerson_ && tracks_[onAir_].stock.size() > 1;
	}
}

void ShowReader::putOnAir(const std::string &sku)
{
	if (sku == onAir_) {
		return;
	}
	endOnAir();
	onAir_ = sku;
	if (begun_ && !sku.empty()) {
		tracks_[sku].onAir.push_back({now_, length_});
	}
}

void ShowReader::endOnAir()
{
	if (begun_ && !onAir_.empty() && !tracks_[onAir_].onAir.empty()) {
		tracks_[onAir_].onAir.back().to = now_;
	}
}

void ShowReader::count(const stock::SoldUnits &sold, Track &track, bool isOrder)
{
	const double to = static_cast<double>(sold.at.us()) / 1e6 -
			  std::chrono::duration<double>(show_.from - sessionBegan_).count();
	if (!begun_ || to < 0) {
		return;
	}
	const double from = std::max(0.0, to - sold.within.seconds());
	const auto last = std::min(static_cast<std::size_t>(to), unitsAt_.size() - 1);
	const auto first = std::min(static_cast<std::size_t>(from), last);
	const auto parts = static_cast<float>(last - first + 1);
	for (std::size_t second = first; second <= last; ++second) {
		unitsAt_[second] += static_cast<float>(sold.units) / parts;
		if (isOrder) {
			ordersAt_[second] += 1 / parts;
		}
	}
	track.sold.push_back({to, static_cast<double>(sold.units)});
	if (isOrder) {
		ordersKnown_ = true;
		++orders_;
		++track.orders;
	}
}

void ShowReader::alert(const stock::AlertNote &note)
{
	warningsKnown_ = true;
	if (!begun_) {
		return;
	}
	if (note.what == stock::AlertNote::What::Raised) {
		Track &track = tracks_[note.sku];
		track.warned = true;
		warnings_.push_back({now_,
				     note.sku,
				     note.level,
				     note.loud,
				     track.known ? std::optional(track.sum) : std::nullopt,
				     {},
				     {}});
	}
}

// All that is told of it, as the desk does.
void ShowReader::acknowledge(const std::string &sku, bool oversold)
{
	for (Warning &warning : warnings_) {
		if (warning.sku == sku && !warning.acknowledgedAfter &&
		    (warning.level == Level::Oversold) == oversold) {
			warning.acknowledgedAfter = now_ - warning.at;
		}
	}
}

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
	figures.stallCost = priceStalls(figures.stalls, figures.ordersKnown ? ordersAt_ : unitsAt_);
	return figures;
}

// What was wanted while there was none: as was to be expected when it sold out.
void ShowReader::learn(const stock::SoldUnits &sold, Track &track)
{
	if (!track.demand) {
		track.demand = std::make_unique<forecast::DemandForecast>(core::Instant());
	}
	track.demand->onSold(sold.at, sold.units, sold.within);
}

void ShowReader::noteGone(Track &track)
{
	const bool out = track.sum <= 0;
	if (!track.demand || out == track.out) {
		return;
	}
	if (track.out) {
		addUnmet(track, instant_);
	}
	track.out = out;
	std::ignore = track.demand->at(instant_, std::max<std::int64_t>(track.sum, 0));
}

void ShowReader::addUnmet(Track &track, core::Instant until)
{
	const forecast::UnmetEstimate unmet = track.demand->at(until, 0).unmet;
	Estimate &sum = track.unmet ? *track.unmet : track.unmet.emplace();
	sum.middle += unmet.expected;
	sum.low += static_cast<double>(unmet.low);
	sum.high += static_cast<double>(unmet.high);
}

} // namespace report
