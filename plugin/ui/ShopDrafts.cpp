#include "ui/ShopDrafts.hpp"

#include "ui/ShopKindLook.hpp"

#include <algorithm>
#include <format>
#include <iterator>

namespace ui {

ShopDrafts::ShopDrafts(std::vector<commerce::ShopSettings> shops)
{
	for (commerce::ShopSettings &shop : shops) {
		taken_.insert(shop.id);
		shops_.push_back({std::move(shop), {}});
	}
}

ShopDraft *ShopDrafts::find(const std::string &id)
{
	const auto found = std::ranges::find(shops_, id, [](const ShopDraft &draft) { return draft.settings.id; });
	return found == shops_.end() ? nullptr : &*found;
}

bool ShopDrafts::isFull() const
{
	return shops_.size() >= profile::Settings::kMostShops;
}

void ShopDrafts::add(commerce::ShopKind kind, std::uint32_t random)
{
	const std::string stem(lookOf(kind).id);
	ShopDraft draft;
	draft.settings.kind = kind;
	do {
		draft.settings.id = std::format("{}-{:04x}", stem, random++ & 0xffff);
	} while (!taken_.insert(draft.settings.id).second);
	shops_.push_back(std::move(draft));
}

void ShopDrafts::remove(std::size_t index)
{
	shops_.erase(shops_.begin() + static_cast<std::ptrdiff_t>(index));
}

std::vector<commerce::ShopSettings> ShopDrafts::settings() const
{
	std::vector<commerce::ShopSettings> shops;
	std::ranges::transform(shops_, std::back_inserter(shops), &ShopDraft::settings);
	return shops;
}

app::Desk::TypedSecrets ShopDrafts::typed() const
{
	app::Desk::TypedSecrets typed;
	for (const ShopDraft &draft : shops_) {
		if (auto own = ownSecrets(draft); !own.empty()) {
			typed[draft.settings.id] = std::move(own);
		}
	}
	return typed;
}

commerce::Secrets ownSecrets(const ShopDraft &draft)
{
	const auto names = commerce::secretNames(draft.settings);
	commerce::Secrets own = draft.typed;
	std::erase_if(own, [&](const auto &secret) { return std::ranges::find(names, secret.first) == names.end(); });
	return own;
}

} // namespace ui
