#pragma once

#include "core/Message.hpp"
#include "profile/SoundSettings.hpp"
#include "sound/Output.hpp"

#include <optional>
#include <string>
#include <vector>

namespace app {

// What a person can know of the sound in the room.
struct SoundView {
	std::vector<sound::Device> devices; // that are there now
	core::Message notice;               // what is off, and what to do; empty: nothing
};

// The device to play on: the chosen one, or else the system's default. Null: there is none at all. Pure.
const sound::Device *soundDevice(const profile::SoundSettings &settings, const std::vector<sound::Device> &devices);

// What is off with it: no device, the chosen one gone, or one that a source of OBS captures, so that viewers would hear
// it. `captured`: what such sources record, as OBS names it: ids of devices, or "default". Pure.
core::Message soundNotice(const profile::SoundSettings &settings, const std::vector<sound::Device> &devices,
			  const std::vector<std::string> &captured);

} // namespace app
