#include "profile/SecretStore.hpp"

#include <nlohmann/json.hpp>

namespace profile {

std::string secretsAsText(const commerce::Secrets &secrets)
{
	return nlohmann::json(secrets).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

core::Expected<commerce::Secrets> secretsFromText(const std::string &text)
{
	commerce::Secrets secrets;
	const auto root = nlohmann::json::parse(text, nullptr, false);
	if (!root.is_object()) {
		return core::fail({"Secrets.Unreadable", {}});
	}
	for (const auto &[name, value] : root.items()) {
		if (!value.is_string()) {
			return core::fail({"Secrets.Unreadable", {}});
		}
		secrets[name] = value.get<std::string>();
	}
	return secrets;
}

} // namespace profile
