#include "report/ShowReader.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace report {

namespace {

using Kind = stock::JournalEvent::Kind;
using Level = stock::AlertNote::Level;

constexpr double kCurveColumns = 300;

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
