// A person's acts through the shop loop, at a WooCommerce site of one product over real sockets: what is done there,
// what the dock lists, what takes it back, and what is written down.

#include "JournalFixture.hpp"

#include "app/Clock.hpp"
#include "app/ShopLoop.hpp"
#include "support/TestServer.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <format>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

using namespace app;
using commerce::ActKind;
using support::Answer;
using support::Request;

namespace {

using State = ShopActEntry::State;

// Answers in the shape that WooCommerce 11.0.1 was seen to give.
class Site {
public:
	Site()
	{
		server_.onAny([this](const Request &request) { return answerTo(request); });
	}

	std::string url() const { return server_.url(""); }

	void sell(int units)
	{
		std::lock_guard guard(mutex_);
		stock_ = units;
	}
	void refuseChanges()
	{
		std::lock_guard guard(mutex_);
		refuses_ = true;
	}
	int stock() const
	{
		std::lock_guard guard(mutex_);
		return stock_;
	}
	int changes() const
	{
		std::lock_guard guard(mutex_);
		return changes_;
	}

private:
	Answer answerTo(const Request &request)
	{
		std::lock_guard guard(mutex_);
		const bool one = request.path.starts_with("/wp-json/wc/v3/products/11?");
		if (request.method == "PUT") {
			++changes_;
			if (refuses_) {
				return {.status = 403,
					.body = R"({"code":"woocommerce_rest_cannot_edit","message":"Not allowed."})"};
			}
			stock_ = nlohmann::json::parse(request.body).at("stock_quantity").get<int>();
		}
		const std::string product = std::format(
			R"({{"id":11,"name":"Jade Mug","sku":"MUG","type":"simple","status":"publish",)"
			R"("manage_stock":true,"stock_quantity":{},"stock_status":"instock","backorders":"no"}})",
			stock_);
		const bool list = request.path.starts_with("/wp-json/wc/v3/products?");
		return {.headers = {{"X-WP-Total", "1"}, {"X-WP-TotalPages", "1"}},
			.body = one    ? product
				: list ? "[" + product + "]"
				       : "[]"};
	}

	mutable std::mutex mutex_;
	int stock_ = 5;
	int changes_ = 0;
	bool refuses_ = false;
	support::TestServer server_; // last: its threads call us
};

class ShopLoopActsTest : public JournalTest {
protected:
	ShopLoopActsTest()
	{
		commerce::ShopSettings shop;
		shop.kind = commerce::ShopKind::WooCommerce;
		shop.url = site.url();
		shop.account = "ck_test";
		profile::Settings settings;
		settings.shops = {shop};
		loop.configure("Room 1", settings, ShopLoop::Secrets{{"shop", {{"consumerSecret", "cs_test"}}}});
		loop.start();
		waitUntil([](const ShelfView &view) {
			return view.rows.size() == 1 && view.rows[0].left == "5" && !view.shops.empty() &&
			       view.shops[0].acts.contains(ActKind::SetStock);
		});
	}

	void waitUntil(const std::function<bool(const ShelfView &)> &holds) const
	{
		const core::Instant patience = now() + core::Duration::seconds(20);
		while (!holds(*loop.view().latest()) && now() < patience) {
			std::this_thread::yield();
		}
		ASSERT_TRUE(holds(*loop.view().latest()));
	}
	// The latest act, once there are so many and none is under way.
	ShopActEntry latestOf(std::size_t count) const
	{
		waitUntil([&](const ShelfView &view) {
			return view.acts.size() == count && view.acts.front().state != State::UnderWay;
		});
		const auto &acts = loop.view().latest()->acts;
		return acts.empty() ? ShopActEntry() : acts.front();
	}

	static ActWish setStock(std::int64_t units, std::int64_t seen)
	{
		return {"shop",
			"MUG",
			{.kind = ActKind::SetStock, .variantId = "11", .productId = "11", .units = units, .seen = seen},
			"Corner shop"};
	}

