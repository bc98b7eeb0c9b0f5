// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/sound.h"

#include "app/studio/wav_file.h"
#include "core/base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace crossfade::studio {
namespace {

Samples sine(double hertz, double seconds, double size)
{
    Samples samples(samplesIn(seconds));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(
            size * std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(i) / kSampleRate));
    return samples;
}

/// Of the second half, when a filter has settled.
double levelOf(const Samples& samples)
{
    double sum = 0.0;
    for (std::size_t i = samples.size() / 2; i < samples.size(); ++i)
        sum += static_cast<double>(samples[i]) * static_cast<double>(samples[i]);
    return std::sqrt(sum / static_cast<double>(samples.size() - samples.size() / 2));
}

TEST(SoundTest, AVoiceIsMixedInWhereItBelongsAndCutAtTheEnd)
{
    Samples piece(samplesIn(1.0), 0.0F);
    mixInto(piece, 0.5, Samples(samplesIn(2.0), 1.0F), 0.25);
    const std::size_t half = samplesIn(0.5);
    EXPECT_EQ(piece[half - 1], 0.0F);
    EXPECT_EQ(piece[half], 0.25F);
    EXPECT_EQ(piece.back(), 0.25F);
    EXPECT_EQ(piece.size(), samplesIn(1.0));
}

TEST(SoundTest, ALowPassTakesAwayAboutSixDecibelsAnOctave)
{
    const auto passed = [](double hertz) {
        Samples samples = sine(hertz, 1.0, 1.0);
        LowPass filter(200.0);
        for (float& x : samples) x = static_cast<float>(filter(static_cast<double>(x)));
        return levelOf(samples);
    };
    EXPECT_NEAR(passed(20.0), std::sqrt(0.5), 0.01);
    EXPECT_NEAR(passed(200.0), 0.5, 0.03);
    EXPECT_NEAR(20.0 * std::log10(passed(800.0) / passed(1600.0)), 6.0, 0.5);
}

TEST(SoundTest, AResonatorHasUnityGainAtItsCutoffAndLittleElsewhere)
{
    const auto passed = [](double hertz) {
        Samples samples = sine(hertz, 1.0, 1.0);
        Resonator filter(500.0, 8.0);
        for (float& x : samples) {
            filter.feed(static_cast<double>(x));
            x = static_cast<float>(filter.band());
        }
        return levelOf(samples) / std::sqrt(0.5);
    };
    EXPECT_NEAR(passed(500.0), 1.0, 0.01);
    EXPECT_LT(passed(250.0), 0.15);
    EXPECT_LT(passed(1000.0), 0.15);
}

TEST(SoundTest, AnEchoComesBackWhenItShould)
{
    Samples piece(samplesIn(1.0), 0.0F);
    piece[0] = 1.0F;
    addEcho(piece, 0.25, 0.5, 1.0);
    EXPECT_EQ(piece[samplesIn(0.25) - 1], 0.0F);
    EXPECT_GT(piece[samplesIn(0.25)], 0.4F);
}

TEST(SoundTest, ARoomDiesAwayInItsTime)
{
    Samples piece(samplesIn(2.5), 0.0F);
    piece[0] = 1.0F;
    addRoom(piece, 1.0, 1.0);
    const auto energy = [&](double from, double to) {
        double sum = 0.0;
        for (std::size_t i = samplesIn(from); i < samplesIn(to); ++i)
            sum += static_cast<double>(piece[i]) * static_cast<double>(piece[i]);
        return sum;
    };
    EXPECT_GT(energy(0.05, 0.25), 0.0);
    // The air takes more of it than the combs do, so that 60 dB are the least.
    EXPECT_LT(10.0 * std::log10(energy(1.05, 1.25) / energy(0.05, 0.25)), -55.0);
}

TEST(SoundTest, MasteringGivesEveryPieceOneLevelAndSilentEnds)
{
    Random random(1);
    Samples clicks(samplesIn(3.0), 0.0F);
    for (int i = 0; i < 200; ++i) clicks[random.below(66000)] = 1.0F;
    for (Samples piece : {sine(300.0, 3.0, 0.001), sine(300.0, 3.0, 20.0), clicks}) {
        master(piece);
        double sum = 0.0;
        for (const float x : piece) {
            EXPECT_LT(std::abs(x), 0.9F);
            sum += static_cast<double>(x) * static_cast<double>(x);
        }
        const double level = std::sqrt(sum / static_cast<double>(piece.size()));
        EXPECT_GT(20.0 * std::log10(level), -26.0);
        EXPECT_LT(20.0 * std::log10(level), -19.9);
        EXPECT_NEAR(piece.front(), 0.0F, 1e-4F);
        EXPECT_NEAR(piece.back(), 0.0F, 1e-4F);
    }
}

TEST(SoundTest, SilenceStaysSilent)
{
    Samples piece(samplesIn(1.0), 0.0F);
    master(piece);
    EXPECT_TRUE(std::ranges::all_of(piece, [](float x) { return x == 0.0F; }));
}

TEST(WavFileTest, HasTheHeaderOfSixteenBitsInOneChannel)
{
    const auto whole = quantised({0.0F, 1.0F, -1.0F, 2.0F});
    EXPECT_EQ(whole, (std::vector<std::int16_t>{0, 32767, -32767, 32767}));
    const std::string bytes = wavBytes(whole);
    ASSERT_EQ(bytes.size(), 44U + 8U);
    EXPECT_EQ(bytes.substr(0, 4), "RIFF");
    EXPECT_EQ(bytes.substr(8, 8), "WAVEfmt ");
    EXPECT_EQ(bytes.substr(36, 4), "data");
    const auto number = [&](std::size_t at, std::size_t count) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i]))
                     << (8 * i);
        return value;
    };
    EXPECT_EQ(number(4, 4), 36U + 8U);
    EXPECT_EQ(number(20, 2), 1U);
    EXPECT_EQ(number(22, 2), 1U);
    EXPECT_EQ(number(24, 4), 22050U);
    EXPECT_EQ(number(28, 4), 44100U);
    EXPECT_EQ(number(34, 2), 16U);
    EXPECT_EQ(number(40, 4), 8U);
    EXPECT_EQ(number(46, 2), 32767U);
    EXPECT_EQ(number(48, 2), 0x8001U);
}

}  // namespace
}  // namespace crossfade::studio
