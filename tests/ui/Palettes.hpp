#pragma once

#include <QPalette>

namespace support {

// OBS's Yami (dark) and its light variant, as far as a palette goes.
inline QPalette obsDark()
{
	QPalette palette(QColor(60, 64, 77), QColor(29, 31, 38));
	palette.setColor(QPalette::Base, QColor(39, 42, 51));
	palette.setColor(QPalette::Highlight, QColor(40, 76, 184));
	for (const auto role :
	     {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
		palette.setColor(role, Qt::white);
	}
	return palette;
}

inline QPalette obsLight()
{
	QPalette palette(QColor(243, 243, 243), QColor(211, 211, 211));
	palette.setColor(QPalette::Base, QColor(229, 229, 229));
	palette.setColor(QPalette::Highlight, QColor(140, 181, 255));
	for (const auto role :
	     {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
		palette.setColor(role, QColor(10, 10, 10));
	}
	return palette;
}

} // namespace support
