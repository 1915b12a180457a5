#include "ui/CueScreens.hpp"

#include <QGuiApplication>
#include <QStringList>

namespace ui {
namespace {

constexpr double kShare = 0.6; // of the monitor, for a window that was nowhere yet

} // namespace

QString screenId(const QScreen &screen)
{
	return screen.serialNumber().isEmpty()
		       ? QString()
		       : QStringList{screen.manufacturer(), screen.model(), screen.serialNumber()}.join('|');
}

QScreen *chosenScreen(const profile::CueSettings &cue, const QWidget *beside)
{
	const QList<QScreen *> screens = QGuiApplication::screens();
	if (cue.screen.empty()) {
		const QScreen *taken = beside ? beside->screen() : QGuiApplication::primaryScreen();
		for (QScreen *screen : screens) {
			if (screen != taken) {
				return screen;
			}
		}
		return nullptr;
	}
	QScreen *named = nullptr;
	for (QScreen *screen : screens) {
		const QString id = screenId(*screen);
		if (!id.isEmpty() && id == QString::fromStdString(cue.screenId)) {
			return screen;
		}
		if (screen->name() == QString::fromStdString(cue.screen)) {
			named = screen;
		}
	}
	return named;
}

QRect windowOn(const QScreen &screen, const profile::CueSettings &cue)
{
	const QRect room = screen.availableGeometry();
	const QRect was(static_cast<int>(cue.left), static_cast<int>(cue.top), static_cast<int>(cue.width),
			static_cast<int>(cue.height));
	if (!was.isEmpty() && room.contains(was.center())) {
		return was & room;
	}
	QRect middle(QPoint(), was.isEmpty() ? room.size() * kShare : was.size().boundedTo(room.size()));
	middle.moveCenter(room.center());
	return middle;
}

} // namespace ui
