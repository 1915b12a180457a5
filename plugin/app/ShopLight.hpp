#pragma once

#include "app/ShopConnection.hpp"
#include "commerce/ShopFault.hpp"
#include "core/Duration.hpp"
#include "core/Instant.hpp"
#include "core/Message.hpp"
#include "core/WallTime.hpp"

#include <optional>
#include <utility>

namespace app {

struct ShopLightTuning {
	core::Duration slowAfter = core::Duration::seconds(2);   // an answer that takes longer makes the light "slow"
	core::Duration remarkFor = core::Duration::minutes(10);  // how long a bad push is spoken of
	core::Duration clocksApart = core::Duration::minutes(5); // then the person is told; shops allow 5 to 15
};

// Keeps what a shop's last answers and faults mean for its connection light. Trouble with the stock colours the light;
// trouble with the orders or with a push is a remark beside it, because the figures are fine.
//
// Pure; owned and called by app::RemoteShop.
class ShopLight {
public:
	explicit ShopLight(const ShopLightTuning &tuning = {}) : tuning_(tuning) {}

	static ConnectionLight of(commerce::FaultKind kind);

	// From sending a question to what came of it.
	void onTook(core::Duration took) { took_ = took; }
	void onAnswer(bool ofStock);
	// With the `wait` until we ask again, where we do.
	void onFault(commerce::ShopFault fault, bool ofStock);
	void onBadPush(const core::Message &why, core::Instant now) { pushFault_ = {why, now + tuning_.remarkFor}; }

	// `clockAhead`: how much later it is at the shop than here.
	ShopConnection connection(core::WallTime::duration clockAhead, core::Instant now) const;

private:
	ShopLightTuning tuning_;
	bool answered_ = false;
	core::Duration took_;
	std::optional<commerce::ShopFault> stockFault_, ordersFault_;
	std::optional<std::pair<core::Message, core::Instant>> pushFault_; // and until when it is spoken of
};

} // namespace app
