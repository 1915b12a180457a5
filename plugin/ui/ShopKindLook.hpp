#pragma once

#include "commerce/ShopSettings.hpp"

#include <span>
#include <string_view>

namespace ui {

// What a person is told of a kind of shop, and asked for: one entry a kind. Its secrets are those of
// commerce::secretNames.
struct ShopKindLook {
	commerce::ShopKind kind = commerce::ShopKind::Rehearsal;
	std::string_view id;           // what the ids of new shops begin with
	std::string_view word;         // locale key of its name
	std::string_view hint = {};    // locale key: what it needs; empty: nothing to say
	std::string_view address = {}; // an example; empty: it has no address
	std::string_view account = {}; // locale key of the label; empty: it has no account
	bool online = true;            // is asked over the network, at intervals, and can be tested
	bool headers = false;          // is asked with headers of the person's choice
	bool file = false;             // is a file on this machine
	bool pushes = false;           // can send us messages

	bool isMapped() const { return headers || file; } // a document whose fields can be named
};

// In the order in which they are offered.
std::span<const ShopKindLook> shopKinds();

const ShopKindLook &lookOf(commerce::ShopKind kind);

// Locale key of a secret's label, by its name.
std::string_view secretLabel(std::string_view name);

// The names of all secrets that have a label; header values are not among them.
std::span<const std::string_view> labelledSecrets();

} // namespace ui
