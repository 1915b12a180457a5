#include "app/ShopLight.hpp"

#include <algorithm>
#include <chrono>
#include <format>
#include <string>
#include <utility>

namespace app {

using commerce::FaultKind;
using commerce::ShopFault;

namespace {

// With what we do about it, where a person need do nothing.
core::Message said(const ShopFault &fault)
{
	if (ShopLight::of(fault.kind) == ConnectionLight::Refused || !fault.wait) {
		return fault.error.sentence;
	}
	return {"Shop.AsksAgain",
		{{"wait", std::format("{:.0f}", std::max(1.0, fault.wait->seconds()))}},
		{{"why", fault.error.sentence}}};
}

} // namespace

ConnectionLight ShopLight::of(FaultKind kind)
{
	switch (kind) {
	case FaultKind::Throttled:
		return ConnectionLight::Throttled;
	case FaultKind::Unauthorized:
	case FaultKind::Refused:
	case FaultKind::Conflict:
		return ConnectionLight::Refused;
	case FaultKind::Broken:
	case FaultKind::Offline:
		break;
	}
	return ConnectionLight::Offline;
}

void ShopLight::onAnswer(bool ofStock)
{
	answered_ = true;
	(ofStock ? stockFault_ : ordersFault_).reset();
}

void ShopLight::onFault(ShopFault fault, bool ofStock)
{
	(ofStock ? stockFault_ : ordersFault_) = std::move(fault);
}

ShopConnection ShopLight::connection(core::WallTime::duration clockAhead, core::Instant now) const
{
	ShopConnection connection;
	const bool late = took_ > tuning_.slowAfter;
	if (stockFault_) {
		connection.light = of(stockFault_->kind);
		connection.sentence = said(*stockFault_);
	} else if (answered_) {
		connection.light = late ? ConnectionLight::Slow : ConnectionLight::Ok;
		if (late) {
			connection.sentence = {"Shop.Slow", {{"seconds", std::format("{:.0f}", took_.seconds())}}};
		}
	}
	const auto apart = std::chrono::abs(clockAhead);
	if (apart >= tuning_.clocksApart.chrono()) {
		const auto minutes = std::chrono::round<std::chrono::minutes>(apart);
		connection.remarks.push_back({"Shop.ClocksApart", {{"minutes", std::to_string(minutes.count())}}, {}});
	}
	if (ordersFault_) {
		connection.remarks.push_back({"Shop.NoOrders", {}, {{"why", said(*ordersFault_)}}});
	}
	if (pushFault_ && now < pushFault_->second) {
		connection.remarks.push_back({"Shop.BadPush", {}, {{"why", pushFault_->first}}});
	}
	return connection;
}

} // namespace app
