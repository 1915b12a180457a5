#include "unit/WooShapes.hpp"

using namespace woo_shapes;

TEST(WooOrders, TellWhichOrdersHoldStock)
{
	const Site site({{"orders?per_page=50&offset=0&", R"([
	 {"id":501,"number":"501","status":"processing","date_created_gmt":"2026-10-01T11:00:00",
	  "date_modified_gmt":"2026-10-01T11:00:02","line_items":[
	   {"id":1,"product_id":12,"variation_id":121,"sku":"LS-S","quantity":2,
	    "meta_data":[{"id":9,"key":"_reduced_stock","value":"2"}]},
	   {"id":2,"product_id":11,"variation_id":0,"sku":"MUG-1","quantity":1,"meta_data":[]}]},
	 {"id":502,"number":"502","status":"pending","date_created_gmt":"2026-10-01T11:01:00",
	  "date_modified_gmt":"2026-10-01T11:01:00","line_items":[
	   {"id":3,"product_id":11,"variation_id":0,"sku":"MUG-1","quantity":4,"meta_data":[]}]},
	 {"id":503,"number":"503","status":"completed","date_created_gmt":"2026-10-01T11:02:00",
	  "date_modified_gmt":"2026-10-01T11:03:00","line_items":[
	   {"id":4,"product_id":11,"variation_id":0,"sku":"MUG-1","quantity":1,
	    "meta_data":[{"id":9,"key":"_reduced_stock","value":1}]}]},
	 {"id":504,"number":"504","status":"cancelled","date_created_gmt":"2026-10-01T11:02:00",
	  "date_modified_gmt":"2026-10-01T11:03:00","line_items":[
	   {"id":5,"product_id":11,"variation_id":0,"sku":"MUG-1","quantity":7,"meta_data":[]}]}])"}});
	const Told open = site.ask(shop().ordersSince(""));
	ASSERT_FALSE(open.fault) << sentenceOf(open);
	EXPECT_THAT(open.requests[0].url, HasSubstr("status=processing%2Con-hold"));
	EXPECT_EQ(open.last.mark, "2026-10-01T11:59:30");
	ASSERT_EQ(open.update.orders.size(), 4u);
	const ShopOrder &paid = open.update.orders[0];
	EXPECT_EQ(paid.lines[0].variantId, "12/121");
	EXPECT_EQ(paid.lines[0].open, 2);
	EXPECT_EQ(paid.lines[0].taken, 2);
	EXPECT_EQ(paid.lines[1].variantId, "11");
	EXPECT_EQ(paid.lines[1].taken, std::nullopt);
	EXPECT_EQ(open.update.orders[1].lines[0].units, 0) << "nobody has paid, nothing was taken";
	EXPECT_EQ(open.update.orders[2].lines[0].units, 1);
	EXPECT_EQ(open.update.orders[2].lines[0].open, 0) << "sent out";
	EXPECT_EQ(open.update.orders[3].lines[0].units, 0) << "cancelled";
	const Told later = site.ask(shop().ordersSince(open.last.mark));
	EXPECT_THAT(later.requests[0].url, HasSubstr("modified_after=2026-10-01T11%3A59%3A30&dates_are_gmt=true"));
}

namespace {

// What is read of an order's only line.
OrderLine lineOf(const std::string &status, int quantity, const std::string &meta, const std::string &refunds = "")
{
	const Site site({{"orders?", std::format(R"([{{"id":501,"number":"501","status":"{}",)"
						 R"("date_created_gmt":"2026-10-01T11:00:00",)"
						 R"("date_modified_gmt":"2026-10-01T11:05:00","refunds":[{}],)"
						 R"("line_items":[{{"id":1,"product_id":11,"variation_id":0,)"
						 R"("sku":"MUG-1","quantity":{},"meta_data":[{}]}}]}}])",
						 status, refunds, quantity, meta)}});
	const Told told = site.ask(shop().ordersSince(""));
	EXPECT_THAT(told.requests[0].url, HasSubstr("refunds"));
	return told.update.orders.at(0).lines.at(0);
}

std::string meta(const std::string &key, const std::string &value)
{
	return std::format(R"({{"id":9,"key":"{}","value":"{}"}})", key, value);
}

const std::string kRefund = R"({"id":601,"reason":"","total":"-19.00"})";

} // namespace

TEST(WooOrders, WhatWasRefundedAndPutBackIsNotPromisedAnyMore)
{
	// As wc_restock_refunded_items writes it: the line keeps its quantity.
	const OrderLine line = lineOf(
		"processing", 3, meta("_reduced_stock", "2") + "," + meta("_restock_refunded_items", "1"), kRefund);
	EXPECT_EQ(line.units, 2);
	EXPECT_EQ(line.open, 2);
	EXPECT_EQ(line.taken, 2) << "nothing of it is still to be taken";
	const OrderLine all = lineOf("processing", 3,
				     meta("_reduced_stock", "0") + "," + meta("_restock_refunded_items", "3"), kRefund);
	EXPECT_EQ(all.units, 0);
	EXPECT_EQ(all.open, 0);
}

TEST(WooOrders, AfterARefundOfUnknownUnitsNothingIsSaidToBeUntaken)
{
	// The order says the sum only: which of the three it was for, and whether for any, nobody can tell.
	const OrderLine refunded = lineOf("processing", 3, meta("_reduced_stock", "2"), kRefund);
	EXPECT_EQ(refunded.units, 3);
	EXPECT_EQ(refunded.taken, std::nullopt);
	EXPECT_EQ(lineOf("processing", 3, meta("_reduced_stock", "3"), kRefund).taken, 3);
	EXPECT_EQ(lineOf("processing", 3, meta("_reduced_stock", "2")).taken, 2) << "one was bought and not taken";
}

TEST(WooOrders, WhatWasSentOutTakesNothingMore)
{
	const OrderLine sent = lineOf("completed", 3, meta("_reduced_stock", "1"));
	EXPECT_EQ(sent.units, 3);
	EXPECT_EQ(sent.open, 0);
	EXPECT_EQ(sent.taken, std::nullopt);
}

TEST(WooOrders, OddFiguresOfALineLoseNoOrder)
{
	const OrderLine odd =
		lineOf("processing", 2, meta("_reduced_stock", "-1") + "," + meta("_restock_refunded_items", "-4"));
	EXPECT_EQ(odd.units, 2);
	EXPECT_EQ(odd.taken, 0);
	EXPECT_EQ(lineOf("processing", 2, meta("_restock_refunded_items", "9")).units, 0);
}

TEST(WooOrders, AreAskedForAgainWhereSomethingSlippedThrough)
{
	const auto page = [](int from, int to) {
		std::string list;
		for (int id = from; id > to; --id) {
			list += std::format(R"({}{{"id":{},"number":"{}","status":"processing",)"
					    R"("date_created_gmt":"2026-10-01T11:00:00",)"
					    R"("date_modified_gmt":"2026-10-01T11:05:00","line_items":[]}})",
					    list.empty() ? "" : ",", id, id);
		}
		return "[" + list + "]";
	};
	// Ten of the first fifty were sent out before the second page was asked for.
	const auto exchange = shop().ordersSince("");
	const auto reply = [&](const std::string &body, int total) {
		return exchange->onAnswer(
			{.status = 200, .headers = {{"x-wp-total", std::to_string(total)}}, .body = body}, at(0));
	};
	EXPECT_THAT(exchange->first().url, HasSubstr("offset=0&orderby=id&order=desc"));
	EXPECT_THAT(reply(page(80, 30), 80)->next->url, HasSubstr("offset=45&"));
	const auto gap = reply(page(25, 0), 70);
	EXPECT_THAT(gap->next->url, HasSubstr("offset=0&"));
	EXPECT_TRUE(gap->update.orders.empty());
	EXPECT_EQ(reply(page(70, 20), 70)->update.orders.back().code, "21");
	const auto last = reply(page(25, 0), 70);
	EXPECT_FALSE(last->next);
	EXPECT_TRUE(last->update.ordersRead);
	EXPECT_FALSE(last->mark.empty());
}

TEST(WooOrders, WhoseListHasNoCountAreAskedForAgainTheNextTime)
{
	const auto exchange = shop().ordersSince("");
	const auto reply = exchange->onAnswer({.status = 200, .headers = {}, .body = "[]"}, at(0));
	ASSERT_TRUE(reply);
	EXPECT_FALSE(reply->update.ordersRead);
	EXPECT_EQ(reply->mark, "");
}
