#pragma once

#include "app/SecretCalls.hpp"
#include "app/SecretChores.hpp"
#include "app/SecretNotice.hpp"
#include "app/WaitingSecrets.hpp"
#include "core/Log.hpp"
#include "core/Message.hpp"
#include "profile/SecretFile.hpp"
#include "profile/SecretStore.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace app {

// The secrets of the shops of the open profile: in the system's store where there is one that answers, else in the
// owner-only file, which is said in the news' notice. What the file holds is moved into the store as soon as that works
// and then removed from the file; until then it goes over what the store says.
//
// How to use it: `open` when a profile is opened, with the shops that have secrets; the news come within `patience`,
// and again when a store that was too late (the user typed the password) answers after all. Follow the shops with the
// news' secrets. `save` what the settings dialog gives, `update` what a shop's login changed.
//
// What waits in the file is WaitingSecrets', what is still to be done in the store SecretChores'.
//
// Keeps the file on the thread "shelf secrets" of its SecretCalls, which is also the one that `onNews` is called on.
class SecretKeeper : private SecretCalls::Listener {
public:
	using Shops = profile::SecretFile::Shops;                      // shop id → its secrets
	using Names = std::map<std::string, std::vector<std::string>>; // shop id → names of its secrets

	struct News {
		std::string profile;
		Shops secrets;        // of this profile, all that are known
		core::Message notice; // where they are kept, if not in the store; empty: nothing to say

		bool operator==(const News &) const = default;
	};

	// `onNews` must not block or throw; it may call the keeper.
	SecretKeeper(std::unique_ptr<profile::SecretStore> store, std::filesystem::path file,
		     std::function<void(const News &)> onNews, core::Log log, SecretTuning tuning = {});
	~SecretKeeper() override;

	// Any thread, as all that follows. With no shops there is nothing to ask the store for, and it is not asked.
	void open(const std::string &profile, std::vector<std::string> shops);
	// The open profile is called `to` from now on. What the store has of it moves there, if need be at a later
	// start.
	void renameProfile(const std::string &from, const std::string &to);
	// The shops that the open profile has from now on. Values typed now replace stored ones, an empty one forgets
	// its; others stay as they are; those whose names are not given, and all of a shop that is not given, are
	// forgotten. What the store did not give or take it is asked for once more: the user is here and may have
	// unlocked it.
	void save(Names names, Shops typed);
	// New values of one shop of this profile, such as a refreshed token; its others stay. Of a profile that is not
	// open any more they wait in the file until it is opened again; a shop that was removed needs none.
	void update(const std::string &profile, const std::string &shop, commerce::Secrets changed);

	// After this no news. What was to be saved and is not yet confirmed by the store goes into the file. Within
	// half a second, whatever the store does. Final.
	void stop() noexcept;

private:
	using Call = SecretCalls::Call;
	using Kind = SecretCalls::Kind;

	void onAnswer(const Call &call, const SecretCalls::Answer &answer) override;
	void onLate(const std::vector<Call> &calls) override;
	void onEnding() override;
	void onUnanswered(const Call &call) override;

	void onLoaded(const Call &call, const SecretCalls::Answer &answer);
	void onSaved(const Call &call, const SecretCalls::Answer &answer);
	void onForgotten(const Call &call, const SecretCalls::Answer &answer);
	void reload();
	void mergeWithFile();
	void take(const std::string &shop, const std::vector<std::string> &names, const commerce::Secrets &typed);
	void keep(const std::string &shop, const commerce::Secrets &wanted);
	void forget(const std::string &shop);
	bool isAllKnown(const Call &saved) const;
	void saveInFile(const Call &call);
	void useFile(const core::Error &why);
	bool settle();
	void report();

	// Of the thread "shelf secrets" only.
	std::function<void(const News &)> onNews_;
	SecretNotice notice_;
	profile::SecretFile file_;
	WaitingSecrets waiting_;
	SecretChores chores_;
	std::string profile_;
	std::map<std::string, std::string> renamed_; // old → new, for who has not heard yet
	std::vector<std::string> shops_;
	Names names_; // as saved last, since the profile was opened
	Shops known_;
	std::set<std::string> unreadable_; // shops
	bool loaded_ = false;              // `known_` is all that the store has
	std::uint64_t loading_ = 0;

	SecretCalls calls_; // last: its thread calls us
};

} // namespace app
