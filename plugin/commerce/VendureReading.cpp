#include "commerce/VendureReading.hpp"

#include "commerce/ExchangeBounds.hpp"
#include "commerce/FeedText.hpp"
#include "commerce/VendureLevels.hpp"
#include "commerce/VendureOrders.hpp"
#include "commerce/VendureQueries.hpp"

#include <algorithm>
#include <chrono>
#include <format>
#include <utility>

namespace commerce::vendure {

namespace {

using nlohmann::json;

// A change is visible when its transaction ends, a little after the time it bears; databases without fractions of a
// second cut them off.
constexpr std::chrono::seconds kLate(5);
// The first mark is by the HTTP clock and not by the database's, which may differ.
constexpr std::chrono::seconds kFirstMarkLate(60);
// Open orders that are looked at again with each question: some 10 kB; and of those whose stock fell, a page.
constexpr std::size_t kAgain = 25;
constexpr std::size_t kAgainAtOnce = 100;

std::string isoTime(core::WallTime time)
{
	return std::format("{:%FT%T}Z", time);
}

} // namespace

net::HttpRequest AllVariants::page() const
{
	return server().ask(kVariants,
			    {{"options", {{"take", kPage}, {"skip", pages_.offset()}, {"sort", {{"id", "DESC"}}}}}});
}

Asked<Reply> AllVariants::onData(const json &data, const net::HttpResponse &, core::WallTime at)
{
	VariantPage page;
	if (!readVariants(data, shop_.moneyDigits, page)) {
		return oddAnswer(data);
	}
	const ListPages::Then then = pages_.take(page.ids, page.totalItems);
	if (then == ListPages::Then::Endless) {
		return std::unexpected(endless());
	}
	Reply reply;
	if (then != ListPages::Then::Again) {
		open_.note(page.update.levels);
		reply.update = std::move(page.update);
	}
	reply.update.readAt = at;
	if (!std::exchange(placesTold_, true)) {
		reply.update.locations = shop_.places;
	}
	if (then == ListPages::Then::Over) {
		reply.update.complete = pages_.isFull();
	} else {
		reply.next = this->page();
	}
	return reply;
}

net::HttpRequest SomeVariants::first()
{
	return server().ask(kVariants, {{"options", {{"take", ids_.size()}, {"filter", {{"id", {{"in", ids_}}}}}}}});
}

Asked<Reply> SomeVariants::onData(const json &data, const net::HttpResponse &, core::WallTime at)
{
	VariantPage page;
	if (!readVariants(data, shop_.moneyDigits, page)) {
		return oddAnswer(data);
	}
	open_.note(page.update.levels);
	Reply reply{.update = std::move(page.update)};
	reply.update.readAt = at;
	return reply;
}

OrdersSince::OrdersSince(Server server, OpenOrders &open, const std::string &mark)
	: VendureExchange(std::move(server)), open_(open), since_(readTime(mark)), newest_(since_)
{
	again_ = since_ ? open_.take(kAgain, kAgainAtOnce) : open_.take(0, 0);
}

net::HttpRequest OrdersSince::page() const
{
	json filter = {{"orderPlacedAt", {{"isNull", false}}}};
	json sort = {{"orderPlacedAt", "DESC"}};
	if (since_) {
		const json changed = {{"updatedAt", {{"after", isoTime(*since_ - kLate)}}}};
		filter["_or"] =
			again_.empty() ? json::array({changed}) : json::array({changed, {{"id", {{"in", again_}}}}});
		// What changes while we read moves to the front, so that nothing slips between two pages.
		sort = {{"updatedAt", "DESC"}};
	} else {
		filter["state"] = {{"notIn", {"Cancelled", "Shipped", "Delivered"}}};
	}
	return server().ask(kOrders, {{"options",
				       {{"take", kPage},
					{"skip", pages_.offset()},
					{"sort", std::move(sort)},
					{"filter", std::move(filter)}}}});
}

Asked<Reply> OrdersSince::onData(const json &data, const net::HttpResponse &, core::WallTime at)
{
	OrderPage page;
	if (!readOrders(data, page)) {
		return oddAnswer(data);
	}
	const ListPages::Then then = pages_.take(page.ids, page.totalItems);
	if (then == ListPages::Then::Endless) {
		return std::unexpected(endless());
	}
	if (!since_ && !begun_) {
		newest_ = at - kFirstMarkLate;
	} else if (since_ && page.newest) {
		newest_ = std::max(newest_, page.newest);
	}
	begunAt_ = begun_ ? begunAt_ : at;
	begun_ = true;
	Reply reply;
	if (then == ListPages::Then::Again) {
		reply.next = this->page();
		return reply;
	}
	reply.update.orders = open_.news(std::move(page.orders));
	reply.update.remarks = std::move(page.remarks);
	if (then == ListPages::Then::Next) {
		reply.next = this->page();
	} else if (pages_.isWhole()) {
		reply.update.ordersRead = true;
		reply.update.readAt = begunAt_;
		reply.mark = isoTime(*newest_); // not before all was read: what broke off is asked again
	}
	return reply;
}

} // namespace commerce::vendure
