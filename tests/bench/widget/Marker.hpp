#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace widget {

// A number of twelve bits as a colour, four bits a channel: coarse enough to survive every conversion of the canvas.
struct Marker {
	static constexpr int kSize = 8; // pixels in a row and in a column
	static constexpr std::int64_t kNumbers = 4096;

	std::array<std::uint8_t, 3> rgb;

	static Marker of(std::int64_t number)
	{
		const auto channel = [number](int shift) {
			return static_cast<std::uint8_t>(((number >> shift) & 15) * 17);
		};
		return {{channel(8), channel(4), channel(0)}};
	}

	std::int64_t number() const
	{
		std::int64_t number = 0;
		for (const std::uint8_t value : rgb) {
			number = number * 16 + (value + 8) / 17;
		}
		return number;
	}
};

} // namespace widget
