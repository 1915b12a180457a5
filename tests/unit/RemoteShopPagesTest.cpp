#include "commerce/FeedAdapter.hpp"
#include "unit/SmallShop.hpp"

#include <atomic>

using namespace small_shop;

namespace {

std::unique_ptr<RemoteShop> followFeed(net::HttpClient &client, const std::string &url,
				       const RemoteShopTuning &tuning = {})
{
	commerce::ShopSettings settings;
	settings.url = url;
	settings.kind = commerce::ShopKind::JsonFeed;
	settings.mapping.nextPage = "/next";
	settings.pollEvery = Duration::ms(20);
	return std::make_unique<RemoteShop>(client,
					    std::make_unique<commerce::FeedAdapter>(settings, commerce::Secrets()),
					    settings, commerce::Secrets(), tuning);
}

std::string page(const std::string &sku, const std::string &next)
{
	return std::format(R"({{"items":[{{"sku":"{}","available":1}}],"next":{}}})", sku, next);
}

} // namespace

TEST_F(RemoteShopTest, AFeedOfSeveralPagesIsOneReading)
{
	server.on("/stock", Answer{200, {}, page("A", R"("?page=2")")});
	server.on("/stock?page=2", Answer{200, {}, page("B", R"("/third")")});
	server.on("/third", Answer{200, {}, page("C", "null")});
	shop = followFeed(client, server.url("/stock"));
	playUntil([&] { return updates.size() == 3; });
	EXPECT_FALSE(updates[0].complete);
	EXPECT_FALSE(updates[1].complete);
	EXPECT_TRUE(updates[2].complete);
	EXPECT_EQ(updates[2].stillListed, (std::vector<std::string>{"A", "B"}));
	playUntil([&] { return updates.size() == 6; }); // and once more
	for (std::size_t i = 0; i < 6; ++i) {
		EXPECT_EQ(updates[i].begins, i % 3 == 0);
		EXPECT_EQ(updates[i].ends, i % 3 == 2);
		EXPECT_EQ(updates[i].reading, commerce::Reading::All);
	}
}

TEST_F(RemoteShopTest, AShopThatIsAskedTooOftenGoesOnWithTheSamePage)
{
	std::atomic<int> asks = 0;
	server.on("/stock", Answer{200, {}, page("A", R"("?page=2")")});
	server.on("/stock?page=2",
		  [&](const Request &) { return (asks += 1) <= 2 ? Answer{429} : Answer{200, {}, page("B", "null")}; });
	RemoteShopTuning tuning;
	tuning.backoff = {.first = Duration::ms(20), .longest = Duration::ms(80), .least = Duration::ms(5)};
	shop = followFeed(client, server.url("/stock"), tuning);
	playUntil([&] { return updates.size() == 2; });
	EXPECT_EQ(troubles.size(), 2u);
	EXPECT_EQ(asked("/stock"), 1u);
	EXPECT_TRUE(updates[1].complete);
	EXPECT_EQ(updates[1].stillListed, std::vector<std::string>{"A"});
}

namespace {

// Tells the same order each time it is asked.
class OrderingShop : public SmallShop {
public:
	using SmallShop::SmallShop;

	commerce::Abilities abilities() const override
	{
		commerce::Abilities abilities = SmallShop::abilities();
		abilities.orders = true;
		return abilities;
	}
	std::unique_ptr<commerce::Exchange> ordersSince(const std::string &) override
	{
		class Orders : public Reading {
		public:
			Orders(std::string url, core::WallTime changed) : Reading(std::move(url)), changed_(changed) {}
			Asked<Reply> onAnswer(const net::HttpResponse &, core::WallTime) override
			{
				Reply reply;
				reply.update.orders = {{"1", "T-1", {}, changed_, {{.id = "1", .variantId = "A"}}}};
				reply.update.ordersRead = true;
				return reply;
			}

		private:
			core::WallTime changed_;
		};
		return std::make_unique<Orders>(url("/orders"), changed);
	}

	core::WallTime changed{std::chrono::seconds(1)};
};

} // namespace

TEST_F(RemoteShopTest, AnOrderThatIsToldAgainIsNoNews)
{
	server.on("/orders", Answer{200});
	auto ordering = std::make_unique<OrderingShop>(server.url(""), secrets);
	OrderingShop &orders = *ordering;
	commerce::ShopSettings settings;
	settings.pollEvery = Duration::minutes(10);
	shop = std::make_unique<RemoteShop>(client, std::move(ordering), settings, secrets);
	const auto askForOrders = [&] {
		const std::size_t before = asked("/orders");
		playUntil([&] {
			shop->readSoon({}, true, now());
			return asked("/orders") > before + 1; // the one before was heard
		});
	};
	askForOrders();
	playUntil([&] { return asked("/some") == 1; });
	askForOrders();
	EXPECT_EQ(asked("/some"), 1u);
	orders.changed += std::chrono::seconds(1);
	askForOrders();
	playUntil([&] { return asked("/some") == 2; });
}

TEST_F(RemoteShopTest, APageElsewhereIsNotAskedFor)
{
	server.on("/stock", Answer{200, {}, page("A", R"("https://elsewhere.example/2")")});
	shop = followFeed(client, server.url("/stock"));
	playUntil([&] { return !troubles.empty(); });
	EXPECT_EQ(troubles[0].sentence.key, "Shop.NextPageElsewhere");
}
