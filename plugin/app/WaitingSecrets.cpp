#include "app/WaitingSecrets.hpp"

#include "app/SecretWishes.hpp"

namespace app {

void WaitingSecrets::add(const profile::SecretPlace &place, const commerce::Secrets &wishes)
{
	Shops shops = of(place.profile);
	layOver(shops[place.shop], wishes);
	write(place.profile, shops);
}

void WaitingSecrets::take(const profile::SecretPlace &place, const std::vector<std::string> &names,
			  const commerce::Secrets &typed, const commerce::Secrets &known)
{
	Shops shops = of(place.profile);
	commerce::Secrets &wishes = shops[place.shop];
	layOver(wishes, typed);
	commerce::Secrets all = known;
	layOver(all, wishes);
	forgetAllBut(names, all, wishes);
	write(place.profile, shops);
}

void WaitingSecrets::drop(const profile::SecretPlace &place, const commerce::Secrets &saved, bool all)
{
	Shops shops = of(place.profile);
	const auto waits = shops.find(place.shop);
	if (waits == shops.end() || (!all && !areAmong(waits->second, saved))) {
		return;
	}
	shops.erase(waits);
	if (write(place.profile, shops)) {
		log_(core::LogLevel::Info, "secrets: moved from the file into the system's store");
	}
}

void WaitingSecrets::forget(const profile::SecretPlace &place)
{
	Shops shops = of(place.profile);
	if (shops.erase(place.shop) > 0) {
		write(place.profile, shops);
	}
}

void WaitingSecrets::renameProfile(const std::string &from, const std::string &to)
{
	if (write(to, of(from))) {
		write(from, {});
	}
}

bool WaitingSecrets::write(const std::string &profile, const Shops &shops)
{
	const auto done = file_.save(profile, shops);
	if (!done) {
		log_(core::LogLevel::Error, "secrets: the file cannot be written: " + done.error().detail);
	}
	trouble_ = done ? core::Message() : done.error().sentence;
	return done.has_value();
}

} // namespace app
