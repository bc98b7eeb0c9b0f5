// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/descriptors.h"

#include "app/studio/instruments.h"
#include "app/studio/rhythm.h"
#include "app/studio/spectrum.h"
#include "app/studio/wav_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace crossfade::studio {
namespace {

constexpr double kTurn = 2.0 * std::numbers::pi;

Samples sine(double hertz, double seconds)
{
    Samples samples(samplesIn(seconds));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(
            0.5 * std::sin(kTurn * hertz * static_cast<double>(i) / kSampleRate));
    return samples;
}

Samples noise(double seconds)
{
    Random random(3);
    Samples samples(samplesIn(seconds));
    for (float& x : samples) x = static_cast<float>(random.uniform() - 0.5);
    return samples;
}

double measured(const Samples& samples, const std::string& name)
{
    const auto& names = descriptorNames();
    const auto found = std::ranges::find(names, name);
    EXPECT_NE(found, names.end()) << name;
    return describeSound(quantised(samples))[static_cast<std::size_t>(found - names.begin())];
}

TEST(SpectrumTest, TheTransformIsThatOfTheDefinition)
{
    Random random(1);
    std::vector<std::complex<double>> values(16);
    for (auto& value : values) value = {random.normal(), random.normal()};
    auto fast = values;
    transform(fast);
    for (std::size_t k = 0; k < values.size(); ++k) {
        std::complex<double> sum;
        for (std::size_t t = 0; t < values.size(); ++t)
            sum += values[t] * std::polar(1.0, -kTurn * static_cast<double>(k * t) / 16.0);
        EXPECT_NEAR(std::abs(fast[k] - sum), 0.0, 1e-12);
    }
}

TEST(SpectrumTest, ASineIsInItsBin)
{
    const double hertz = Spectrogram::hertzOf(40);
    Samples samples = sine(hertz, 0.2);
    for (float& x : samples) x *= 2.0F;
    const Spectrogram spectrogram = spectrogramOf(samples);
    ASSERT_EQ(spectrogram.frames.size(), (samples.size() - 1024) / 512 + 1);
    for (const auto& powers : spectrogram.frames) {
        EXPECT_EQ(std::ranges::max_element(powers) - powers.begin(), 40);
        EXPECT_NEAR(powers[40], 0.25, 1e-3);
    }
}

TEST(DescriptorsTest, NamesAndValuesGoTogether)
{
    const auto values = describeSound(quantised(noise(1.0)));
    EXPECT_EQ(values.size(), descriptorNames().size());
    for (const double value : values) EXPECT_TRUE(std::isfinite(value));
    for (const double value : describeSound(std::vector<std::int16_t>(22050, 0)))
        EXPECT_TRUE(std::isfinite(value));
}

TEST(DescriptorsTest, TheCentroidOfASineIsItsPitch)
{
    for (const double hertz : {220.0, 880.0, 3520.0}) {
        EXPECT_NEAR(measured(sine(hertz, 1.0), "centroid"), hertz, 0.02 * hertz);
        EXPECT_NEAR(measured(sine(hertz, 1.0), "rolloff"), hertz, 45.0);
    }
}

TEST(DescriptorsTest, NoiseIsFlatAndASineIsNot)
{
    EXPECT_GT(measured(noise(2.0), "flatness"), 0.8);
    EXPECT_LT(measured(sine(440.0, 2.0), "flatness"), 0.001);
    EXPECT_NEAR(measured(noise(2.0), "centroid"), kSampleRate / 4.0, 300.0);
}

TEST(DescriptorsTest, ASineHasThreeDecibelsOfPeakAndOnePitchClass)
{
    EXPECT_NEAR(measured(sine(440.0, 2.0), "peak_to_mean"), 3.01, 0.05);
    EXPECT_LT(measured(sine(440.0, 2.0), "chroma_entropy"), 0.5);
    EXPECT_GT(measured(noise(2.0), "chroma_entropy"), 3.5);
}

TEST(DescriptorsTest, TheLevelMovesOnlyTheFirstCoefficient)
{
    const Samples loud = noise(1.0);
    Samples soft = loud;
    for (float& x : soft) x *= 0.25F;
    EXPECT_NEAR(measured(loud, "mfcc_00_mean") - measured(soft, "mfcc_00_mean"),
                std::sqrt(26.0) * std::log(16.0), 0.05);
    for (const char* name : {"mfcc_01_mean", "mfcc_05_mean", "mfcc_12_mean"})
        EXPECT_NEAR(measured(loud, name), measured(soft, name), 0.02) << name;
}

TEST(DescriptorsTest, ThePulseOfADrumIsFound)
{
    for (const double tempo : {90.0, 120.0, 140.0}) {
        Samples piece(samplesIn(8.0), 0.0F);
        for (double t = 0.2; t < 7.5; t += 60.0 / tempo) mixInto(piece, t, kick(0.5), 0.8);
        EXPECT_NEAR(measured(piece, "tempo"), tempo, 0.04 * tempo);
        EXPECT_GT(measured(piece, "pulse"), 0.6);
        EXPECT_NEAR(measured(piece, "onsets"), tempo / 60.0, 0.25);
    }
    EXPECT_LT(measured(noise(8.0), "pulse"), 0.3);
}

TEST(RhythmTest, WhatDoesNotChangeHasNoTempo)
{
    const Rhythm rhythm = rhythmOf(BandFrames(100, std::vector<double>(4, 1.0)), 43.0);
    EXPECT_EQ(rhythm.tempo, 0.0);
    EXPECT_EQ(rhythm.onsets, 0.0);
    EXPECT_EQ(rhythm.flux, 0.0);
    EXPECT_EQ(rhythmOf({}, 43.0).tempo, 0.0);
}

}  // namespace
}  // namespace crossfade::studio
