#include "ui/ShopKindLook.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ui {
namespace {

using commerce::ShopKind;

constexpr std::array kKinds{
	ShopKindLook{.kind = ShopKind::Rehearsal,
		     .id = "rehearsal",
		     .word = "Settings.Kind.Rehearsal",
		     .hint = "Settings.Kind.Rehearsal.Hint",
		     .online = false},
	ShopKindLook{.kind = ShopKind::Shopify,
		     .id = "shopify",
		     .word = "Settings.Kind.Shopify",
		     .hint = "Settings.Kind.Shopify.Hint",
		     .address = "https://your-shop.myshopify.com",
		     .account = "Settings.Account.ClientId",
		     .pushes = true},
	ShopKindLook{.kind = ShopKind::ShopifyStorefront,
		     .id = "storefront",
		     .word = "Settings.Kind.ShopifyStorefront",
		     .hint = "Settings.Kind.ShopifyStorefront.Hint",
		     .address = "https://your-shop.myshopify.com"},
	ShopKindLook{.kind = ShopKind::WooCommerce,
		     .id = "woo",
		     .word = "Settings.Kind.WooCommerce",
		     .hint = "Settings.Kind.WooCommerce.Hint",
		     .address = "https://shop.example.com",
		     .account = "Settings.Account.ConsumerKey",
		     .pushes = true},
	ShopKindLook{.kind = ShopKind::WooStore,
		     .id = "woostore",
		     .word = "Settings.Kind.WooStore",
		     .hint = "Settings.Kind.WooStore.Hint",
		     .address = "https://shop.example.com"},
	ShopKindLook{.kind = ShopKind::Vendure,
		     .id = "vendure",
		     .word = "Settings.Kind.Vendure",
		     .hint = "Settings.Kind.Vendure.Hint",
		     .address = "https://shop.example.com/admin-api",
		     .account = "Settings.Account",
		     .pushes = true},
	ShopKindLook{.kind = ShopKind::JsonFeed,
		     .id = "feed",
		     .word = "Settings.Kind.JsonFeed",
		     .hint = "Settings.Kind.JsonFeed.Hint",
		     .address = "https://shop.example.com/stock.json",
		     .headers = true},
	ShopKindLook{.kind = ShopKind::File, .id = "file", .word = "Settings.Kind.File", .online = false, .file = true},
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSecrets{{
	{"token", "Settings.Secret.Token"},
	{"publicToken", "Settings.Secret.PublicToken"},
	{"password", "Settings.Secret.Password"},
	{"clientSecret", "Settings.Secret.ClientSecret"},
	{"consumerSecret", "Settings.Secret.ConsumerSecret"},
	{"pushSecret", "Settings.Secret.PushSecret"},
}};

constexpr auto kSecretNames = [] {
	std::array<std::string_view, kSecrets.size()> names;
	std::ranges::transform(kSecrets, names.begin(), [](const auto &secret) { return secret.first; });
	return names;
}();

} // namespace

std::span<const ShopKindLook> shopKinds()
{
	return kKinds;
}

const ShopKindLook &lookOf(ShopKind kind)
{
	const auto found = std::ranges::find(kKinds, kind, &ShopKindLook::kind);
	return found == kKinds.end() ? kKinds.front() : *found;
}

std::string_view secretLabel(std::string_view name)
{
	const auto found = std::ranges::find(kSecrets, name, [](const auto &secret) { return secret.first; });
	return found == kSecrets.end() ? std::string_view() : found->second;
}

std::span<const std::string_view> labelledSecrets()
{
	return kSecretNames;
}

} // namespace ui
