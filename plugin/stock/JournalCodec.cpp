#include "stock/JournalCodec.hpp"

#include "stock/Hash64.hpp"
#include "stock/JournalBytes.hpp"

#include <utility>

namespace stock {

namespace {

using commerce::ShopUpdate;
using commerce::StockLevel;
using Writer = ByteWriter;
using Reader = ByteReader;

// Without price, picture and page: they are no stock, and come again with the next answer.
void write(Writer &to, const StockLevel &level)
{
	for (const std::string *text :
	     {&level.sku, &level.title, &level.variant, &level.variantId, &level.location, &level.productId}) {
		to.text(*text);
	}
	for (const auto *units : {&level.available, &level.onHand, &level.committed, &level.incoming}) {
		to.maybe(*units);
	}
	to.maybe(level.sourceTime);
	to.unsignedNumber(static_cast<std::uint64_t>(level.pool) << 2 | (level.backorder ? 2u : 0u) |
			  (level.paused ? 1u : 0u));
}

commerce::Pool readPool(Reader &from, std::uint64_t number)
{
	if (number > static_cast<std::uint64_t>(commerce::Pool::Promotion)) {
		from.fail();
		return commerce::Pool::Shop;
	}
	return static_cast<commerce::Pool>(number);
}

StockLevel readLevel(Reader &from)
{
	StockLevel level;
	for (std::string *text :
	     {&level.sku, &level.title, &level.variant, &level.variantId, &level.location, &level.productId}) {
		*text = from.text();
	}
	for (auto *units : {&level.available, &level.onHand, &level.committed, &level.incoming}) {
		from.maybe(*units);
	}
	from.maybe(level.sourceTime);
	const std::uint64_t flags = from.unsignedNumber();
	level.pool = readPool(from, flags >> 2);
	level.backorder = (flags & 2) != 0;
	level.paused = (flags & 1) != 0;
	return level;
}

void write(Writer &to, const commerce::StockMove &move)
{
	to.text(move.id);
	to.unsignedNumber(static_cast<std::uint64_t>(move.kind) << 2 | static_cast<std::uint64_t>(move.pool));
	to.text(move.sku);
	to.number(move.units);
	to.text(move.variantId);
	to.text(move.location);
	to.maybe(move.happenedAt);
}

commerce::StockMove readMove(Reader &from)
{
	commerce::StockMove move;
	move.id = from.text();
	const std::uint64_t kinds = from.unsignedNumber();
	move.kind = static_cast<commerce::MoveKind>(kinds >> 2 & 3);
	move.pool = readPool(from, kinds & 3);
	move.sku = from.text();
	move.units = from.number();
	move.variantId = from.text();
	move.location = from.text();
	from.maybe(move.happenedAt);
	return move;
}

void write(Writer &to, const commerce::ShopOrder &order)
{
	to.text(order.id);
	to.text(order.code);
	to.time(order.placedAt);
	to.time(order.updatedAt);
	to.unsignedNumber(order.lines.size());
	for (const commerce::OrderLine &line : order.lines) {
		to.text(line.id);
		to.text(line.sku);
		to.text(line.variantId);
		to.number(line.units);
		to.number(line.open);
		to.maybe(line.taken);
	}
}

commerce::ShopOrder readOrder(Reader &from)
{
	commerce::ShopOrder order;
	order.id = from.text();
	order.code = from.text();
	order.placedAt = from.time();
	order.updatedAt = from.time();
	for (std::size_t left = from.count(); left > 0; --left) {
		commerce::OrderLine &line = order.lines.emplace_back();
		line.id = from.text();
		line.sku = from.text();
		line.variantId = from.text();
		line.units = from.number();
		line.open = from.number();
		from.maybe(line.taken);
	}
	return order;
}

constexpr std::uint64_t kNew = 0; // otherwise: so many that repeat, and from which number on

// Things that repeat, as references: neighbours in a row are one.
class Runs {
public:
	explicit Runs(Writer &to) : to_(to) {}

