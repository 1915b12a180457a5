#include "obs/TrayTeller.hpp"

#include "app/TrayChoice.hpp"

#include <obs-frontend-api.h>

#include <QSystemTrayIcon>

#include <utility>

namespace host {

namespace {

// Null: OBS's settings say that it has none, or the desktop has no tray.
QSystemTrayIcon *obsTray()
{
	auto *icon = static_cast<QSystemTrayIcon *>(obs_frontend_get_system_tray());
	return icon && icon->isVisible() && QSystemTrayIcon::isSystemTrayAvailable() ? icon : nullptr;
}

} // namespace

TrayTeller::TrayTeller(core::Translator translate) : translate_(std::move(translate)) {}

void TrayTeller::tell(const profile::TraySettings &settings, const alerts::Alert &alert) const
{
	if (!app::trayWants(settings, alert)) {
		return;
	}
	if (QSystemTrayIcon *tray = obsTray()) {
		tray->showMessage(QString::fromStdString(translate_("LiveShelf")),
				  QString::fromStdString(core::render(alert.sentence, translate_)),
				  QSystemTrayIcon::Warning);
	}
}

core::Message TrayTeller::notice(const profile::TraySettings &settings)
{
	if (!settings.any() || (obsTray() && QSystemTrayIcon::supportsMessages())) {
		return {};
	}
	return {"Tray.Missing", {}, {}};
}

} // namespace host
