// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/piece.h"

#include "app/studio/descriptors.h"
#include "app/studio/instruments.h"
#include "app/studio/spectrum.h"
#include "app/studio/wav_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace crossfade::studio {
namespace {

constexpr std::array kRecipes = {Recipe::Bells, Recipe::Strings, Recipe::Drones, Recipe::Machines,
                                 Recipe::Organ, Recipe::Chip,    Recipe::Bass,   Recipe::Choir};

/// Frequency of the autocorrelation's highest peak near `hertz`, to a fraction of a sample.
double pitchOf(const Samples& voice, double hertz, double from = 0.1)
{
    const std::size_t begin = samplesIn(from);
    const auto at = [&](std::size_t lag) {
        double sum = 0.0;
        for (std::size_t i = begin; i < begin + 4096; ++i)
            sum += static_cast<double>(voice[i]) * static_cast<double>(voice[i + lag]);
        return sum;
    };
    const auto expected = static_cast<std::size_t>(std::lround(kSampleRate / hertz));
    std::size_t best = expected;
    for (std::size_t lag = expected - 3; lag <= expected + 3; ++lag)
        if (at(lag) > at(best)) best = lag;
    const double before = at(best - 1);
    const double after = at(best + 1);
    const double shift = 0.5 * (before - after) / (before - 2.0 * at(best) + after);
    return kSampleRate / (static_cast<double>(best) + shift);
}

TEST(InstrumentsTest, AreInTune)
{
    Random random(1);
    // Ten cents: less than a listener hears of two notes after each other.
    const double tenCents = std::exp2(10.0 / 1200.0) - 1.0;
    for (const double hertz : {110.0, 196.0, 311.13}) {
        const Tone tone{hertz, 0.6};
        EXPECT_NEAR(pitchOf(pluckedString(tone, 0.8, 0.5, random), hertz), hertz, hertz * tenCents);
        EXPECT_NEAR(pitchOf(organPipe({2.0 * hertz, 0.6}, 0.3, 0.0), hertz), hertz,
                    hertz * tenCents);
        EXPECT_NEAR(pitchOf(pulseWave(tone, 0.25), hertz), hertz, hertz * tenCents);
        // While its filter closes, the phase moves.
        EXPECT_NEAR(pitchOf(synthBass({hertz, 1.5}, 0.0, 0.5), hertz, 1.0), hertz,
                    hertz * tenCents);
        EXPECT_NEAR(pitchOf(bell(tone, 1.0, 0.2), hertz), hertz, hertz * tenCents);
    }
}

TEST(InstrumentsTest, BeginAndEndWithoutAClick)
{
    Random random(1);
    const Tone tone{220.0, 0.5};
    for (const Samples& voice :
         {bell(tone, 1.4, 1.0), pluckedString(tone, 1.0, 1.0, random), organPipe(tone, 1.0, 1.0),
          pulseWave(tone, 0.125), drone(tone, 1.0, random), synthBass(tone, 4.0, 1.0),
          choir(tone, 0.5, 1.0, random), kick(1.0), snare(1.0, random), hat(0.2, random)}) {
        ASSERT_GT(voice.size(), samplesIn(0.1));
        EXPECT_LT(std::abs(voice.back()), 0.02F);
        EXPECT_TRUE(std::ranges::all_of(
            voice, [](float x) { return std::isfinite(x) && std::abs(x) < 4.0F; }));
        EXPECT_TRUE(std::ranges::any_of(voice, [](float x) { return std::abs(x) > 0.05F; }));
    }
}

TEST(InstrumentsTest, BrighterIsBrighter)
{
    Random random(1);
    const auto centroid = [](Samples voice) {
        voice.resize(std::max(voice.size(), Spectrogram::kWindow), 0.0F);
        const auto& names = descriptorNames();
        return describeSound(quantised(
            voice))[static_cast<std::size_t>(std::ranges::find(names, "centroid") - names.begin())];
    };
    const Tone tone{220.0, 0.5};
    EXPECT_GT(centroid(bell(tone, 2.0, 0.9)), 1.2 * centroid(bell(tone, 2.0, 0.1)));
    EXPECT_GT(centroid(pluckedString(tone, 0.5, 0.9, random)),
              1.2 * centroid(pluckedString(tone, 0.5, 0.1, random)));
    EXPECT_GT(centroid(organPipe(tone, 0.9, 0.0)), 1.2 * centroid(organPipe(tone, 0.1, 0.0)));
    EXPECT_GT(centroid(drone(tone, 0.9, random)), 1.2 * centroid(drone(tone, 0.1, random)));
    EXPECT_GT(centroid(synthBass(tone, 2.0, 0.9)), 1.2 * centroid(synthBass(tone, 2.0, 0.1)));
}

TEST(HarmonyTest, DegreesAreNotesOfTheScale)
{
    const Scale minor(69, Mode::Minor);
    EXPECT_NEAR(minor.hertz(0), 440.0, 1e-9);
    EXPECT_NEAR(minor.hertz(2), 440.0 * std::exp2(3.0 / 12.0), 1e-9);
    EXPECT_NEAR(minor.hertz(7), 880.0, 1e-9);
    EXPECT_NEAR(minor.hertz(-1), 440.0 * std::exp2(-2.0 / 12.0), 1e-9);
    EXPECT_NEAR(minor.hertz(-7, 1), 440.0, 1e-9);
    EXPECT_NEAR(Scale(69, Mode::Pentatonic).hertz(5), 880.0, 1e-9);
}

TEST(HarmonyTest, AMotifFillsItsBarAndItsAnswerHasTheSameRhythm)
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Random rhythm(seed);
        Random melody(seed + 100);
        const Motif motif = drawMotif(0.5, rhythm, melody);
        ASSERT_GE(motif.size(), 2U);
        double beats = 0.0;
        for (const MotifNote& note : motif) beats += note.beats;
        EXPECT_NEAR(beats, 4.0, 1e-9);
        const Motif answer = answerTo(motif, melody);
        ASSERT_EQ(answer.size(), motif.size());
        for (std::size_t i = 0; i < motif.size(); ++i) EXPECT_EQ(answer[i].beat, motif[i].beat);
    }
}