	void repeat(std::uint32_t number)
	{
		if (length_ > 0 && from_ + length_ != number) {
			end();
		}
		from_ = length_ == 0 ? number : from_;
		++length_;
	}
	void end()
	{
		if (length_ > 0) {
			to_.unsignedNumber(length_);
			to_.unsignedNumber(from_);
			length_ = 0;
		}
	}

private:
	Writer &to_;
	std::uint64_t from_ = 0;
	std::uint64_t length_ = 0;
};

// `readNew` puts the thing of that number into `known`, which has room for it.
template<typename Thing, typename ReadNew>
void readRuns(Reader &from, std::uint64_t count, std::vector<Thing> &known, std::vector<Thing> &into,
	      const ReadNew &readNew)
{
	while (!from.isBroken() && into.size() < count) {
		const std::uint64_t run = from.unsignedNumber();
		const std::uint64_t number = from.unsignedNumber();
		if (run == kNew && number <= known.size()) {
			if (number == known.size()) {
				known.emplace_back();
			}
			known[number] = readNew(from);
			into.push_back(known[number]);
		} else if (run != kNew && number < known.size() && run <= known.size() - number &&
			   run <= count - into.size()) {
			const auto first = known.begin() + static_cast<std::ptrdiff_t>(number);
			into.insert(into.end(), first, first + static_cast<std::ptrdiff_t>(run));
		} else {
			from.fail();
		}
	}
}

} // namespace

std::string JournalEncoder::encode(const std::string &shop, const ShopUpdate &update)
{
	Writer to;
	to.unsignedNumber((update.complete ? 1u : 0u) | (update.unchanged ? 2u : 0u) | (update.rehearsal ? 4u : 0u) |
			  (update.ordersRead ? 8u : 0u) | (update.pitchedSku ? 16u : 0u));
	to.maybe(update.readAt);
	to.text(update.pitchedSku.value_or(""));
	Runs runs(to);
	to.unsignedNumber(update.levels.size());
	const std::uint64_t shopHash = hash64(shop);
	for (const StockLevel &level : update.levels) {
		Writer whole;
		write(whole, level);
		const auto [known, repeats] = find(shopHash, level, whole.bytes);
		if (repeats) {
			runs.repeat(known.number);
			continue;
		}
		runs.end();
		to.unsignedNumber(kNew);
		to.unsignedNumber(known.number);
		to.bytes += whole.bytes;
	}
	runs.end();
	to.unsignedNumber(update.moves.size());
	for (const commerce::StockMove &move : update.moves) {
		write(to, move);
	}
	to.unsignedNumber(update.orders.size());
	for (const commerce::ShopOrder &order : update.orders) {
		write(to, order);
	}
	to.unsignedNumber(update.stillListed.size());
	for (const std::string &id : update.stillListed) {
		const auto [number, isNew] = nameOf(shopHash, id);
		if (!isNew) {
			runs.repeat(number);
			continue;
		}
		runs.end();
		to.unsignedNumber(kNew);
		to.unsignedNumber(number);
		to.text(id);
	}
	runs.end();
	return std::move(to.bytes);
}

void JournalEncoder::learn(const std::string &shop, const ShopUpdate &update)
{
	const std::uint64_t shopHash = hash64(shop);
	for (const StockLevel &level : update.levels) {
		Writer whole;
		write(whole, level);
		find(shopHash, level, whole.bytes);
	}
	for (const std::string &id : update.stillListed) {
		nameOf(shopHash, id);
	}
}

// The id's number, and whether it is new.
std::pair<std::uint32_t, bool> JournalEncoder::nameOf(std::uint64_t shopHash, const std::string &id)
{
	const auto [found, isNew] = names_.try_emplace(hash64(id, shopHash), static_cast<std::uint32_t>(names_.size()));
	return {found->second, isNew};
}

JournalEncoder::Found JournalEncoder::find(std::uint64_t shopHash, const StockLevel &level, std::string_view bytes)
{
	const std::uint64_t position =
		hash64(static_cast<std::uint64_t>(level.pool), hash64(level.location, hash64(level.id(), shopHash)));
	const std::uint64_t content = hash64(bytes);
	const auto [found, isNew] =
		levels_.try_emplace(position, Known{static_cast<std::uint32_t>(levels_.size()), content});
	const bool repeats = !isNew && found->second.content == content;
	found->second.content = content;
	return {found->second, repeats};
}

std::optional<ShopUpdate> JournalDecoder::decode(std::string_view bytes)
{
	Reader from(bytes);
	ShopUpdate update;
	const std::uint64_t flags = from.unsignedNumber();
	update.complete = (flags & 1) != 0;
	update.unchanged = (flags & 2) != 0;
	update.rehearsal = (flags & 4) != 0;
	update.ordersRead = (flags & 8) != 0;
	from.maybe(update.readAt);
	std::string pitched = from.text();
	if ((flags & 16) != 0) {
		update.pitchedSku = std::move(pitched);
	}
	readRuns(from, from.unsignedNumber(), levels_, update.levels, readLevel);
	for (std::size_t left = from.count(); left > 0 && !from.isBroken(); --left) {
		update.moves.push_back(readMove(from));
	}
	for (std::size_t left = from.count(); left > 0 && !from.isBroken(); --left) {
		update.orders.push_back(readOrder(from));
	}
	readRuns(from, from.unsignedNumber(), names_, update.stillListed, [](Reader &reader) { return reader.text(); });
	return from.isBroken() ? std::nullopt : std::optional(std::move(update));
}

} // namespace stock
