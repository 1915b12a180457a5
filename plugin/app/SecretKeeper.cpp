#include "app/SecretKeeper.hpp"

#include "app/SecretWishes.hpp"

#include <algorithm>
#include <ranges>
#include <utility>

namespace app {

SecretKeeper::SecretKeeper(std::unique_ptr<profile::SecretStore> store, std::filesystem::path file,
			   std::function<void(const News &)> onNews, core::Log log, SecretTuning tuning)
	: onNews_(std::move(onNews)), notice_(file, log), file_(std::move(file)), waiting_(file_, log),
	  chores_(file_, calls_, log), calls_(std::move(store), *this, std::move(log), tuning)
{
	calls_.post([this] { chores_.read(); });
}

SecretKeeper::~SecretKeeper()
{
	stop();
}

void SecretKeeper::open(const std::string &profile, std::vector<std::string> shops)
{
	calls_.post([this, profile, shops = std::move(shops)] {
		renamed_.erase(profile);
		profile_ = profile;
		shops_ = shops;
		names_.clear();
		known_.clear();
		unreadable_.clear();
		notice_.clear();
		reload();
		report();
	});
}

void SecretKeeper::renameProfile(const std::string &from, const std::string &to)
{
	calls_.post([this, from, to] {
		if (from != profile_ || from == to) {
			return;
		}
		profile_ = to;
		renamed_[from] = to;
		renamed_.erase(to);
		calls_.renameProfile(from, to); // in the store under the old name, but not for long
		waiting_.renameProfile(from, to);
		if (!shops_.empty()) {
			chores_.renameProfile(from, to, shops_);
			reload();
		}
		report();
	});
}

void SecretKeeper::save(Names names, Shops typed)
{
	calls_.post([this, names = std::move(names), typed = std::move(typed)] {
		chores_.tryAgain();
		for (const std::string &shop : std::exchange(shops_, {})) {
			if (!names.contains(shop)) {
				forget(shop);
			}
		}
		names_ = names;
		for (const auto &[shop, ofShop] : names) {
			shops_.push_back(shop);
			const auto given = typed.find(shop);
			take(shop, ofShop, given == typed.end() ? commerce::Secrets() : given->second);
		}
		if (!loaded_) {
			reload();
		}
		settle();
		report();
	});
}

void SecretKeeper::update(const std::string &profile, const std::string &shop, commerce::Secrets changed)
{
	calls_.post([this, profile, shop, changed = std::move(changed)] {
		std::string today = profile;
		for (auto next = renamed_.find(today); next != renamed_.end(); next = renamed_.find(today)) {
			today = next->second;
		}
		if (today != profile_) {
			waiting_.add({today, shop}, changed);
			return;
		}
		if (std::ranges::find(shops_, shop) == shops_.end()) {
			return;
		}
		commerce::Secrets all = known_[shop];
		layOver(all, changed);
		const auto names = std::views::keys(all);
		take(shop, {names.begin(), names.end()}, changed);
		report();
	});
}

void SecretKeeper::stop() noexcept
{
	calls_.stop();
}

void SecretKeeper::onAnswer(const Call &call, const SecretCalls::Answer &answer)
{
	if (call.kind == Kind::Save) {
		onSaved(call, answer);
	} else if (call.kind == Kind::Forget) {
		onForgotten(call, answer);
	} else if (call.id == loading_) {
		onLoaded(call, answer);
	}
}

void SecretKeeper::onLate(const std::vector<Call> &calls)
{
	bool any = false;
	for (const Call &call : calls) {
		if (call.kind == Kind::Save) {
			saveInFile(call);
		}
		any = any || (call.profile == profile_ && (call.kind == Kind::Save || call.id == loading_));
	}
	if (any) {
		useFile({{"Secrets.NotAnswering", {}}, "no answer in time"});
		report();
	}
}

void SecretKeeper::onEnding()
{
	onNews_ = nullptr;
}

void SecretKeeper::onUnanswered(const Call &call)
{
	if (call.kind == Kind::Save && !call.late) { // else it is there already
		saveInFile(call);
	}
}

void SecretKeeper::onLoaded(const Call &call, const SecretCalls::Answer &answer)
{
	chores_.onLoaded(call, answer, shops_);
	if (!answer.shops) {
		useFile(answer.shops.error());
		report();
		return;
	}
	loaded_ = true;
	known_ = *answer.shops;
	unreadable_ = answer.unreadable;
	notice_.inStore(unreadable_.empty());
	mergeWithFile();
	report();
}

void SecretKeeper::onSaved(const Call &call, const SecretCalls::Answer &answer)
{
	if (!answer.shops) {
		if (!call.late) { // else it is there already
			saveInFile(call);
		}
		if (call.profile == profile_) {
			useFile(answer.shops.error());
			report();
		}
		return;
	}
	chores_.onSaved(call);
	waiting_.drop(call.place(), call.secrets, isAllKnown(call));
	if (call.profile == profile_) {
		unreadable_.erase(call.shops.front());
		if (settle()) {
			report();
		}
	}
}

void SecretKeeper::onForgotten(const Call &call, const SecretCalls::Answer &answer)
{
	if (chores_.onForgotten(call, answer) && call.profile == profile_ && settle()) {
		report();
	}
}

void SecretKeeper::reload()
{
	loaded_ = shops_.empty();
	loading_ = 0;
	if (loaded_) {
		chores_.tryAgain();
		return;
	}
	loading_ = calls_.ask({.kind = Kind::Load,
			       .profile = profile_,
			       .shops = shops_,
			       .formerly = chores_.formerNames(profile_),
			       .leftovers = chores_.toForget()});
}

// What was wished for while the store did not answer goes over what it has.
void SecretKeeper::mergeWithFile()
{
	const Shops inFile = waiting_.of(profile_);
	for (const std::string &shop : shops_) {
		const auto waits = inFile.find(shop);
		commerce::Secrets wanted =
			granted(known_[shop], waits == inFile.end() ? commerce::Secrets() : waits->second);
		if (const auto names = names_.find(shop); names != names_.end()) {
			keepOnly(names->second, wanted);
		}
		if (waits != inFile.end() || wanted != known_[shop]) {
			keep(shop, wanted);
		}
	}
}

// One shop's secrets as they are to be from now on.
void SecretKeeper::take(const std::string &shop, const std::vector<std::string> &names, const commerce::Secrets &typed)
{
	commerce::Secrets wanted = granted(known_[shop], typed);
	keepOnly(names, wanted);
	if (!loaded_) {
		// What the store has is not known, so its entry must not be written over.
		waiting_.take({profile_, shop}, names, typed, known_[shop]);
		known_[shop] = wanted;
		return;
	}
	const bool waits = waiting_.of(profile_).contains(shop) && !calls_.isUnderWay(Kind::Save, {profile_, shop});
	if (waits || wanted != known_[shop]) {
		keep(shop, wanted);
	}
}

void SecretKeeper::keep(const std::string &shop, const commerce::Secrets &wanted)
{
	commerce::Secrets wishes = wanted;
	for (const auto &[name, value] : std::exchange(known_[shop], wanted)) {
		wishes.try_emplace(name, "");
	}
	if (wanted.empty()) {
		forget(shop);
	} else {
		calls_.ask({.kind = Kind::Save, .profile = profile_, .shops = {shop}, .secrets = wishes});
	}
}

void SecretKeeper::forget(const std::string &shop)
{
	known_.erase(shop);
	unreadable_.erase(shop);
	waiting_.forget({profile_, shop});
	chores_.forget({profile_, shop});
}

// Then a file that says otherwise is of a call before this one.
bool SecretKeeper::isAllKnown(const Call &saved) const
{
	const auto known = known_.find(saved.shops.front());
	return loaded_ && saved.profile == profile_ && known != known_.end() &&
	       known->second == granted({}, saved.secrets);
}

void SecretKeeper::saveInFile(const Call &call)
{
	if (!calls_.isUnderWay(Kind::Forget, call.place(), call.id)) { // else the shop is gone
		waiting_.add(call.place(), call.secrets);
	}
}

void SecretKeeper::useFile(const core::Error &why)
{
	if (!loaded_) {
		for (const auto &[shop, wishes] : waiting_.of(profile_)) {
			known_[shop] = granted(known_[shop], wishes);
		}
	}
	notice_.inFile(why, std::ranges::any_of(known_, [](const auto &shop) { return !shop.second.empty(); }));
}

// Once the store has all that is known, it no longer matters that it did not before. Whether that is news.
bool SecretKeeper::settle()
{
	return loaded_ && waiting_.of(profile_).empty() && notice_.inStore(unreadable_.empty());
}

void SecretKeeper::report()
{
	const Call *load = calls_.underWay(loading_);
	if (onNews_ && (loaded_ || !load || load->late)) {
		onNews_({profile_, known_, waiting_.trouble().empty() ? notice_.said() : waiting_.trouble()});
	}
}

} // namespace app
