#pragma once

#include "alerts/AlertDesk.hpp"
#include "app/DockView.hpp"
#include "app/JournalKeeper.hpp"
#include "app/PushComplaints.hpp"
#include "app/ShelfKeeper.hpp"
#include "app/ShopActs.hpp"
#include "app/ShopProbe.hpp"
#include "app/ShopRoster.hpp"
#include "app/ShowKeeper.hpp"
#include "core/Instant.hpp"
#include "core/Log.hpp"
#include "core/SnapshotCell.hpp"
#include "net/HttpClient.hpp"
#include "overlay/ShelfFacts.hpp"
#include "profile/Settings.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace app {

// What the shop loop tells others, on its own thread. None of these may block or throw.
struct ShopLoopEvents {
	std::function<void(std::shared_ptr<const overlay::ShelfFacts>)> facts;
	std::function<void(const alerts::AlertChange &)> alert;
	std::function<void(const std::string &sku)> onAir;
	// A shop of this profile replaced some of its secrets, such as a refresh token: they must be kept.
	std::function<void(const std::string &profile, const std::string &shop, const commerce::Secrets &changed)>
		secrets;
	std::function<void(const show::StageOrder &)> stage;
	// An automatic act began, or is in another state.
	std::function<void(const show::AutomationAct &)> automation;
};

// The thread that talks to the shop and keeps the shelf: network, timers, and the only writer of the ledger.
//
// It waits only on sockets, for at most a tenth of a second; and at its start for the journal to be read. Everything
// others want of it is put into its queue and done within that time.
class ShopLoop {
public:
	using Secrets = std::map<std::string, commerce::Secrets>; // by shop

	// The journal outlives the loop, which restores from it and starts it.
	ShopLoop(ShopLoopEvents events, JournalKeeper &journal, core::Log log);
	~ShopLoop();

	void start();
	// Cancels what is under way and ends the thread; a hung server does not hold it up.
	void stop() noexcept;

	// Any thread. Another profile is opened: acts at the shops of the one before cannot be taken back any more.
	void leaveProfile();
	// Any thread. A shop whose settings and secrets are as they were goes on undisturbed; while the secrets are not
	// known yet, shops that need some are not asked.
	void configure(const std::string &profile, const profile::Settings &settings, std::optional<Secrets> secrets);
	void setNotice(core::Message notice);
	// Why pushed messages cannot be received; empty: they can, or are not wanted.
	void setPushTrouble(core::Message trouble);
	void putOnAir(const std::string &sku);
	void stepOnAir(int by);
	void acknowledge(std::uint64_t alertId);
	// Zero: as long as the settings say.
	void snooze(std::uint64_t alertId, core::Duration howLong);
	void endSnooze(const std::string &sku);
	// Viewers see no moving picture since then, or do again.
	void onStall(bool begun, core::Instant at);
	void setShow(const show::ShowSettings &settings);
	// For what a person wants of the run of show and the automations.
	void show(std::function<void(ShowKeeper &)> act);
	// What earlier shows' pitches brought.
	void learnPitches(std::vector<forecast::PitchRecord> earlier);
	// What was sent to us for a shop, by whoever it was. False: too much of it waits, it is dropped.
	bool onPush(const std::string &shop, commerce::PushMessage message);
	// As of the last call for the same shop, and has it brought up to date for the next; null at first.
	std::shared_ptr<const Catalogue> catalogue(const std::string &shop);
	void act(const ActWish &wish);
	void undoAct(std::uint64_t actId);
	// Asks a shop what is there, whether it is followed or not; a newer question replaces one that is under way.
	void probe(const commerce::ShopSettings &settings, const commerce::Secrets &secrets);

	const core::SnapshotCell<ShelfView> &view() const { return view_; }

private:
	using Task = std::function<void(core::Instant)>;

	void post(Task task);
	void run();
	void round(core::Instant now);
	void restore();
	void follow(const profile::Settings &settings, const std::optional<Secrets> &secrets, core::Instant now);
	void writeDown(std::uint64_t actId);
	void begin(const ActWish &wish, std::optional<std::uint64_t> undoes);
	void takeProbe(core::Instant now);
	void tellInterest(core::Instant now);
	void keepSecrets(const std::string &shop, const commerce::Secrets &changed);
	void announceOnAir();
	void announceActs();
	void publish(core::Instant now);
	ShowKeeper::Hands hands();
	void air(const std::string &sku, core::Instant now);
	bool lookAtShow(core::Instant now);

	ShopLoopEvents events_;
	JournalKeeper &journal_;
	core::Log log_;
	net::HttpClient client_;

	// The loop's own, touched by no other thread.
	ShelfKeeper shelf_;
	ShopRoster shops_;
	ShopActs acts_;
	ShowKeeper show_;
	std::map<std::string, std::string> shopNames_; // id → as people call it
	std::unique_ptr<ShopProbe> probe_;
	ProbeView probed_;
	std::string profile_; // that the shops are of
	core::Message pushTrouble_;
	PushComplaints complaints_;
	bool restored_ = false; // what a show that broke off had heard, once the rules are known
	core::Instant interestDueAt_;
	std::string announcedOnAir_;
	std::vector<show::AutomationAct> announcedActs_;
	core::Instant refreshDueAt_;

	std::mutex mutex_;
	std::vector<Task> tasks_;
	std::atomic<std::size_t> pushBytesWaiting_{0};
	std::atomic<bool> stopping_{false};
	core::SnapshotCell<ShelfView> view_;
	core::SnapshotCell<Catalogue> catalogue_;
	std::thread thread_;
};

} // namespace app
