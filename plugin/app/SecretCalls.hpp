#pragma once

#include "app/LooseThread.hpp"
#include "core/Duration.hpp"
#include "core/Instant.hpp"
#include "core/Log.hpp"
#include "profile/SecretFile.hpp"
#include "profile/SecretStore.hpp"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace app {

struct SecretTuning {
	// A store answers within milliseconds, unless it asks the user for a password; a show does not wait for that.
	core::Duration patience = core::Duration::seconds(3);
	// At exit, for what is being saved and forgotten, and then for the store's thread to come back. Half of the
	// second that OBS's exit may take.
	core::Duration farewell = core::Duration::ms(350);
	core::Duration comeBack = core::Duration::ms(150);
};

// Calls into the system's password store, one after the other and each with a time limit. One that is late is told,
// and again when it is answered after all.
//
// Two threads: "shelf secrets" keeps time and is the owner's, who gets answers and whose tasks run on it; "shelf store"
// does nothing but call the store, which may never return from that, and is then left behind at `stop`.
class SecretCalls {
public:
	using Shops = profile::SecretFile::Shops;
	enum class Kind { Load, Save, Forget };

	struct Call {
		Kind kind = Kind::Load;
		std::string profile;
		std::vector<std::string> shops; // of a Load; else one
		// Of a Load: other names that a shop's entry may be under, the latest first. It is filed anew.
		std::vector<std::string> formerly;
		std::set<profile::SecretPlace> leftovers; // of a Load: as good as empty
		commerce::Secrets secrets;                // of a Save; an empty value is the wish that there be none
		std::uint64_t id = 0;
		core::Instant deadline;
		bool late = false;

		profile::SecretPlace place() const { return {profile, shops.front()}; }
	};
	struct Answer {
		std::uint64_t call = 0;
		core::Expected<Shops> shops;      // empty for a Save or Forget that worked
		std::set<std::string> unreadable; // shops whose entry is there and makes no sense
		std::set<std::string> moved;      // shops that are filed anew
	};

	// All on the thread "shelf secrets".
	class Listener {
	public:
		virtual ~Listener() = default;
		virtual void onAnswer(const Call &call, const Answer &answer) = 0;
		virtual void onLate(const std::vector<Call> &calls) = 0;
		// `stop` was called; the tasks and answers that are left still follow.
		virtual void onEnding() = 0;
		// The last: will not be answered any more.
		virtual void onUnanswered(const Call &call) = 0;
	};

	// `listener` outlives it.
	SecretCalls(std::unique_ptr<profile::SecretStore> store, Listener &listener, core::Log log,
		    SecretTuning tuning);
	~SecretCalls();

	// Any thread.
	void post(std::function<void()> task);
	// Waits a little for what is being saved and forgotten, never for the store. Final.
	void stop() noexcept;

	// What follows on the thread "shelf secrets". Returns the call's id; later calls have higher ones.
	std::uint64_t ask(Call call);
	// The profile has another name from now on, for the Saves under way as well.
	void renameProfile(const std::string &from, const std::string &to);
	const Call *underWay(std::uint64_t id) const;
	bool isUnderWay(Kind kind, const profile::SecretPlace &place, std::uint64_t after = 0) const;

private:
	// Where the threads meet. Owned by all of them: the store's may come last.
	struct Meeting {
		std::mutex mutex;
		std::condition_variable changed;
		std::vector<std::function<void()>> tasks;
		std::vector<Answer> answers;
		bool stopping = false;
	};

	void run();
	void leave();
	void takeAnswers(std::unique_lock<std::mutex> &lock);
	void tellLate();
	std::optional<core::Instant> nextDeadline() const;
	bool isWriting() const;

	std::shared_ptr<profile::SecretStore> store_;
	Listener &listener_;
	core::Log log_;
	SecretTuning tuning_;
	std::shared_ptr<Meeting> meeting_ = std::make_shared<Meeting>();

	// Of "shelf secrets" only.
	std::uint64_t lastCall_ = 0;
	std::map<std::uint64_t, Call> underWay_;
	LooseThread storeThread_{"shelf store"};

	std::thread thread_; // last: it uses all of the above
};

} // namespace app
