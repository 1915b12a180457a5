#include "commerce/AdapterFactory.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

using namespace commerce;

namespace {

std::unique_ptr<ShopAdapter> adapterOf(ShopKind kind)
{
	ShopSettings settings;
	settings.kind = kind;
	settings.url = "https://shop.myshopify.com";
	return std::move(*makeAdapter(settings, {{"token", "shpat_token"}, {"publicToken", "public"}}));
}

Asked<Reply> answered(Exchange &exchange, const std::string &data)
{
	return exchange.onAnswer({.status = 200, .headers = {}, .body = R"({"data":)" + data + "}"}, core::WallTime());
}

} // namespace

// A key that lost a right, or a proxy: the list that was asked for is not there. That is not a shop without products.
TEST(MissingList, IsNotAnEmptyShop)
{
	for (const std::string data : {R"({"productVariants":null})", R"({"products":null})", "{}"}) {
		for (const ShopKind kind : {ShopKind::Shopify, ShopKind::ShopifyStorefront}) {
			const auto reading = adapterOf(kind)->readAll();
			(void)reading->first();
			if (kind == ShopKind::Shopify) {
				ASSERT_TRUE(answered(*reading, R"({"locations":{"nodes":[]}})"))
					<< "the places come first";
			}
			const auto reply = answered(*reading, data);
			ASSERT_FALSE(reply) << data;
			EXPECT_EQ(reply.error().kind, FaultKind::Broken);
			EXPECT_EQ(reply.error().error.sentence.key, "Shop.NotGraphQl");
		}
	}
}

TEST(MissingList, DoesNotMoveTheMarkOn)
{
	const auto shop = adapterOf(ShopKind::Shopify);
	const auto orders = shop->ordersSince("2026-11-23T10:00:00Z");
	(void)orders->first();
	EXPECT_FALSE(answered(*orders, R"({"orders":null})"));
	const auto changes = shop->changesSince("2026-11-23T10:00:00Z");
	(void)changes->first();
	ASSERT_TRUE(answered(*changes, R"({"locations":{"nodes":[]}})"));
	EXPECT_FALSE(answered(*changes, R"({"productVariants":null})"));
}
