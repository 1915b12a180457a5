#pragma once

#include "alerts/SkuStatus.hpp"
#include "core/Instant.hpp"
#include "core/Message.hpp"

#include <cstdint>
#include <string>

namespace alerts {

// One thing the host should know now. Lives until its cause is gone; acknowledged ones stay, quietly.
struct Alert {
	std::uint64_t id = 0; // grows; never reused in a session
	SkuStatus status = SkuStatus::Low;
	std::string sku;
	core::Instant raisedAt;
	core::Message sentence; // what is happening and what to do
	bool acknowledged = false;
};

} // namespace alerts
