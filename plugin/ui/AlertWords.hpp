#pragma once

#include "alerts/Alert.hpp"
#include "ui/StatusLook.hpp"

#include <QString>

#include <vector>

namespace ui {

// What is said of alerts in several places.

Look lookOf(const alerts::Alert &alert);

// The most urgent first: what was sold beyond stock costs a customer, what is nearly gone can still be saved. Of those
// that are alike as they were, newest first.
std::vector<const alerts::Alert *> mostSeriousFirst(const std::vector<alerts::Alert> &alerts);

// The orders that an alert names, to be looked up at the shop; empty: it names none.
QString orderCodes(const alerts::Alert &alert);

} // namespace ui
