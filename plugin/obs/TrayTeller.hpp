#pragma once

#include "alerts/Alert.hpp"
#include "core/Message.hpp"
#include "profile/SoundSettings.hpp"

namespace host {

// Tells alerts by the icon that OBS has in the system's tray; a plugin makes no second one. UI thread, not after OBS's
// exit event.
class TrayTeller {
public:
	explicit TrayTeller(core::Translator translate);

	void tell(const profile::TraySettings &settings, const alerts::Alert &alert) const;

	// Why nothing can be told that the person wants told; empty: all can.
	static core::Message notice(const profile::TraySettings &settings);

private:
	core::Translator translate_;
};

} // namespace host
