#pragma once

#include "app/DockView.hpp"
#include "core/Error.hpp"

#include <obs.hpp>

#include <cstdint>
#include <vector>

// The run of show and the automations as obs-websocket carries them; fields: VendorApi.hpp.
namespace host {

OBSDataAutoRelease runData(const show::RunView &run);
// What `SetRunOfShow` wants. All of it is right, or nothing is taken.
core::Expected<std::vector<show::RunEntry>> runIn(obs_data_t *request, const app::ShelfView &shelf);

OBSDataAutoRelease automationData(const show::AutomationAct &act, const core::Translator &translate);
OBSDataAutoRelease automationsData(const show::AutomationsView &automations, const core::Translator &translate);
// The act, or the newest that can be undone where zero is wanted; zero: it cannot be.
std::uint64_t undoableIn(const show::AutomationsView &automations, std::uint64_t wanted);

} // namespace host
