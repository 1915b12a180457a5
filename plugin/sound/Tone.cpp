#include "sound/Tone.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <numbers>

namespace sound {

namespace {

struct Note {
	double hertz;
	double seconds;
};

constexpr double kLoudest = 0.5; // of full scale, overtones included
constexpr double kAttack = 0.012;
constexpr double kSilence = 0.03; // behind each note
constexpr double kSecond = 0.25;  // the overtones' share of the first
constexpr double kThird = 0.1;

// Rises in a few milliseconds and dies away, as a bell does; both ends are at nothing.
double envelope(double at, double length)
{
	const double rise = std::min(1.0, at / kAttack);
	const double fall = std::exp(-3 * at / length) * std::min(1.0, (length - at) / kAttack);
	return rise * std::max(0.0, fall);
}

void append(std::vector<float> &samples, const Note &note, double volume)
{
	const auto count = static_cast<std::size_t>(note.seconds * kSampleRate);
	for (std::size_t index = 0; index < count; ++index) {
		const double at = static_cast<double>(index) / kSampleRate;
		const double phase = 2 * std::numbers::pi * note.hertz * at;
		const double wave = (std::sin(phase) + kSecond * std::sin(2 * phase) + kThird * std::sin(3 * phase)) /
				    (1 + kSecond + kThird);
		samples.push_back(static_cast<float>(wave * envelope(at, note.seconds) * volume * kLoudest));
	}
	samples.insert(samples.end(), static_cast<std::size_t>(kSilence * kSampleRate), 0.0F);
}

} // namespace

std::vector<float> toneSamples(Tone tone, double volume)
{
	// E5 and A5, as many a door bell; C5, A4 and F4, which nobody takes for it.
	const std::initializer_list<Note> warning = {{659.26, 0.2}, {880, 0.34}};
	const std::initializer_list<Note> gone = {{523.25, 0.18}, {440, 0.18}, {349.23, 0.36}};
	std::vector<float> samples;
	for (const Note &note : tone == Tone::Warning ? warning : gone) {
		append(samples, note, std::clamp(volume, 0.0, 1.0));
	}
	return samples;
}

} // namespace sound
