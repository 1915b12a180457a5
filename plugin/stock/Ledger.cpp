#include "stock/Ledger.hpp"

#include "stock/Hash64.hpp"

#include <algorithm>
#include <utility>

namespace stock {

namespace {

constexpr std::size_t kKeptTouched = 4096; // room of a full reading is given back

std::uint64_t tieOf(const commerce::StockLevel &level)
{
	std::uint64_t hash = hash64(level.sku);
	for (const std::string *text : {&level.title, &level.variant, &level.productId, &level.picture, &level.link}) {
		hash = hash64(*text, hash);
	}
	for (const auto &units : {level.available, level.onHand, level.committed, level.incoming}) {
		hash = hash64(static_cast<std::uint64_t>(units.value_or(commerce::kMaxUnits + 1)), hash);
	}
	if (level.price) {
		hash = hash64(level.price->currency(),
			      hash64(static_cast<std::uint64_t>(level.price->minorUnits()), hash));
	}
	return hash64((level.backorder ? 1u : 0u) + (level.paused ? 2u : 0u), hash);
}

std::uint64_t placeOf(const std::string &location, commerce::Pool pool)
{
	return hash64(static_cast<std::uint64_t>(pool), hash64(location));
}

} // namespace

Applied Ledger::apply(const std::string &shop, const commerce::ShopUpdate &update, Heard heard)
{
	Applied applied;
	changed_ = true;
	const std::uint32_t from = shopNamed(shop);
	FeedState &feed = shops_[from].feed;
	feed.rehearsal = feed.rehearsal || update.rehearsal;
	feed.everAnswered = true;
	feed.lastAnswerAt = heard.at;
	feed.trouble = {};
	const core::WallTime read = update.readAt.value_or(heard.wall);
	const Hearing hearing{heard.at, read};
	if (update.reading == commerce::Reading::All) {
		Shop &it = shops_[from];
		it.readingBefore = update.begins ? it.readingAt : it.readingBefore;
		it.readingAt = heard.at;
	}
	touched_.clear();
	applied.sold.reserve(update.moves.size());
	for (const commerce::StockLevel &level : update.levels) {
		observe(from, level, read, heard.at);
	}
	for (const commerce::StockMove &move : update.moves) {
		add(from, move, hearing, applied);
	}
	name(from, update.stillListed, read);
	if (update.complete) {
		complete(from, read);
	}
	if (update.unchanged) {
		confirm(from, read, heard.at);
	}
	take(from, update, hearing, applied);
	for (const Touched &touched : touched_) {
		settle(touched, hearing, applied);
	}
	if (touched_.size() > kKeptTouched) {
		touched_ = {};
	}
	return applied;
}

void Ledger::setTrouble(const std::string &shop, core::Message trouble)
{
	FeedState &feed = shops_[shopNamed(shop)].feed;
	changed_ = changed_ || feed.trouble != trouble;
	feed.trouble = std::move(trouble);
}

std::vector<FeedState> Ledger::feeds() const
{
	std::vector<FeedState> feeds;
	for (const Shop &shop : shops_) {
		if (shop.isKnown) {
			feeds.push_back(shop.feed);
		}
	}
	return feeds;
}

std::shared_ptr<const StockSnapshot> Ledger::snapshot()
{
	if (!changed_ && published_) {
		return published_;
	}
	auto next = std::make_shared<StockSnapshot>();
	next->sequence = published_ ? published_->sequence + 1 : 1;
	next->feeds = feeds();
	rows_.publish(*next, [this](std::uint32_t row) { sum(row); });
	changed_ = false;
	published_ = std::move(next);
	return published_;
}

std::uint32_t Ledger::shopNamed(const std::string &id)
{
	for (std::uint32_t at = 0; at < shops_.size(); ++at) {
		if (shops_[at].isKnown && shops_[at].feed.shop == id) {
			return at;
		}
	}
	const auto free = std::ranges::find(shops_, false, &Shop::isKnown);
	const auto at = static_cast<std::uint32_t>(free - shops_.begin());
	if (free == shops_.end()) {
		shops_.emplace_back();
	}
	Shop &shop = shops_[at];
	shop.isKnown = true;
	shop.feed.shop = id;
	shop.hash = hash64(id, shop.hash == 0 ? kHashSeed : shop.hash);
	changed_ = true;
	return at;
}

void Ledger::leaveOut(std::uint32_t shop, core::WallTime read)
{
	Shop &it = shops_[shop];
	it.leftOutAsOf = std::max(it.leftOutAsOf, read);
	it.feed.limit = limits_.entries;
}

Ledger::Variant *Ledger::variantOf(std::uint32_t shop, const std::string &id, core::WallTime read)
{
	Shop &it = shops_[shop];
	const std::uint64_t hash = hash64(id, it.hash);
	if (it.variants >= limits_.entries && !variants_.contains(hash)) {
		leaveOut(shop, read);
		return nullptr;
	}
	const auto [found, isNew] = variants_.try_emplace(hash);
	found->second.shop = shop;
	it.variants += isNew ? 1 : 0;
	return &found->second;
}

std::uint32_t Ledger::positionOf(std::uint32_t shop, const std::string &variant, const std::string &location,
				 commerce::Pool pool, core::WallTime read)
{
	const std::uint64_t place = placeOf(location, pool);
	Variant *found = variantOf(shop, variant, read);
	if (!found) {
		return kNone;
	}
	Variant &known = *found;
	for (std::uint32_t at = known.first; at != kNone; at = positions_[at].nextOfVariant) {
		if (positions_[at].place == place) {
			return at;
		}
	}
	if (shops_[shop].positions >= limits_.entries) {
		leaveOut(shop, read);
		return kNone;
	}
	++shops_[shop].positions;
	std::uint32_t at = 0;
	if (freePositions_.empty()) {
		at = static_cast<std::uint32_t>(positions_.size());
		positions_.emplace_back();
	} else {
		at = freePositions_.back();
		freePositions_.pop_back();
	}
	positions_[at].shop = shop;
	positions_[at].place = place;
	positions_[at].nextOfVariant = std::exchange(known.first, at);
	positions_[at].namedAsOf = known.namedAsOf;
	return at;
}

// A shop's time by our clock.
core::Instant Ledger::Hearing::instantOf(core::WallTime time) const
{
	// Times of long ago, or of no time at all, stay within what can be counted.
	const auto ago = std::clamp(time, read - std::chrono::hours(24), read);
	return at - core::Duration::ms((read - ago).count());
}

void Ledger::touch(std::uint32_t at)
{
	Position &position = positions_[at];
	if (!std::exchange(position.touched, true)) {
		const Shop &shop = shops_[position.shop];
		const bool confirmed = shop.confirmedAsOf >= position.timeline.newest().read && isListed(position);
		touched_.push_back(
			{at, confirmed ? std::max(position.levelAsOf, shop.confirmedAsOf) : position.levelAsOf});
	}
}

void Ledger::observe(std::uint32_t shop, const commerce::StockLevel &level, core::WallTime read, core::Instant heardAt)
{
	const std::uint32_t at = positionOf(shop, level.id(), level.location, level.pool, read);
	if (at == kNone) {
		return;
	}
	Position &position = positions_[at];
	touch(at);
	position.levelAsOf = std::max(position.levelAsOf, read);
	// A time ahead of the reading is a mistake, and must not outweigh all the levels to come.
	const core::WallTime source = std::min(level.sourceTime.value_or(read), read);
	switch (position.timeline.addLevel({source, read, tieOf(level), level.available})) {
	case Timeline::Place::Newest:
		position.levelAt = heardAt;
		take(at, level);
		break;
	case Timeline::Place::Same:
		position.levelAt = std::min(position.levelAt, heardAt);
		break;
	case Timeline::Place::Older:
		break;
	}
}

// All that the newest level of a position says besides its number.
void Ledger::take(std::uint32_t at, const commerce::StockLevel &level)
{
	join(at, level);
	const Position &position = positions_[at];
	SkuState &state = rows_.edit(position.row);
	if (position.part == 0) {
		texts_.set(state.title, level.title);
		texts_.set(state.variant, level.variant);
	}
	StockPart &part = state.parts[position.part];
	texts_.set(part.productId, level.productId);
	part.onHand = level.onHand;
	part.committed = level.committed;
	part.incoming = level.incoming;
	part.backorder = level.backorder;
	part.paused = level.paused;
	part.sourceTime = level.sourceTime;
	offers_.set(at, level);
}

void Ledger::add(std::uint32_t shop, const commerce::StockMove &move, const Hearing &hearing, Applied &applied)
{
	const std::uint64_t id = hash64(move.id, shops_[shop].hash);
	if (!seenMoves_.insertHash(id)) {
		return;
	}
	const std::string &variant = move.variantId.empty() ? move.sku : move.variantId;
	const std::uint32_t at = positionOf(shop, variant, move.location, move.pool, hearing.read);
	if (at == kNone) {
		return;
	}
	Position &position = positions_[at];
	const TimedMove timed{move.happenedAt.value_or(hearing.read), id, move.units, move.kind, !move.happenedAt};
	position.timeline.addMove(timed);
	touch(at);
	if (move.kind == commerce::MoveKind::Sale && position.row != kNone && position.timeline.isSinceFirst(timed)) {
		const core::Instant time = hearing.instantOf(timed.time);
		const core::Instant since =
			move.happenedAt ? time : std::min(time, shops_[shop].readingBefore.value_or(time));
		applied.sold.push_back({rows_.state(position.row).sku, move.units, time, time - since});
	}
}

void Ledger::name(std::uint32_t shop, const std::vector<std::string> &variants, core::WallTime read)
{
	for (const std::string &variant : variants) {
		Variant *known = variantOf(shop, variant, read);
		if (!known) {
			continue;
		}
		known->namedAsOf = std::max(known->namedAsOf, read);
		for (std::uint32_t at = known->first; at != kNone; at = positions_[at].nextOfVariant) {
			positions_[at].namedAsOf = known->namedAsOf;
		}
	}
}

void Ledger::complete(std::uint32_t shop, core::WallTime read)
{
	Shop &it = shops_[shop];
	if (read > it.completeAsOf) {
		it.completeBefore = std::exchange(it.completeAsOf, read);
	} else if (read < it.completeAsOf) {
		it.completeBefore = std::max(it.completeBefore, read);
	}
	if (it.leftOutAsOf <= it.completeBefore) {
		it.feed.limit = 0; // all of a whole reading found its place
	}
	markRowsOf(shop);
}

void Ledger::confirm(std::uint32_t shop, core::WallTime read, core::Instant at)
{
	Shop &it = shops_[shop];
	if (read >= it.confirmedAsOf) {
		it.confirmedAt = read == it.confirmedAsOf ? std::min(it.confirmedAt, at) : at;
		it.confirmedAsOf = read;
	}
	markRowsOf(shop);
}

void Ledger::settle(const Touched &touched, const Hearing &hearing, Applied &applied)
{
	Position &position = positions_[touched.position];
	position.touched = false;
	const PositionFigures before = position.timeline.figures();
	position.timeline.settle();
	const PositionFigures after = position.timeline.figures();
	if (position.row == kNone) {
		return;
	}
	SkuState &state = rows_.edit(position.row);
	StockPart &part = state.parts[position.part];
	part.available = after.available;
	part.corrections = after.corrections();
	const std::int64_t beyond = (after.rose - after.fell) - (before.rose - before.fell);
	if (beyond != 0 && after.salesKnown) {
		applied.corrections.push_back({part.shop.str(), state.sku, part.location.str(), beyond});
	} else if (!after.salesKnown && after.fell > before.fell && !shops_[position.shop].ordersAsOf) {
		const core::Duration within = hearing.at - hearing.instantOf(touched.levelBefore);
		applied.sold.push_back({state.sku, after.fell - before.fell, hearing.at, within});
	}
}

} // namespace stock
