#include "profile/SecretFile.hpp"

#include "profile/AtomicFile.hpp"

#include <nlohmann/json.hpp>

#include <system_error>

namespace profile {

namespace {

constexpr const char *kChores = ""; // no profile has this name

nlohmann::json readAll(const std::filesystem::path &file)
{
	const auto content = readWholeFile(file);
	if (!content || !*content) {
		return nlohmann::json::object();
	}
	auto root = nlohmann::json::parse(**content, nullptr, false);
	return root.is_object() ? root : nlohmann::json::object();
}

// Values that stand directly in a profile are of the time when there was one shop, with the id "shop".
SecretFile::Shops shopsOf(const nlohmann::json &root, const std::string &profileName)
{
	SecretFile::Shops shops;
	const auto profile = root.find(profileName);
	if (profile == root.end() || !profile->is_object()) {
		return shops;
	}
	for (const auto &[name, value] : profile->items()) {
		if (value.is_string()) {
			shops["shop"][name] = value.get<std::string>();
		} else if (value.is_object()) {
			for (const auto &[secret, text] : value.items()) {
				if (text.is_string()) {
					shops[name][secret] = text.get<std::string>();
				}
			}
		}
	}
	return shops;
}

// Of anything but a list of texts, what is one.
std::vector<std::string> textsOf(const nlohmann::json &list)
{
	std::vector<std::string> texts;
	for (const auto &text : list) {
		if (text.is_string()) {
			texts.push_back(text.get<std::string>());
		}
	}
	return texts;
}

nlohmann::json part(const nlohmann::json &root, const char *name)
{
	const auto found = root.find(name);
	return found == root.end() ? nlohmann::json() : *found;
}

} // namespace

SecretFile::Shops SecretFile::load(const std::string &profileName) const
{
	// A copy from elsewhere may be open to others.
	std::error_code error;
	if (std::filesystem::is_regular_file(file_, error)) {
		std::filesystem::permissions(
			file_, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
	}
	return shopsOf(readAll(file_), profileName);
}

core::Expected<void> SecretFile::save(const std::string &profileName, const Shops &shops)
{
	nlohmann::json root = readAll(file_);
	Shops wanted = shops;
	std::erase_if(wanted, [](const auto &entry) { return entry.second.empty(); });
	if (shopsOf(root, profileName) == wanted) {
		return {};
	}
	if (wanted.empty()) {
		root.erase(profileName);
	} else {
		root[profileName] = wanted;
	}
	return write(root);
}

SecretFile::Chores SecretFile::chores() const
{
	Chores chores;
	const nlohmann::json all = part(readAll(file_), kChores);
	const nlohmann::json forget = part(all, "forget");
	for (const auto &place : forget) {
		if (const auto names = textsOf(place); names.size() == 2) {
			chores.forget.insert({names[0], names[1]});
		}
	}
	const nlohmann::json formerly = part(all, "formerly");
	for (const auto &[name, before] : formerly.items()) {
		chores.formerly[name] = textsOf(before);
	}
	return chores;
}

core::Expected<void> SecretFile::saveChores(const Chores &wanted)
{
	if (wanted == chores()) {
		return {};
	}
	nlohmann::json root = readAll(file_);
	if (wanted == Chores()) {
		root.erase(kChores);
	} else {
		nlohmann::json forget = nlohmann::json::array();
		for (const auto &[profile, shop] : wanted.forget) {
			forget.push_back({profile, shop});
		}
		root[kChores] = {{"forget", std::move(forget)}, {"formerly", wanted.formerly}};
	}
	return write(root);
}

core::Expected<void> SecretFile::write(const nlohmann::json &root)
{
	std::error_code error;
	if (root.empty() && (std::filesystem::remove(file_, error) || !error)) {
		return {};
	}
	return writeFileAtomically(file_, root.dump(4, ' ', false, nlohmann::json::error_handler_t::replace) + "\n",
				   FileAccess::OwnerOnly);
}

} // namespace profile
