#pragma once

#include "commerce/ShopAdapter.hpp"
#include "core/Error.hpp"
#include "net/PushReceiver.hpp"
#include "profile/Settings.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace app {

// Opens and closes the receiver of pushed messages as the settings say, and lets in what is meant for a shop that is
// followed. `configure` and `close` belong to one thread; `sink` is called on the receiver's, must not
// wait, and answers false when it takes no more for now: the shop tries again.
class PushDoor {
public:
	using Sink = std::function<bool(const std::string &shop, commerce::PushMessage message)>;

	explicit PushDoor(Sink sink) : sink_(std::move(sink)) {}
	~PushDoor() { close(); }

	// An error when nothing can be received: which address or port, and what to do.
	core::Expected<void> configure(const profile::PushSettings &settings,
				       const std::vector<commerce::ShopSettings> &shops);
	void close() { receiver_.reset(); }

private:
	net::PushVerdict take(net::PushRequest request);

	Sink sink_;
	profile::PushSettings settings_;
	std::mutex mutex_;
	std::set<std::string> shops_; // guarded by the mutex
	std::unique_ptr<net::PushReceiver> receiver_;
};

} // namespace app