	// What the journal has of acts, oldest first.
	std::vector<std::string> written()
	{
		loop.stop();
		journal.stop();
		std::vector<std::string> lines;
		for (const auto &entry : std::filesystem::directory_iterator(folder_)) {
			if (entry.path().extension() == ".db") {
				SQLite::Database db(entry.path());
				SQLite::Statement row(db, "SELECT what FROM acts ORDER BY id");
				while (row.executeStep()) {
					lines.push_back(row.getColumn(0).getString());
				}
			}
		}
		return lines;
	}

	Site site;
	JournalKeeper journal{folder_};
	ShopLoop loop{{[](const auto &) {}, [](const auto &) {}, [](const auto &) {},
		       [](const auto &, const auto &, const auto &) {
		       }},
		      journal,
		      [](core::LogLevel, const std::string &) {
		      }};
};

} // namespace

TEST_F(ShopLoopActsTest, IsDoneListedTakenBackAndWrittenDown)
{
	loop.act(setStock(9, 5));
	const ShopActEntry done = latestOf(1);
	EXPECT_EQ(done.state, State::Done);
	EXPECT_TRUE(done.canUndo);
	EXPECT_EQ(site.stock(), 9);
	waitUntil([](const ShelfView &view) { return view.rows[0].left == "9"; });

	loop.undoAct(done.id);
	EXPECT_EQ(latestOf(2).state, State::Done);
	EXPECT_EQ(site.stock(), 5);
	EXPECT_FALSE(loop.view().latest()->acts[1].canUndo);
	loop.undoAct(done.id); // a second click
	waitUntil([](const ShelfView &view) { return view.rows[0].left == "5"; });
	EXPECT_EQ(loop.view().latest()->acts.size(), 2u);

	EXPECT_THAT(written(), testing::ElementsAre(testing::HasSubstr("under way"), testing::HasSubstr(R"("done")"),
						    testing::HasSubstr("under way"), testing::HasSubstr(R"("done")")));
	EXPECT_EQ(site.changes(), 2);
}

TEST_F(ShopLoopActsTest, IsNotDoneWhenTheStockMovedSinceThePersonLooked)
{
	site.sell(4);
	loop.act(setStock(9, 5));
	const ShopActEntry failed = latestOf(1);
	EXPECT_EQ(failed.state, State::Failed);
	EXPECT_EQ(failed.sentence.key, "Act.Failed");
	EXPECT_FALSE(failed.canUndo);
	EXPECT_EQ(site.stock(), 4);
	EXPECT_EQ(site.changes(), 0);
}

TEST_F(ShopLoopActsTest, SaysThatTheShopRefused)
{
	site.refuseChanges();
	loop.act(setStock(9, 5));
	const ShopActEntry failed = latestOf(1);
	EXPECT_EQ(failed.state, State::Failed);
	EXPECT_FALSE(failed.canUndo);
	EXPECT_EQ(site.stock(), 5);
	EXPECT_THAT(written(), testing::ElementsAre(testing::HasSubstr("under way"), testing::HasSubstr("failed")));
}

TEST_F(ShopLoopActsTest, AtAShopThatIsNotFollowedIsRefusedAndWrittenDown)
{
	ActWish wish = setStock(9, 5);
	wish.shop = "another";
	loop.act(wish);
	EXPECT_EQ(latestOf(1).state, State::Failed);
	EXPECT_EQ(site.changes(), 0);
	EXPECT_THAT(written(), testing::ElementsAre(testing::HasSubstr("Act.NotThere")));
}

TEST_F(ShopLoopActsTest, OfAProfileThatWasLeftCannotBeTakenBack)
{
	loop.act(setStock(9, 5));
	const ShopActEntry done = latestOf(1);
	loop.leaveProfile();
	loop.undoAct(done.id);
	waitUntil([](const ShelfView &view) { return !view.acts.front().canUndo; });
	EXPECT_EQ(site.stock(), 9);
	EXPECT_EQ(loop.view().latest()->acts.size(), 1u);
}
