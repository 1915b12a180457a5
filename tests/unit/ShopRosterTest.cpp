#include "app/ShopRoster.hpp"
#include "app/Clock.hpp"

#include <gtest/gtest.h>

#include <utility>

using namespace app;
using commerce::Secrets;

namespace {

using News = std::vector<core::Expected<commerce::ShopUpdate>>;

// A shop that says what a test lets it say, and when it has replaced a secret.
class Feed : public ShopFeed {
public:
	Feed(News &news, Secrets &changed) : news_(news), changed_(changed) {}

	News tick(core::Instant) override { return std::exchange(news_, {}); }
	ShopConnection connection(core::Instant) const override { return {}; }
	void setInterest(const std::vector<commerce::VariantInterest> &hot) override { interest = hot; }
	Secrets takeChangedSecrets() override { return std::exchange(changed_, {}); }

	std::optional<std::vector<commerce::VariantInterest>> interest;

private:
	News &news_;
	Secrets &changed_;
};

class ShopRosterTest : public testing::Test {
protected:
	// As the settings have them. Answers whether the shop begins anew.
	bool follow(const Secrets &secrets)
	{
		const std::size_t before = made.size();
		roster.follow({settings}, {{"shop", secrets}});
		return made.size() > before;
	}

	void refresh(const std::string &token)
	{
		changed = {{"refresh", token}};
		EXPECT_EQ(roster.takeChangedSecrets(),
			  (std::map<std::string, Secrets>{{"shop", {{"refresh", token}}}}));
		EXPECT_TRUE(roster.takeChangedSecrets().empty());
	}

	Catalogue::Titles read(const commerce::ShopUpdate &update)
	{
		news.emplace_back(update);
		roster.tick({}, [](const std::string &, const commerce::ShopUpdate &) {});
		return *roster.catalogue("shop", {}).titles;
	}

	commerce::ShopSettings settings;
	News news;
	Secrets changed;
	std::vector<Secrets> made; // with what each shop was begun
	Feed *newest = nullptr;
	net::HttpClient client;
	ShopRoster roster{client, [](core::LogLevel, const std::string &) {},
			  [this](const commerce::ShopSettings &, const Secrets &secrets, net::HttpClient &) {
				  made.push_back(secrets);
				  auto feed = std::make_unique<Feed>(news, changed);
				  newest = feed.get();
				  return core::Expected<std::unique_ptr<ShopFeed>>(std::move(feed));
			  }};
};

} // namespace

TEST_F(ShopRosterTest, ARefreshedSecretIsNoOtherShop)
{
	follow({{"key", "k"}, {"refresh", "r0"}});
	refresh("r1");
	EXPECT_FALSE(follow({{"key", "k"}, {"refresh", "r0"}})) << "who keeps it has not heard yet";
	refresh("r2");
	EXPECT_FALSE(follow({{"key", "k"}, {"refresh", "r1"}})) << "… or only of the first";
	EXPECT_FALSE(follow({{"key", "k"}, {"refresh", "r2"}}));
	EXPECT_EQ(made.size(), 1u);
}

TEST_F(ShopRosterTest, OtherSettingsBeginWithTheNewestSecret)
{
	follow({{"refresh", "r0"}});
	refresh("r1");
	settings.url = "https://other.example";
	EXPECT_TRUE(follow({{"refresh", "r0"}}));
	EXPECT_EQ(made.back(), (Secrets{{"refresh", "r1"}})) << "the old one is used up";
	EXPECT_FALSE(follow({{"refresh", "r0"}})) << "and is still known as that";
}

TEST_F(ShopRosterTest, WhatAPersonTypesCounts)
{
	follow({{"refresh", "r0"}});
	refresh("r1");
	EXPECT_TRUE(follow({{"refresh", "typed"}}));
	EXPECT_EQ(made.back(), (Secrets{{"refresh", "typed"}}));
}

TEST_F(ShopRosterTest, ASecretThatALoginGivesFirstIsKeptToo)
{
	follow({{"key", "k"}});
	refresh("r1");
	EXPECT_FALSE(follow({{"key", "k"}}));
	EXPECT_FALSE(follow({{"key", "k"}, {"refresh", "r1"}}));
	EXPECT_EQ(made.size(), 1u);
}

TEST_F(ShopRosterTest, TellsWhatAShopSellsNow)
{
	follow({});
	const core::Instant now = core::Instant::ms(5000);
	EXPECT_TRUE(roster.catalogue("shop", now).titles->empty()) << "not read yet";
	EXPECT_EQ(roster.catalogue("shop", now).at, now);
	EXPECT_EQ(read({.levels = {{.sku = "HAT", .title = "Straw hat"}}, .complete = true}),
		  (Catalogue::Titles{{"HAT", "Straw hat"}}));
	EXPECT_EQ(read({.levels = {{.sku = "MUG"}}}), (Catalogue::Titles{{"HAT", "Straw hat"}, {"MUG", ""}}));
	const auto same = roster.catalogue("shop", now).titles;
	read({.levels = {{.sku = "HAT", .title = "Straw hat", .available = 7}}});
	EXPECT_EQ(roster.catalogue("shop", now).titles, same) << "a number is no reason to make it anew";
	EXPECT_EQ(read({.levels = {{.sku = "MUG", .title = "Mug", .variant = "blue"}}, .complete = true}),
		  (Catalogue::Titles{{"MUG", "Mug blue"}}));
	// Of two pages, the first with what is new and the last without what is gone.
	read({.levels = {{.sku = "CUP", .title = "Cup"}}, .ends = false});
	EXPECT_EQ(read({.levels = {{.sku = "JUG", .title = "Jug"}},
			.complete = true,
			.stillListed = {"CUP"},
			.begins = false}),
		  (Catalogue::Titles{{"CUP", "Cup"}, {"JUG", "Jug"}}));
}

TEST_F(ShopRosterTest, AShopHasTheNameThatItWasGivenOrNone)
{
	settings.url = "https://demo.myshopify.com";
	settings.kind = commerce::ShopKind::Shopify;
	follow({});
	const ShopView view = roster.view({}).at(0);
	EXPECT_EQ(view.name, "");
	EXPECT_EQ(view.kind, settings.kind);
	EXPECT_EQ(view.url, settings.url);
}

TEST_F(ShopRosterTest, WhatIsHotIsToldToItsShopAndNothingToTheOthers)
{
	follow({});
	roster.setInterest({{"shop", {{"v1", true, 2.0, 5}}}, {"gone", {{"v2", false, 0, 1}}}});
	ASSERT_TRUE(newest->interest);
	ASSERT_EQ(newest->interest->size(), 1u);
	EXPECT_EQ(newest->interest->front().id, "v1");
	roster.setInterest({});
	EXPECT_TRUE(newest->interest->empty()) << "nothing is hot any more";
}

TEST_F(ShopRosterTest, PlacesKeepTheNamesThatTheShopTold)
{
	follow({});
	read({.locations = {{"1", "Annex"}}});
	read({});
	EXPECT_EQ(roster.view({}).at(0).locations, (std::map<std::string, std::string>{{"1", "Annex"}}));
}
