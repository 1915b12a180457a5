// LiveShelf against a real Vendure: what people buy and the shop's staff do there must show here, in time. One server
// for all tests; each makes its own goods, so their order does not matter.

#include "Follower.hpp"
#include "People.hpp"

#include "net/PushReceiver.hpp"
#include "support/ShopProcess.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <mutex>
#include <stdexcept>

using namespace vendure;
using commerce::ActKind;
using core::Duration;
using core::Instant;

namespace {

// What the shop pushed and nobody has taken yet. Filled by the receiver's thread.
class Pushes {
public:
	net::PushVerdict add(net::PushRequest request)
	{
		std::lock_guard guard(mutex_);
		waiting_.push_back(std::move(request));
		return net::PushVerdict::Taken;
	}

	std::vector<net::PushRequest> takeAll()
	{
		std::lock_guard guard(mutex_);
		return std::exchange(waiting_, {});
	}

private:
	std::mutex mutex_;
	std::vector<net::PushRequest> waiting_;
};

class VendureShopTest : public testing::Test {
protected:
	static void SetUpTestSuite()
	{
		pushes = std::make_unique<Pushes>();
		net::PushReceiverOptions options;
		options.onPush = [](net::PushRequest request) {
			return pushes->add(std::move(request));
		};
		auto opened = net::PushReceiver::open(std::move(options));
		ASSERT_TRUE(opened) << opened.error().detail;
		receiver = std::move(*opened);
		server = std::make_unique<support::ShopProcess>(
			"vendure", "server.js",
			std::vector<std::string>{"WEBHOOK_URL=http://127.0.0.1:" + std::to_string(receiver->port()) +
							 "/push/vendure",
						 "WEBHOOK_SECRET=push secret"});
	}

	static void TearDownTestSuite()
	{
		server.reset();
		receiver.reset();
		pushes.reset();
	}

	void SetUp() override
	{
		pushes->takeAll();
		keeper = std::make_unique<ShopKeeper>(server->url(), [this] { turn(); });
	}

	void follow(Duration pollEvery = Duration::seconds(1), bool pushed = false,
		    const std::string &password = "superadmin", const std::string &account = "superadmin")
	{
		follower = std::make_unique<Follower>(server->url(), password, pollEvery, account);
		takesPushes = pushed;
	}

	// LiveShelf goes on while people act.
	void turn()
	{
		for (const net::PushRequest &push : pushes->takeAll()) {
			if (follower && takesPushes) {
				const auto believed = follower->shop().onPush({push.headers, push.body}, app::now());
				EXPECT_TRUE(believed) << believed.error().sentence.key;
			}
		}
		if (follower) {
			follower->turn();
		}
	}

	bool waitFor(const std::function<bool()> &holds, Duration atMost = Duration::seconds(20))
	{
		const Instant deadline = app::now() + atMost;
		while (!holds() && app::now() < deadline) {
			turn();
		}
		return holds();
	}

	Customer customer()
	{
		return {server->url(), [this] {
				turn();
			}};
	}

	// A paid order; its code.
	std::string order(const std::string &variant, int units)
	{
		Customer buyer = customer();
		EXPECT_EQ(buyer.take(variant, units), "Order");
		buyer.checkOut();
		EXPECT_EQ(buyer.pay(), "PaymentSettled");
		return buyer.orderCode();
	}

	// How long until the figure is this; fails when it takes longer than the limit.
	Duration timeUntil(const std::string &variant, std::int64_t units, Duration limit)
	{
		const Instant before = app::now();
		EXPECT_TRUE(waitFor([&] { return follower->available(variant) == units; }))
			<< "it is " << follower->available(variant).value_or(-1) << " and not " << units;
		const Duration took = app::now() - before;
		EXPECT_LT(took.ms(), limit.ms());
		return took;
	}

