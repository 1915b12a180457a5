#include "profile/SecretFile.hpp"

#include "profile/AtomicFile.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace profile {

namespace {

nlohmann::json readAll(const std::filesystem::path &file)
{
	const auto content = readWholeFile(file);
	if (!content || !*content) {
		return nlohmann::json::object();
	}
	auto root = nlohmann::json::parse(**content, nullptr, false);
	return root.is_object() ? root : nlohmann::json::object();
}

SecretFile::Values valuesOf(const nlohmann::json &root, const std::string &profileName)
{
	SecretFile::Values values;
	if (const auto profile = root.find(profileName); profile != root.end() && profile->is_object()) {
		for (const auto &[name, value] : profile->items()) {
			if (value.is_string()) {
				values[name] = value.get<std::string>();
			}
		}
	}
	return values;
}

} // namespace

SecretFile::Values SecretFile::load(const std::string &profileName) const
{
	return valuesOf(readAll(file_), profileName);
}

core::Expected<void> SecretFile::save(const std::string &profileName, const Values &values,
				      const std::vector<std::string> &keep)
{
	nlohmann::json root = readAll(file_);
	const Values before = valuesOf(root, profileName);
	Values after = before;
	for (const auto &[name, value] : values) {
		after[name] = value;
	}
	std::erase_if(after, [&](const auto &entry) { return std::ranges::find(keep, entry.first) == keep.end(); });
	if (after == before) {
		return {};
	}
	root[profileName] = after;
	return writeFileAtomically(file_, root.dump(4, ' ', false, nlohmann::json::error_handler_t::replace) + "\n",
				   FileAccess::OwnerOnly);
}

} // namespace profile
