#include "app/SecretChores.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace app {

using Kind = SecretCalls::Kind;

void SecretChores::forget(const SecretPlace &place)
{
	forgetAt(place);
	for (const std::string &name : formerNames(place.profile)) {
		forgetAt({name, place.shop});
	}
}

void SecretChores::tryAgain()
{
	for (const SecretPlace &place : list_.forget) {
		if (!calls_.isUnderWay(Kind::Forget, place) && !calls_.isUnderWay(Kind::Save, place)) {
			ask(place);
		}
	}
}

void SecretChores::renameProfile(const std::string &from, const std::string &to, const std::vector<std::string> &shops)
{
	std::vector<std::string> names = std::move(list_.formerly[from]);
	list_.formerly.erase(from);
	names.insert(names.begin(), from);
	if (const auto back = std::ranges::find(names, to); back != names.end()) {
		forgetUnder({names.begin(), back}, shops); // copies at most
		names.erase(names.begin(), std::next(back));
	}
	if (!names.empty()) {
		list_.formerly[to] = std::move(names);
	}
	write();
}

std::vector<std::string> SecretChores::formerNames(const std::string &profile) const
{
	const auto names = list_.formerly.find(profile);
	return names == list_.formerly.end() ? std::vector<std::string>() : names->second;
}

void SecretChores::onLoaded(const Call &call, const Answer &answer, const std::vector<std::string> &shops)
{
	for (const std::string &shop : answer.moved) {
		list_.forget.erase({call.profile, shop});
	}
	if (answer.shops && list_.formerly.erase(call.profile) > 0) {
		forgetUnder(call.formerly, shops);
	}
	write();
	if (answer.shops) {
		tryAgain();
	}
}

void SecretChores::onSaved(const Call &call)
{
	if (!calls_.isUnderWay(Kind::Forget, call.place(), call.id)) {
		strike(call.place());
	}
}

bool SecretChores::onForgotten(const Call &call, const Answer &answer)
{
	if (!answer.shops) {
		const core::Error &why = answer.shops.error();
		log_(core::LogLevel::Warning,
		     "secrets: an entry is still to be forgotten, " + why.sentence.key + " (" + why.detail + ")");
		return false;
	}
	if (calls_.isUnderWay(Kind::Forget, call.place())) {
		return false;
	}
	strike(call.place());
	return true;
}

void SecretChores::forgetAt(const SecretPlace &place)
{
	list_.forget.insert(place);
	write();
	ask(place);
}

void SecretChores::forgetUnder(const std::vector<std::string> &names, const std::vector<std::string> &shops)
{
	for (const std::string &name : names) {
		for (const std::string &shop : shops) {
			forgetAt({name, shop});
		}
	}
}

void SecretChores::ask(const SecretPlace &place)
{
	calls_.ask({.kind = Kind::Forget, .profile = place.profile, .shops = {place.shop}});
}

void SecretChores::strike(const SecretPlace &place)
{
	list_.forget.erase(place);
	write();
}

void SecretChores::write()
{
	if (const auto done = file_.saveChores(list_); !done) {
		log_(core::LogLevel::Error, "secrets: what is to be forgotten cannot be noted: " + done.error().detail);
	}
}

} // namespace app
