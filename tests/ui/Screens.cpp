#include "ui/Screens.hpp"

#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <qpa/qplatformnativeinterface.h>

namespace support {

void plugScreens(const std::vector<FakeScreen> &screens)
{
	QJsonArray list;
	for (const FakeScreen &screen : screens) {
		list.append(QJsonObject{{"name", screen.name},
					{"x", screen.place.x()},
					{"y", screen.place.y()},
					{"width", screen.place.width()},
					{"height", screen.place.height()},
					{"logicalDpi", 96},
					{"logicalBaseDpi", 96},
					{"dpr", 1}});
	}
	QPlatformNativeInterface *platform = QGuiApplication::platformNativeInterface();
	const auto configuration = reinterpret_cast<QJsonObject (*)(QPlatformNativeInterface *)>(
		platform->nativeResourceForIntegration("configuration"));
	const auto set = reinterpret_cast<void (*)(const QJsonObject &, QPlatformNativeInterface *)>(
		platform->nativeResourceForIntegration("setConfiguration"));
	QJsonObject wanted = configuration(platform);
	wanted["screens"] = list;
	set(wanted, platform);
}

void plugOneScreen()
{
	plugScreens({{"", QRect(0, 0, 800, 800)}});
}

} // namespace support
