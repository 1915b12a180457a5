#pragma once

#include "alerts/SkuStatus.hpp"
#include "core/Instant.hpp"
#include "core/Message.hpp"

#include <cstdint>
#include <string>

namespace alerts {

enum class AlertKind {
	Stock,    // a SKU is at or near its end
	Oversold, // more was sold than there is
};

// One thing the host should know now. Lives until its cause is gone; acknowledged ones stay, quietly.
struct Alert {
	std::uint64_t id = 0;              // grows; never reused in a session
	SkuStatus status = SkuStatus::Low; // Oversold: always sold out
	std::string sku;
	core::Instant raisedAt;
	core::Message sentence; // what is happening and what to do
	bool acknowledged = false;
	AlertKind kind = AlertKind::Stock;
	core::Message details; // for who looks closer; empty: no more than the sentence says
};

} // namespace alerts
