#pragma once

#include "core/Instant.hpp"
#include "core/Message.hpp"

#include <cstdint>
#include <string>

namespace alerts {

// What an alert says of a SKU, and so how it is told.
enum class AlertLevel {
	Watch,    // few are left: a quiet mark
	Soon,     // sold out within the rules' time, most likely
	Now,      // … so soon that the host must act at once
	SoldOut,  // none is left
	Oversold, // more was sold than there is
	Stale,    // it was about to sell out, and its shop does not say any more how many are left
};

// One thing the host should know now. Lives until its cause is gone; acknowledged ones stay, quietly.
struct Alert {
	std::uint64_t id = 0; // grows; never reused in a session
	AlertLevel level = AlertLevel::Watch;
	std::string sku;
	core::Instant raisedAt;
	core::Message sentence; // what is happening and what to do
	bool acknowledged = false;
	core::Message details;  // for who looks closer; empty: no more than the sentence says
	bool loud = false;      // may flash and sound
	bool snoozed = false;   // a person wants to hear nothing of this SKU for some minutes
	bool rehearsal = false; // about invented numbers; the sentence says so too
};

inline bool isOversold(const Alert &alert)
{
	return alert.level == AlertLevel::Oversold;
}

// What is shown above the table, and not only as a mark in it.
inline bool isTold(const Alert &alert)
{
	return alert.level != AlertLevel::Watch && !alert.acknowledged && !alert.snoozed;
}

} // namespace alerts
