#pragma once

#include "alerts/AlertDesk.hpp"
#include "app/DockView.hpp"
#include "app/ShelfKeeper.hpp"
#include "app/ShopFeed.hpp"
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
#include <string>
#include <thread>
#include <vector>

namespace app {

// What the shop loop tells others, on its own thread. None of these may block or throw.
struct ShopLoopEvents {
	std::function<void(std::shared_ptr<const overlay::ShelfFacts>)> facts;
	std::function<void(const alerts::AlertChange &)> alert;
	std::function<void(const std::string &sku)> onAir;
};

// The thread that talks to the shop and keeps the shelf: network, timers, and the only writer of the ledger.
//
// It waits only on sockets, for at most a tenth of a second. Everything others want of it is put into its queue and
// done within that time.
class ShopLoop {
public:
	ShopLoop(ShopLoopEvents events, core::Log log);
	~ShopLoop();

	void start();
	// Cancels what is under way and ends the thread; a hung server does not hold it up.
	void stop() noexcept;

	// Any thread. Follows another shop where `settings.shop` or a header value differs from before.
	void configure(const profile::Settings &settings, const std::map<std::string, std::string> &headerValues);
	void setNotice(core::Message notice);
	void putOnAir(const std::string &sku);
	void stepOnAir(int by);
	void acknowledge(std::uint64_t alertId);

	const core::SnapshotCell<ShelfView> &view() const { return view_; }

private:
	using Task = std::function<void(core::Instant)>;

	void post(Task task);
	void run();
	void round(core::Instant now);
	void follow(const profile::Settings &settings, const std::map<std::string, std::string> &headerValues,
		    core::Instant now);
	void announceOnAir();
	void publish(core::Instant now);

	ShopLoopEvents events_;
	core::Log log_;
	net::HttpClient client_;

	// The loop's own, touched by no other thread.
	ShelfKeeper shelf_;
	std::unique_ptr<ShopFeed> feed_;
	profile::Settings followed_;
	std::map<std::string, std::string> headerValues_;
	std::string announcedOnAir_;
	std::string loggedTrouble_;
	core::Instant refreshDueAt_;

	std::mutex mutex_;
	std::vector<Task> tasks_;
	std::atomic<bool> stopping_{false};
	core::SnapshotCell<ShelfView> view_;
	std::thread thread_;
};

} // namespace app
