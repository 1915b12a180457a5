#pragma once

#include "commerce/ShopAdapter.hpp"
#include "core/Error.hpp"
#include "profile/SecretStore.hpp"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace profile {

// The shops' secrets in a file only this user can read, in the module's own folder and never in a profile, so that they
// do not travel with an exported one. Grouped by the profile's name and the shop's id. Beside them, what is still to be
// done in the system's store, should that be locked or not answer.
class SecretFile {
public:
	using Shops = std::map<std::string, commerce::Secrets>; // shop id → its secrets

	struct Chores {
		std::set<SecretPlace> forget;
		// Profile → the names it had before, the latest first, that its secrets may still be filed under.
		std::map<std::string, std::vector<std::string>> formerly;

		bool operator==(const Chores &) const = default;
	};

	explicit SecretFile(std::filesystem::path file) : file_(std::move(file)) {}

	// Empty when there are none or the file cannot be read. Closes it to other users, should it be open to them.
	Shops load(const std::string &profileName) const;

	// These and no others are the profile's from now on.
	core::Expected<void> save(const std::string &profileName, const Shops &shops);

	Chores chores() const;
	core::Expected<void> saveChores(const Chores &chores);

private:
	core::Expected<void> write(const nlohmann::json &root); // with nothing in it there is no file

	std::filesystem::path file_;
};

} // namespace profile
