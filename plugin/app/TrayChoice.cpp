#include "app/TrayChoice.hpp"

namespace app {

bool trayWants(const profile::TraySettings &settings, const alerts::Alert &alert)
{
	switch (alert.level) {
	case alerts::AlertLevel::Watch:
		break;
	case alerts::AlertLevel::Soon:
		return settings.soon;
	case alerts::AlertLevel::Now:
		return settings.now;
	case alerts::AlertLevel::SoldOut:
	case alerts::AlertLevel::Oversold:
		return settings.soldOut;
	case alerts::AlertLevel::Stale:
		return settings.stale;
	}
	return false;
}

} // namespace app
