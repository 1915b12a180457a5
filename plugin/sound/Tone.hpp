#pragma once

#include <cstdint>
#include <vector>

namespace sound {

enum class Tone {
	Warning, // act now: two notes that rise
	Gone,    // sold out or oversold: three notes that fall
};

inline constexpr std::uint32_t kSampleRate = 48'000;

// The tone as one channel of samples from -1 to 1. Soft at both ends of each note, with two quiet overtones, so that
// it is heard beside a voice without being harsh. `volume` from 0 to 1. Both are shorter than a second.
[[nodiscard]] std::vector<float> toneSamples(Tone tone, double volume);

} // namespace sound
