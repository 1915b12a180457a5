#pragma once

#include "core/Error.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace profile {

// Header values of the shops, which may be keys: kept in a file only this user can read, in the module's own folder and
// never in a profile, so that they do not travel with an exported one. Grouped by the profile's name.
class SecretFile {
public:
	using Values = std::map<std::string, std::string>; // header name → value

	explicit SecretFile(std::filesystem::path file) : file_(std::move(file)) {}

	// Empty when there are none or the file cannot be read.
	Values load(const std::string &profileName) const;

	// Adds or replaces the given values and drops those whose names are not in `keep`.
	core::Expected<void> save(const std::string &profileName, const Values &values,
				  const std::vector<std::string> &keep);

private:
	std::filesystem::path file_;
};

} // namespace profile