TEST(PieceTest, IsTheSameForTheSameStyleAndAnotherForAnotherTune)
{
    Style style = drawStyle(Recipe::Strings, 5);
    const Samples piece = renderPiece(style);
    EXPECT_EQ(renderPiece(style), piece);
    ++style.tune;
    EXPECT_NE(renderPiece(style), piece);
}

TEST(PieceTest, OfEveryRecipeIsAsLoudAndLongAsTheOthersAndEndsInSilence)
{
    for (const Recipe recipe : kRecipes)
        for (std::uint64_t seed = 0; seed < 3; ++seed) {
            SCOPED_TRACE(testing::Message() << static_cast<int>(recipe) << " " << seed);
            const Samples piece = renderPiece(drawStyle(recipe, seed));
            EXPECT_GE(piece.size(), samplesIn(7.0));
            EXPECT_LE(piece.size(), samplesIn(11.0));
            double sum = 0.0;
            float peak = 0.0F;
            for (const float x : piece) {
                sum += static_cast<double>(x) * static_cast<double>(x);
                peak = std::max(peak, std::abs(x));
            }
            EXPECT_LT(peak, 0.9F);
            const double level = std::sqrt(sum / static_cast<double>(piece.size()));
            EXPECT_NEAR(20.0 * std::log10(level), -20.3, 0.5);
            EXPECT_NEAR(piece.front(), 0.0F, 1e-4F);
            EXPECT_NEAR(piece.back(), 0.0F, 1e-4F);
        }
}

TEST(PieceTest, AVariationSoundsMoreLikeItsModelThanOthersOfTheRecipeDo)
{
    const auto timbre = [](const Style& style) {
        auto values = describeSound(quantised(renderPiece(style)));
        values.resize(13);
        return values;
    };
    const auto apart = [](const std::vector<double>& a, const std::vector<double>& b) {
        double sum = 0.0;
        for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return std::sqrt(sum);
    };
    for (const Recipe recipe : kRecipes) {
        const Style style = drawStyle(recipe, 1);
        const auto model = timbre(style);
        const double near = apart(model, timbre(variationOf(style, 9)));
        double others = 0.0;
        for (std::uint64_t seed = 2; seed < 6; ++seed)
            others += apart(model, timbre(drawStyle(recipe, seed))) / 4.0;
        EXPECT_LT(near, 0.6 * others) << static_cast<int>(recipe);
    }
}

}  // namespace
}  // namespace crossfade::studio
