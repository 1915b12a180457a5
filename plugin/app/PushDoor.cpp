#include "app/PushDoor.hpp"

#include "app/ThreadName.hpp"

#include <utility>

namespace app {

core::Expected<void> PushDoor::configure(const profile::PushSettings &settings,
					 const std::vector<commerce::ShopSettings> &shops)
{
	{
		std::lock_guard guard(mutex_);
		shops_.clear();
		for (const commerce::ShopSettings &shop : shops) {
			shops_.insert(shop.id);
		}
	}
	if (receiver_ && settings == settings_) {
		return {};
	}
	close();
	settings_ = settings;
	if (!settings.enabled) {
		return {};
	}
	net::PushReceiverOptions options;
	options.address = settings.address;
	options.port = static_cast<std::uint16_t>(settings.port);
	options.onPush = [this](net::PushRequest request) {
		return take(std::move(request));
	};
	options.onThread = [] {
		nameThread("shelf push");
	};
	auto opened = net::PushReceiver::open(std::move(options));
	if (!opened) {
		return std::unexpected(std::move(opened.error()));
	}
	receiver_ = std::move(*opened);
	return {};
}

net::PushVerdict PushDoor::take(net::PushRequest request)
{
	{
		std::lock_guard guard(mutex_);
		if (!shops_.contains(request.shop)) {
			return net::PushVerdict::NoSuchShop;
		}
	}
	return sink_(request.shop, {std::move(request.headers), std::move(request.body)}) ? net::PushVerdict::Taken
											  : net::PushVerdict::Busy;
}

} // namespace app
