#pragma once

#include "app/SecretCalls.hpp"
#include "core/Log.hpp"
#include "profile/SecretFile.hpp"

#include <set>
#include <string>
#include <vector>

namespace app {

// What is still to be done in the system's store: entries to be forgotten, and profiles whose entries are filed under a
// name they had before. On a list in the owner-only file before it is tried, so that nothing is lost with a crash, and
// tried again whenever the store answers.
//
// SecretKeeper's; its thread only.
class SecretChores {
public:
	using Call = SecretCalls::Call;
	using Answer = SecretCalls::Answer;
	using SecretPlace = profile::SecretPlace;

	SecretChores(profile::SecretFile &file, SecretCalls &calls, core::Log log)
		: file_(file), calls_(calls), log_(std::move(log))
	{
	}

	void read() { list_ = file_.chores(); }

	// Under the names the profile had before as well.
	void forget(const SecretPlace &place);
	// What is on the list and not under way.
	void tryAgain();
	// Only noted: the next load moves the entries. They may be under an older name still, if there was none since.
	void renameProfile(const std::string &from, const std::string &to, const std::vector<std::string> &shops);

	// For a load: the names the profile had before, and what is as good as forgotten.
	std::vector<std::string> formerNames(const std::string &profile) const;
	const std::set<SecretPlace> &toForget() const { return list_.forget; }

	// `shops`: of the profile that was loaded.
	void onLoaded(const Call &call, const Answer &answer, const std::vector<std::string> &shops);
	void onSaved(const Call &call);
	// Whether nothing of that place is left to be forgotten.
	bool onForgotten(const Call &call, const Answer &answer);

private:
	void forgetAt(const SecretPlace &place);
	void forgetUnder(const std::vector<std::string> &names, const std::vector<std::string> &shops);
	void ask(const SecretPlace &place);
	void strike(const SecretPlace &place);
	void write();

	profile::SecretFile &file_;
	SecretCalls &calls_;
	core::Log log_;
	profile::SecretFile::Chores list_; // as in the file
};

} // namespace app
