#pragma once

#include "commerce/ShopAdapter.hpp"
#include "core/Log.hpp"
#include "core/Message.hpp"
#include "profile/SecretFile.hpp"

#include <string>
#include <vector>

namespace app {

// What is wished for of the shops' secrets and not yet in the system's store, in the owner-only file.
//
// SecretKeeper's; its thread only.
class WaitingSecrets {
public:
	using Shops = profile::SecretFile::Shops;

	WaitingSecrets(profile::SecretFile &file, core::Log log) : file_(file), log_(std::move(log)) {}

	Shops of(const std::string &profile) const { return file_.load(profile); }

	void add(const profile::SecretPlace &place, const commerce::Secrets &wishes);
	// `typed`, and that of those in the file and in `known` there be none that `names` does not have.
	void take(const profile::SecretPlace &place, const std::vector<std::string> &names,
		  const commerce::Secrets &typed, const commerce::Secrets &known);
	// The store has `saved`. A value that was typed after that was sent to the store stays; with `all` there is
	// none, whatever the file says.
	void drop(const profile::SecretPlace &place, const commerce::Secrets &saved, bool all);
	void forget(const profile::SecretPlace &place);
	void renameProfile(const std::string &from, const std::string &to);

	// Why the file could not be written when that was last tried; empty: it could.
	const core::Message &trouble() const { return trouble_; }

private:
	bool write(const std::string &profile, const Shops &shops);

	profile::SecretFile &file_;
	core::Log log_;
	core::Message trouble_;
};

} // namespace app
