#pragma once

#include "app/Desk.hpp"
#include "commerce/ShopSettings.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace ui {

// A shop as it stands in the settings dialog, with the secrets that were typed since it was opened; an empty one is to
// be forgotten.
struct ShopDraft {
	commerce::ShopSettings settings;
	commerce::Secrets typed;
};

// The shops in the settings dialog, until they are applied. An id never comes back: what is stored under a removed
// one must not fall to a new shop.
class ShopDrafts {
public:
	explicit ShopDrafts(std::vector<commerce::ShopSettings> shops);

	std::size_t size() const { return shops_.size(); }
	ShopDraft &at(std::size_t index) { return shops_[index]; }
	const ShopDraft &at(std::size_t index) const { return shops_[index]; }
	// Null when it was removed.
	ShopDraft *find(const std::string &id);

	bool isFull() const;
	// Puts a new shop of this kind at the end. `random` makes its id differ from those of shops of old.
	void add(commerce::ShopKind kind, std::uint32_t random);
	void remove(std::size_t index);

	std::vector<commerce::ShopSettings> settings() const;
	// Only what was typed, and only what the shop's kind has.
	app::Desk::TypedSecrets typed() const;

private:
	std::vector<ShopDraft> shops_;
	std::set<std::string> taken_;
};

// Only the secrets that this shop may have.
commerce::Secrets ownSecrets(const ShopDraft &draft);

} // namespace ui