	static std::unique_ptr<Pushes> pushes;
	static std::unique_ptr<net::PushReceiver> receiver;
	static std::unique_ptr<support::ShopProcess> server;
	std::unique_ptr<ShopKeeper> keeper;
	std::unique_ptr<Follower> follower;
	bool takesPushes = false;
};

std::unique_ptr<Pushes> VendureShopTest::pushes;
std::unique_ptr<net::PushReceiver> VendureShopTest::receiver;
std::unique_ptr<support::ShopProcess> VendureShopTest::server;

} // namespace

TEST_F(VendureShopTest, ReadsTheShopAsItIs)
{
	follow();
	ASSERT_TRUE(waitFor([&] { return follower->whole; })) << follower->shop().connection(app::now()).sentence.key;
	const auto bySku = [&](const std::string &sku) {
		const auto found = std::ranges::find_if(follower->levels,
							[&](const auto &entry) { return entry.second.sku == sku; });
		return found == follower->levels.end() ? commerce::StockLevel{} : found->second;
	};
	EXPECT_EQ(bySku("LS-M").available, 30);
	EXPECT_EQ(bySku("LS-M").title, "Linen Shirt");
	ASSERT_TRUE(bySku("LS-M").price);
	EXPECT_EQ(bySku("LS-M").price->text(), "$29.90");
	EXPECT_EQ(bySku("LS-M").variant, "M");
	EXPECT_EQ(bySku("MUG-1").onHand, 100);
	EXPECT_EQ(bySku("GC-1").title, "Gift Card");
	EXPECT_EQ(bySku("GC-1").available, std::nullopt) << "its stock is not tracked";
	EXPECT_EQ(follower->shop().connection(app::now()).light, app::ConnectionLight::Ok);
}

TEST_F(VendureShopTest, AnOrderTakesStockWhenItIsPaidAndACancellationGivesItBack)
{
	const std::string variant = keeper->addVariant("PAID", 12);
	follow();
	follower->shop().setInterest({{.id = variant, .onAir = true}});
	timeUntil(variant, 12, Duration::seconds(20));
	Customer buyer = customer();
	ASSERT_EQ(buyer.take(variant, 5), "Order");
	buyer.checkOut();
	EXPECT_EQ(follower->available(variant), 12) << "a cart takes nothing";
	ASSERT_EQ(buyer.pay(), "PaymentSettled");
	timeUntil(variant, 7, Duration::seconds(2));
	EXPECT_EQ(follower->levels[variant].onHand, 12);
	EXPECT_EQ(follower->levels[variant].committed, 5);
	ASSERT_TRUE(waitFor([&] { return follower->orders.contains(buyer.orderCode()); }));
	EXPECT_EQ(follower->orders[buyer.orderCode()].lines[0].open, 5);
	EXPECT_EQ(follower->orders[buyer.orderCode()].lines[0].variantId, variant);

	keeper->cancel(buyer.orderCode());
	timeUntil(variant, 12, Duration::seconds(2));
	EXPECT_TRUE(waitFor([&] { return follower->orders[buyer.orderCode()].lines[0].units == 0; }));
}

TEST_F(VendureShopTest, OrdersShowWithinTwoSecondsByPolling)
{
	const std::string variant = keeper->addVariant("POLLED", 100);
	follow();
	follower->shop().setInterest({{.id = variant, .onAir = true}});
	timeUntil(variant, 100, Duration::seconds(20));
	Duration worst;
	for (int units = 99; units > 92; --units) {
		order(variant, 1);
		worst = std::max(worst, timeUntil(variant, units, Duration::seconds(2)));
	}
	RecordProperty("worst_ms", static_cast<int>(worst.ms()));
	std::printf("orders by polling: %d ms at worst\n", static_cast<int>(worst.ms()));
}

TEST_F(VendureShopTest, OrdersShowWithin300MsByPush)
{
	const std::string variant = keeper->addVariant("PUSHED", 100);
	follow(Duration::minutes(10), true);
	timeUntil(variant, 100, Duration::seconds(20));
	Duration worst;
	for (int units = 99; units > 92; --units) {
		order(variant, 1);
		worst = std::max(worst, timeUntil(variant, units, Duration::ms(300)));
		// A show's next order comes when the shop's budget has recovered.
		waitFor([] { return false; }, Duration::ms(700));
	}
	RecordProperty("worst_ms", static_cast<int>(worst.ms()));
	std::printf("orders by push: %d ms at worst\n", static_cast<int>(worst.ms()));
	keeper->setStock(variant, 50); // the shop's staff counts again: 7 are promised
	timeUntil(variant, 43, Duration::ms(300));
}

