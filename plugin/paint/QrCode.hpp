#pragma once

#include <QImage>
#include <QSize>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace paint {

// A text as a QR code (ISO/IEC 18004): its bytes as they are, UTF-8, in the smallest code of error correction M or,
// where the same size allows it, better. Drawn so that phones read it off a stream: whole pixels, black on white, with
// the quiet zone of four modules around it. Pure.
//
// A code does not say in which charset it is: phones take what is not ASCII for UTF-8, some scanners guess another. An
// address is best percent-encoded first.
class QrCode {
public:
	static constexpr int kQuietZone = 4;            // modules on each side
	static constexpr int kLeastPixels = 2;          // for a module: less is blurred by the encoder
	static constexpr std::size_t kMostBytes = 1000; // a larger code is read by no phone off a screen

	// Nothing for an empty text and one that is too long.
	static std::optional<QrCode> of(std::string_view text);

	// Modules on each side, without the quiet zone.
	int side() const { return side_; }
	bool isDark(int x, int y) const;

	// A picture of this size, Format_ARGB32_Premultiplied: the code in its middle on a white square as large as
	// fits, what is beside it transparent. Null: the box is too small for a code that can be read, or absurdly
	// large.
	QImage draw(QSize box) const;

private:
	QrCode(int side, std::vector<bool> dark) : side_(side), dark_(std::move(dark)) {}

	int side_;
	std::vector<bool> dark_; // row by row
};

} // namespace paint
