#pragma once

#include "commerce/ShopAdapter.hpp"
#include "core/Error.hpp"

#include <memory>
#include <string>

namespace profile {

// Whose secrets: a profile's name and a shop's id in it.
struct SecretPlace {
	std::string profile;
	std::string shop;

	auto operator<=>(const SecretPlace &) const = default;
};

// The system's own store for passwords: the Secret Service on Linux (gnome-keyring, KWallet, KeePassXC), the Credential
// Manager on Windows, the Keychain on macOS. One entry a shop.
//
// Any call may ask the user to unlock the store, and then takes as long as the user does; or it may hang for ever in
// the system's code. Called by one thread only, which has nothing else to do (app::SecretKeeper).
class SecretStore {
public:
	virtual ~SecretStore() = default;

	// Empty when there are none.
	virtual core::Expected<commerce::Secrets> load(const SecretPlace &place) = 0;
	// These and no others are there afterwards.
	virtual core::Expected<void> save(const SecretPlace &place, const commerce::Secrets &secrets) = 0;
	// Nothing is there afterwards; where something stays, as it is locked in, that is an error.
	virtual core::Expected<void> forget(const SecretPlace &place) = 0;

	// From any thread: what is under way ends now, where the system can do that, and so does all that comes after.
	virtual void giveUp() noexcept {}
};

// Of the system this was built for. Calls nothing of it yet.
std::unique_ptr<SecretStore> systemSecretStore();

// An entry's content, for stores that keep one text.
std::string secretsAsText(const commerce::Secrets &secrets);
core::Expected<commerce::Secrets> secretsFromText(const std::string &text);

} // namespace profile