TEST_F(VendureShopTest, TwoOrdersPaidForTheSameLastPiecesAreRaised)
{
	const std::string variant = keeper->addVariant("LAST", 12);
	follow();
	follower->shop().setInterest({{.id = variant, .onAir = true}});
	Customer first = customer(), second = customer();
	ASSERT_EQ(first.take(variant, 5), "Order");
	ASSERT_EQ(second.take(variant, 12), "Order");
	first.checkOut();
	second.checkOut();
	ASSERT_EQ(first.pay(), "PaymentSettled");
	ASSERT_EQ(second.pay(), "PaymentSettled") << "Vendure takes both";
	ASSERT_TRUE(waitFor([&] {
		return follower->orders.contains(first.orderCode()) && follower->orders.contains(second.orderCode()) &&
		       follower->available(variant) == 0;
	}));
	const commerce::StockLevel &level = follower->levels[variant];
	EXPECT_EQ(level.onHand, 12);
	EXPECT_EQ(level.committed, 12) << "the figures look fine";
	EXPECT_EQ(follower->orders[first.orderCode()].lines[0].open +
			  follower->orders[second.orderCode()].lines[0].open,
		  17)
		<< "and only the orders tell";
	ASSERT_TRUE(waitFor([&] { return follower->oversellOf(variant).has_value(); }));
	const auto oversell = *follower->oversellOf(variant);
	EXPECT_EQ(oversell.sku, "LAST");
	EXPECT_EQ(oversell.units, 5);
	EXPECT_THAT(oversell.orders, testing::Contains(second.orderCode())) << "the one that does not fit";
	keeper->cancel(first.orderCode());
	EXPECT_TRUE(waitFor([&] { return !follower->oversellOf(variant); })) << "now it fits";
}

TEST_F(VendureShopTest, WhatIsSentIsNotPromisedAnyMore)
{
	const std::string variant = keeper->addVariant("SENT", 12);
	follow();
	follower->shop().setInterest({{.id = variant, .onAir = true}});
	const std::string code = order(variant, 10);
	ASSERT_TRUE(waitFor([&] { return follower->orders.contains(code) && follower->available(variant) == 2; }));
	keeper->ship(code, 7);
	EXPECT_TRUE(waitFor([&] { return follower->levels[variant].onHand == 5; }));
	EXPECT_EQ(follower->available(variant), 2);
	EXPECT_TRUE(waitFor([&] { return follower->orders[code].lines[0].open == 3; }, Duration::seconds(5)))
		<< "Vendure calls the order unchanged, but the stock on hand fell";
	waitFor([] { return false; }, Duration::seconds(2));
	EXPECT_FALSE(follower->oversellOf(variant)) << "five there, three promised";
}

TEST_F(VendureShopTest, APersonPausesAndResumesAVariant)
{
	const std::string variant = keeper->addVariant("PAUSED", 12);
	follow();
	ASSERT_TRUE(waitFor([&] { return follower->available(variant) == 12; }));
	const auto paused = follower->act({.kind = ActKind::Pause, .variantId = variant});
	ASSERT_TRUE(paused) << paused.error().error.sentence.key;
	EXPECT_TRUE(follower->levels[variant].paused);
	EXPECT_THROW(customer().take(variant, 1), std::runtime_error) << "nobody can buy it";
	ASSERT_TRUE(paused->undo);
	const auto resumed = follower->act(*paused->undo);
	ASSERT_TRUE(resumed) << resumed.error().error.sentence.key;
	EXPECT_FALSE(follower->levels[variant].paused);
	EXPECT_EQ(customer().take(variant, 1), "Order");
}

