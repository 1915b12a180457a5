#pragma once

#include <QRect>
#include <QString>

#include <vector>

namespace support {

struct FakeScreen {
	QString name;
	QRect place;
};

// Plugs these monitors into Qt's offscreen platform, and unplugs all others: by the platform's own means, so that Qt
// does to windows what it does on a desk. The first is the primary one.
void plugScreens(const std::vector<FakeScreen> &screens);

// What was there at first.
void plugOneScreen();

} // namespace support
