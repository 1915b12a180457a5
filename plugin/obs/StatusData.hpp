#pragma once

#include "alerts/Alert.hpp"
#include "app/Desk.hpp"
#include "app/RateChanges.hpp"
#include "core/Message.hpp"
#include "health/HealthReport.hpp"

#include <obs.hpp>

namespace host {

// The desk's views as obs-websocket data. Words in `…sentence` fields are in the language OBS runs in; names of states
// are stable English words.
OBSDataAutoRelease statusData(const app::Desk &desk, const core::Translator &translate);
OBSDataArrayAutoRelease changesData(const app::RateChanges::List &changes, const core::Translator &translate);
OBSDataAutoRelease alertsData(const app::ShelfView &view, const core::Translator &translate);
OBSDataAutoRelease alertData(const alerts::Alert &alert, const core::Translator &translate);

const char *verdictName(health::Verdict verdict);

} // namespace host
