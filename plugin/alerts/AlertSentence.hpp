#pragma once

#include "alerts/Alert.hpp"
#include "alerts/SkuReport.hpp"
#include "core/Duration.hpp"
#include "core/Message.hpp"

#include <cstdint>
#include <optional>
#include <string>

// What an alert says and asks for: short enough to be read while talking. Pure; any thread.
namespace alerts {

// `add`: units to add; absent or none: only the next item is proposed. Of a stale SKU `left` is the last known number.
core::Message sentenceFor(AlertLevel level, const SkuReport &report, std::optional<std::int64_t> add);
core::Message sentenceFor(const OversoldReport &report);
// All orders that a person may choose among; empty: the sentence names them.
core::Message detailsFor(const OversoldReport &report);

// "about 2 min", "under a minute", "40 s"; absent where no end is in sight.
std::optional<core::Message> spokenTime(core::Duration time);

// Up to a number that one can say: 7, 25, 150, 2300. Never less than what is needed.
std::int64_t spokenUnits(std::int64_t units);

// A time as the dock writes it in any language: "4:10", "1:02:00"; "–" when it is not in sight (a day away or never).
std::string clockText(core::Duration time);

} // namespace alerts
