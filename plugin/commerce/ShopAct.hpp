#pragma once

#include "commerce/ShopUpdate.hpp"
#include "core/Message.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace commerce {

// What a person can do at a shop.
enum class ActKind {
	Pause,    // stop selling the variant, or its whole product where the shop knows no less
	Resume,   // sell it again
	SetStock, // `units` are available
	AddStock, // `units` more, or fewer
};

// One act on one variant, as a person confirmed it.
struct ShopAct {
	ActKind kind = ActKind::Pause;
	std::string variantId;
	std::string productId;
	std::string location; // empty: the shop has one
	Pool pool = Pool::Shop;
	std::int64_t units = 0;
	// What the person saw. SetStock: the shop compares first where it can; where it cannot, the figure is read
	// before and after. AddStock holds whatever was sold meanwhile, and compares nothing.
	std::optional<std::int64_t> seen;
	std::string key; // the same for a repetition, new for each act: shops that know idempotency do it once

	bool operator==(const ShopAct &) const = default;
};

// What came of it.
struct ActOutcome {
	std::optional<std::int64_t> before; // units, for SetStock and AddStock
	std::optional<std::int64_t> after;
	std::optional<ShopAct> undo; // what takes it back; without a key
	core::Message remark;        // what the person should know besides; empty: nothing

	bool operator==(const ActOutcome &) const = default;
};

} // namespace commerce
