// What Vendure tells of a variant, and what the oversell watch makes of it.

#include "app/ShelfKeeper.hpp"
#include "unit/VendureShapes.hpp"

using namespace vendure_shapes;
using core::Duration;
using core::Instant;

namespace {

constexpr const char *kFiveBeyond = R"("outOfStockThreshold":-5,"useGlobalOutOfStockThreshold":false)";
constexpr const char *kTwoKept = R"("outOfStockThreshold":2,"useGlobalOutOfStockThreshold":false)";

// A shop with one variant and one order, each read as often as the watch needs to be sure.
class VendureOversellTest : public VendureTest {
protected:
	void hear(ShopUpdate update)
	{
		now_ = now_ + Duration::seconds(1);
		update.readAt = kNow + std::chrono::milliseconds(now_.ms());
		shelf_.onUpdate("shop", update, now_);
		(void)shelf_.refresh(now_);
	}

	// The alert's words where it is raised.
	std::string oversellOf(const std::string &threshold, const std::string &places, int ordered)
	{
		for (int round = 0; round < 3; ++round) {
			const auto levels = answer(*adapter->readAll(), variants(variant({.id = R"("2")",
											  .sku = "LS-M",
											  .threshold = threshold,
											  .levels = places}),
										 1));
			hear(levels->update);
			// Told each time as to somebody who asks for the first time.
			const auto placed = answer(*adapterFor("https://shop.example")->ordersSince(""),
						   orders(order("7", "PaymentSettled", ordered), 1));
			hear(placed->update);
		}
		for (const alerts::Alert &alert : shelf_.view(now_).alerts) {
			if (isOversold(alert)) {
				return alert.sentence.values.at(1).second;
			}
		}
		return "none";
	}

	Instant now_ = Instant::ms(0);
	app::ShelfKeeper shelf_{Instant::ms(0), kNow};
};

} // namespace

TEST_F(VendureOversellTest, WhatAVariantMaySellBeyondItsStockIsNoOversell)
{
	EXPECT_EQ(oversellOf(kFiveBeyond, place(1, 3, 8), 8), "none") << "three there, and five beyond are allowed";
}

TEST_F(VendureOversellTest, BeyondWhatIsAllowedItIs)
{
	EXPECT_EQ(oversellOf(kFiveBeyond, place(1, 3, 8), 9), "1");
}

TEST_F(VendureOversellTest, TheAllowanceIsOfAllPlacesTogether)
{
	EXPECT_EQ(oversellOf(kFiveBeyond, place(1, 3, 3) + "," + place(2, 1, 6), 9), "none");
}

TEST_F(VendureOversellTest, WhatIsKeptBackIsThereForOrders)
{
	EXPECT_EQ(oversellOf(kTwoKept, place(1, 3, 3), 3), "none");
}

TEST_F(VendureOversellTest, UnitsKeptBackAllowNothing)
{
	EXPECT_EQ(oversellOf(kTwoKept, place(1, 3, 3), 4), "1");
}
