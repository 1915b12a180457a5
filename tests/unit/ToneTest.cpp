#include "sound/Tone.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <span>
#include <vector>

using namespace sound;

namespace {

// How much of this frequency is in there (Goertzel).
double power(std::span<const float> samples, double hertz)
{
	const double step = 2 * std::numbers::pi * hertz / kSampleRate;
	double real = 0;
	double imaginary = 0;
	for (std::size_t index = 0; index < samples.size(); ++index) {
		real += samples[index] * std::cos(step * static_cast<double>(index));
		imaginary += samples[index] * std::sin(step * static_cast<double>(index));
	}
	return real * real + imaginary * imaginary;
}

// The loudest of the notes that a piano has.
double loudestNote(std::span<const float> samples)
{
	double best = 0;
	double loudest = 0;
	for (int key = -24; key < 36; ++key) {
		const double hertz = 440 * std::pow(2, key / 12.0);
		if (const double found = power(samples, hertz); found > loudest) {
			loudest = found;
			best = hertz;
		}
	}
	return best;
}

double peak(const std::vector<float> &samples)
{
	double most = 0;
	for (const float sample : samples) {
		most = std::max(most, static_cast<double>(std::abs(sample)));
	}
	return most;
}

} // namespace

TEST(Tone, WarningRisesAndGoneFalls)
{
	const auto warning = toneSamples(Tone::Warning, 1);
	const auto gone = toneSamples(Tone::Gone, 1);
	const auto end = [](const std::vector<float> &samples) {
		return std::span(samples).last(samples.size() / 3);
	};
	const auto begin = [](const std::vector<float> &samples) {
		return std::span(samples).first(samples.size() / 5);
	};
	EXPECT_NEAR(loudestNote(begin(warning)), 659.26, 1);
	EXPECT_NEAR(loudestNote(end(warning)), 880, 1);
	EXPECT_NEAR(loudestNote(begin(gone)), 523.25, 1);
	EXPECT_NEAR(loudestNote(end(gone)), 349.23, 1);
}

TEST(Tone, IsShortAndNeverClicksOrClips)
{
	for (const Tone tone : {Tone::Warning, Tone::Gone}) {
		const auto samples = toneSamples(tone, 1);
		EXPECT_LT(samples.size(), kSampleRate);
		EXPECT_LE(peak(samples), 0.5);
		EXPECT_GT(peak(samples), 0.2);
		float before = 0;
		for (const float sample : samples) { // a click is a jump
			ASSERT_LT(std::abs(sample - before), 0.1F);
			before = sample;
		}
		EXPECT_EQ(before, 0.0F);
	}
}

TEST(Tone, FollowsTheVolume)
{
	const double loud = peak(toneSamples(Tone::Gone, 1));
	EXPECT_NEAR(peak(toneSamples(Tone::Gone, 0.25)), loud / 4, 0.001);
	EXPECT_EQ(peak(toneSamples(Tone::Gone, 0)), 0);
	EXPECT_NEAR(peak(toneSamples(Tone::Gone, 7)), loud, 0.001);
}
