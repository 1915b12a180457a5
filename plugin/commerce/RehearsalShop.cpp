#include "commerce/RehearsalShop.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <utility>

namespace commerce {

namespace {

constexpr core::Duration kConfirmEvery = core::Duration::seconds(1);   // of the viewer's time
constexpr const char *kProductPage = "https://example.com/rehearsal/"; // a domain that is kept free for examples
constexpr core::Duration kPitchAgainAfter = core::Duration::seconds(60);

// Share of orders of each size, measured on real live sales.
struct SizeShare {
	std::int64_t units;
	double share;
};
constexpr std::array kSizes{
	SizeShare{1, 0.78}, SizeShare{2, 0.15}, SizeShare{3, 0.04}, SizeShare{5, 0.02}, SizeShare{10, 0.01},
};

// When after the first possible moment an order comes, for a number in [0, 1): the shape's distribution, inverted.
double orderTime(const PitchShape &shape, double share)
{
	const double rise = shape.rise.seconds();
	const double hold = shape.hold.seconds();
	const double decay = shape.decay.seconds();
	const double tail = std::max(0.0, (shape.span - shape.delay).seconds() - rise - hold);
	const double tailArea = decay * -std::expm1(-tail / decay);
	double area = share * (rise / 2 + hold + tailArea); // in units of the peak rate
	if (area < rise / 2) {
		return std::sqrt(2 * area * rise);
	}
	area -= rise / 2;
	if (area < hold) {
		return rise + area;
	}
	return rise + hold - decay * std::log1p(-(area - hold) / decay);
}

} // namespace

RehearsalShop::RehearsalShop(std::uint64_t seed, double speed, RehearsalScript script)
	: script_(std::move(script)), speed_(std::clamp(speed, 1.0, 20.0)), seed_(seed), random_(seed)
{
}

std::vector<ShopUpdate> RehearsalShop::advance(core::Instant now)
{
	std::vector<ShopUpdate> updates;
	if (show_ == 0 || showTime(now) >= script_.end + script_.pause) {
		updates.push_back(open(now));
		return updates;
	}
	if (showTime(now) >= script_.quietAt && quietUntil_ == core::Instant::never()) {
		quietUntil_ = now + script_.quietForReal;
	}
	if (quietUntil_ != core::Instant::never() && now < quietUntil_) {
		return updates;
	}
	ShopUpdate happened;
	happened.rehearsal = true;
	while (!events_.empty() && events_.back().at <= showTime(now)) {
		play(events_.back(), happened);
		events_.pop_back();
	}
	if (!happened.moves.empty() || happened.pitchedSku) {
		updates.push_back(std::move(happened));
	}
	if (now - confirmedAt_ >= kConfirmEvery) {
		confirmedAt_ = now;
		ShopUpdate confirmation;
		confirmation.unchanged = true;
		confirmation.rehearsal = true;
		updates.push_back(std::move(confirmation));
	}
	return updates;
}

void RehearsalShop::pitch(const std::string &sku, core::Instant at)
{
	personLeads_ = true;
	const std::size_t item = indexOf(sku);
	if (show_ == 0 || item == items_.size()) {
		return;
	}
	const core::Duration time = showTime(at);
	if (items_[item].pitchedAt.isFinite() && time - items_[item].pitchedAt < kPitchAgainAfter) {
		return;
	}
	items_[item].pitchedAt = time;
	std::vector<Event> orders;
	planPitch(orders, time, item, script_.handsOn);
	plan(orders);
}

// Starts a show: all that will happen in it is drawn here, except what a person's pitches add.
ShopUpdate RehearsalShop::open(core::Instant now)
{
	++show_;
	startedAt_ = confirmedAt_ = now;
	quietUntil_ = core::Instant::never();
	items_.assign(script_.skus.size(), {});
	events_.clear();

	ShopUpdate opening;
	opening.complete = true;
	opening.rehearsal = true;
	std::vector<Event> events;
	for (std::size_t item = 0; item < items_.size(); ++item) {
		const ScriptedSku &sku = script_.skus[item];
		items_[item].left = sku.opening;
		opening.levels.push_back({.sku = sku.sku,
					  .title = sku.title,
					  .variant = sku.variant,
					  .available = sku.opening,
					  .price = core::Money::ofMinor(sku.price, 2, "CNY"),
					  .link = kProductPage + sku.sku});
		planOrders(events, sku, item);
	}
	for (const ScriptedPitch &pitch : script_.pitches) {
		const std::size_t item = indexOf(pitch.sku);
		planPitch(events, pitch.at, item, pitch.shape);
		if (pitch.onAir) {
			events.push_back({pitch.at, EventKind::Pitch, item, 0});
		}
	}
	for (const ScriptedSupply &supply : script_.supplies) {
		events.push_back({supply.at, supply.cancelled ? EventKind::Cancel : EventKind::Supply,
				  indexOf(supply.sku), supply.units});
	}
	plan(events);
	return opening;
}

void RehearsalShop::plan(const std::vector<Event> &more)
{
	for (const Event &event : more) {
		if (event.at < script_.end) {
			events_.push_back(event);
		}
	}
	std::ranges::stable_sort(events_, std::ranges::greater(), &Event::at);
}

void RehearsalShop::planPitch(std::vector<Event> &into, core::Duration at, std::size_t item, const PitchShape &shape)
{
	for (int order = 0; order < shape.orders; ++order) {
		const core::Duration time = at + shape.delay + core::Duration::seconds(orderTime(shape, uniform()));
		into.push_back({time, EventKind::Order, item, orderSize()});
	}
}

// Orders that come without a pitch, as a Poisson process.
void RehearsalShop::planOrders(std::vector<Event> &into, const ScriptedSku &sku, std::size_t item)
{
	const double perSecond = sku.ordersPerMinute / 60;
	double time = 0;
	while (perSecond > 0) {
		time -= std::log1p(-uniform()) / perSecond;
		if (time >= script_.end.seconds()) {
			return;
		}
		into.push_back({core::Duration::seconds(time), EventKind::Order, item, orderSize()});
	}
}

void RehearsalShop::play(const Event &event, ShopUpdate &into)
{
	Item &item = items_[event.item];
	switch (event.kind) {
	case EventKind::Order:
		if (event.units <= item.left) { // else the shop refuses the order
			item.left -= event.units;
			item.sold += event.units;
			into.moves.push_back(move(MoveKind::Sale, event.item, event.units));
		}
		break;
	case EventKind::Cancel:
		if (const std::int64_t units = std::min(event.units, item.sold); units > 0) {
			item.left += units;
			item.sold -= units;
			into.moves.push_back(move(MoveKind::Release, event.item, units));
		}
		break;
	case EventKind::Supply:
		item.left += event.units;
		into.moves.push_back(move(MoveKind::Restock, event.item, event.units));
		break;
	case EventKind::Pitch:
		if (!personLeads_) {
			into.pitchedSku = script_.skus[event.item].sku;
		}
		break;
	}
}

StockMove RehearsalShop::move(MoveKind kind, std::size_t item, std::int64_t units)
{
	return {std::format("rehearsal-{}-{}-{}", seed_, show_, ++lastMove_), kind, script_.skus[item].sku, units};
}

core::Duration RehearsalShop::showTime(core::Instant now) const
{
	return (now - startedAt_) * speed_;
}

std::size_t RehearsalShop::indexOf(const std::string &sku) const
{
	const auto found = std::ranges::find(script_.skus, sku, &ScriptedSku::sku);
	return static_cast<std::size_t>(found - script_.skus.begin());
}

// The standard library's distributions differ from compiler to compiler; its generator does not.
double RehearsalShop::uniform()
{
	return static_cast<double>(random_() >> 11) * 0x1p-53;
}

std::int64_t RehearsalShop::orderSize()
{
	double rest = uniform();
	for (const SizeShare &size : kSizes) {
		if (rest < size.share) {
			return size.units;
		}
		rest -= size.share;
	}
	return 1;
}

} // namespace commerce
