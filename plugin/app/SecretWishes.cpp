#include "app/SecretWishes.hpp"

#include <algorithm>
#include <ranges>

namespace app {

namespace {

std::string valueIn(const commerce::Secrets &secrets, const std::string &name)
{
	const auto found = secrets.find(name);
	return found == secrets.end() ? std::string() : found->second;
}

bool isIn(const std::vector<std::string> &names, const std::string &name)
{
	return std::ranges::find(names, name) != names.end();
}

} // namespace

void layOver(commerce::Secrets &below, const commerce::Secrets &above)
{
	for (const auto &[name, value] : above) {
		below[name] = value;
	}
}

commerce::Secrets granted(commerce::Secrets known, const commerce::Secrets &wishes)
{
	layOver(known, wishes);
	std::erase_if(known, [](const auto &secret) { return secret.second.empty(); });
	return known;
}

void keepOnly(const std::vector<std::string> &names, commerce::Secrets &secrets)
{
	std::erase_if(secrets, [&](const auto &secret) { return !isIn(names, secret.first); });
}

void forgetAllBut(const std::vector<std::string> &names, const commerce::Secrets &secrets, commerce::Secrets &wishes)
{
	for (const std::string &name : std::views::keys(secrets)) {
		if (!isIn(names, name)) {
			wishes[name].clear();
		}
	}
}

bool areAmong(const commerce::Secrets &wishes, const commerce::Secrets &all)
{
	return std::ranges::all_of(wishes, [&](const auto &wish) { return valueIn(all, wish.first) == wish.second; });
}

} // namespace app