TEST_F(VendureShopTest, APersonSetsAndAddsStockAndTakesItBack)
{
	const std::string variant = keeper->addVariant("RESTOCKED", 12);
	order(variant, 2);
	follow();
	ASSERT_TRUE(waitFor([&] { return follower->available(variant) == 10; }));
	const auto set = follower->act(
		{.kind = ActKind::SetStock, .variantId = variant, .location = "1", .units = 50, .seen = 10});
	ASSERT_TRUE(set) << set.error().error.sentence.key;
	EXPECT_EQ(set->before, 10);
	EXPECT_EQ(set->after, 50);
	EXPECT_EQ(follower->available(variant), 50) << "known at once";
	EXPECT_EQ(follower->levels[variant].onHand, 52);

	order(variant, 1); // between the act and its undo
	const auto undone = follower->act(*set->undo);
	ASSERT_TRUE(undone);
	EXPECT_EQ(undone->after, 9) << "what was sold meanwhile stays sold";

	const auto added = follower->act({.kind = ActKind::AddStock, .variantId = variant, .units = 5, .seen = 9});
	ASSERT_TRUE(added);
	EXPECT_EQ(added->after, 14);
	const auto stale = follower->act({.kind = ActKind::SetStock, .variantId = variant, .units = 5, .seen = 9});
	ASSERT_FALSE(stale);
	EXPECT_EQ(stale.error().kind, commerce::FaultKind::Conflict);
	EXPECT_TRUE(waitFor([&] { return follower->available(variant) == 14; })) << "nothing was changed";
}

TEST_F(VendureShopTest, AWrongPasswordIsSaid)
{
	follow(Duration::seconds(1), false, "wrong");
	const auto connection = [&] {
		return follower->shop().connection(app::now());
	};
	ASSERT_TRUE(waitFor([&] { return connection().light == app::ConnectionLight::Refused; }));
	EXPECT_EQ(connection().sentence.key, "Vendure.WrongPassword");
	EXPECT_TRUE(follower->levels.empty());
}

TEST_F(VendureShopTest, ASessionThatEndsInMidShowIsRenewed)
{
	const std::string variant = keeper->addVariant("RENEWED", 12);
	follow();
	follower->shop().setInterest({{.id = variant, .onAir = true}});
	timeUntil(variant, 12, Duration::seconds(20));
	keeper->endAllSessions();
	keeper->setStock(variant, 11);
	timeUntil(variant, 11, Duration::seconds(3));
	EXPECT_EQ(follower->shop().connection(app::now()).light, app::ConnectionLight::Ok);
}

TEST_F(VendureShopTest, AnAccountThatMayNotReadOrdersStillReadsStockAndSaysSo)
{
	keeper->addAccount("catalogue@example.com", "catalogue", {"ReadCatalog", "UpdateCatalog"});
	follow(Duration::seconds(1), false, "catalogue", "catalogue@example.com");
	ASSERT_TRUE(waitFor([&] { return follower->whole; }));
	const auto connection = [&] {
		return follower->shop().connection(app::now());
	};
	ASSERT_TRUE(waitFor([&] { return !connection().remarks.empty(); }));
	EXPECT_EQ(connection().remarks[0].key, "Shop.NoOrders");
	EXPECT_EQ(connection().light, app::ConnectionLight::Ok);
}

TEST_F(VendureShopTest, MoreThanOnePageIsReadWhole)
{
	keeper->addVariants("PAGE-", 120);
	follow();
	ASSERT_TRUE(waitFor([&] { return follower->whole; }));
	const auto count = std::ranges::count_if(
		follower->levels, [](const auto &entry) { return entry.second.sku.starts_with("PAGE-"); });
	EXPECT_EQ(count, 120);
	for (const auto &[id, level] : follower->levels) {
		if (level.sku.starts_with("PAGE-")) {
			EXPECT_EQ(level.available, std::stoll(level.sku.substr(5)));
		}
	}
	const auto pages = std::ranges::count_if(follower->updates,
						 [](const auto &update) { return update.levels.size() >= 100; });
	EXPECT_GE(pages, 1);
}
