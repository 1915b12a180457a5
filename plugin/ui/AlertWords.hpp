#pragma once

#include "alerts/Alert.hpp"
#include "ui/StatusLook.hpp"

#include <QString>

#include <vector>

namespace ui {

// What is said of alerts in several places.

Look lookOf(const alerts::Alert &alert);

// What was sold beyond stock first, as it costs a customer; else as they were, newest first.
std::vector<const alerts::Alert *> mostSeriousFirst(const std::vector<alerts::Alert> &alerts);

// The orders that an alert names, to be looked up at the shop; empty: it names none.
QString orderCodes(const alerts::Alert &alert);

} // namespace ui
