#pragma once

#include "app/ShopConnection.hpp"
#include "commerce/ShopAdapter.hpp"
#include "commerce/ShopSettings.hpp"
#include "core/Instant.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace app {

// A shop as the dock lists it.
struct ShopView {
	std::string id;
	std::string name; // as the person calls it; may be empty, see `ui::nameOf`
	commerce::ShopKind kind = commerce::ShopKind::Rehearsal;
	std::string url;
	ShopConnection connection;
	std::map<std::string, std::string> locations; // id → name, as far as its answers told names
	std::set<commerce::ActKind> acts;
	bool pausesProducts = false; // a pause stops all variants of the product

	bool operator==(const ShopView &) const = default;
};

// Everything a shop sells by its own codes, before anything is picked or renamed.
struct Catalogue {
	using Titles = std::map<std::string, std::string>; // the shop's SKU → title with variant

	std::string shop;                                                        // its id
	core::Instant at;                                                        // when it was like this
	std::shared_ptr<const Titles> titles = std::make_shared<const Titles>(); // the same while nothing changes
};

// How "Test connection" is going.
struct ProbeView {
	enum class State { None, UnderWay, Done, Failed };

	std::uint64_t number = 0; // of this test; grows
	std::string shop;         // id of the shop that is asked
	State state = State::None;
	commerce::Findings findings; // Done
	core::Message sentence;      // Failed

	bool operator==(const ProbeView &) const = default;
};

} // namespace app
