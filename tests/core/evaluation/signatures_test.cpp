// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/signatures.h"

#include "tests/support/builders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace crossfade {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::vector<SignatureKind> kinds(const std::vector<Signature>& found)
{
    std::vector<SignatureKind> result;
    for (const Signature& one : found) result.push_back(one.kind);
    return result;
}

/// Twenty epochs; the loss falls as 1 + exp(-rate epoch).
std::vector<EpochReport> curve(double rate)
{
    std::vector<EpochReport> epochs;
    for (int e = 1; e <= 20; ++e) {
        EpochReport epoch;
        epoch.epoch = e;
        epoch.loss = 1.0 + std::exp(-rate * e);
        epoch.termLosses = {epoch.loss};
        epochs.push_back(epoch);
    }
    return epochs;
}

const std::vector<std::string> kOneTerm = {"subset"};

TEST(SignaturesTest, ALossThatKeepsFallingIsNoPlateau)
{
    EXPECT_THAT(signaturesOfCurve(curve(0.05), kOneTerm, 20), IsEmpty());
}

TEST(SignaturesTest, ALossThatStandsBeforeHalfOfTheEpochsIsAPlateau)
{
    const auto found = signaturesOfCurve(curve(2.0), kOneTerm, 20);
    ASSERT_EQ(kinds(found), std::vector{SignatureKind::EarlyPlateau});
    EXPECT_THAT(found[0].seen, HasSubstr("since epoch 3 of 20"));
    EXPECT_THAT(found[0].advice, HasSubstr("learning rate"));
}

TEST(SignaturesTest, AFewEpochsOfManySayNothingYet)
{
    auto some = curve(2.0);
    EXPECT_THAT(signaturesOfCurve(some, kOneTerm, 100), IsEmpty());
    some.resize(4);
    EXPECT_THAT(signaturesOfCurve(some, kOneTerm, 4), IsEmpty());
    EXPECT_THAT(signaturesOfCurve({}, kOneTerm, 4), IsEmpty());
}

TEST(SignaturesTest, OneTermOfThreeWithMostOfTheLossDominates)
{
    auto epochs = curve(0.05);
    const std::vector<std::string> terms = {"audio–tags", "audio–listening", "tags–listening"};
    for (EpochReport& epoch : epochs) epoch.termLosses = {3.0, 0.5, 0.5};
    const auto found = signaturesOfCurve(epochs, terms, 20);
    ASSERT_EQ(kinds(found), std::vector{SignatureKind::OnePairDominates});
    EXPECT_THAT(found[0].seen, HasSubstr("audio–tags is 0.750"));
    for (EpochReport& epoch : epochs) epoch.termLosses = {1.0, 1.1, 0.9};
    EXPECT_THAT(signaturesOfCurve(epochs, terms, 20), IsEmpty());
}

TEST(SignaturesTest, AccuracyThatPeaksEarlyAndDecaysIsAPoorStart)
{
    auto epochs = curve(0.05);
    for (EpochReport& epoch : epochs) {
        epoch.ndcg = 0.2 - 0.002 * std::abs(epoch.epoch - 4);
        epoch.gini = 0.3;
    }
    const auto found = signaturesOfCurve(epochs, kOneTerm, 20);
    ASSERT_EQ(kinds(found), std::vector{SignatureKind::PoorInitialisation});
    EXPECT_THAT(found[0].seen, HasSubstr("best in epoch 4 (0.200) and is 0.168 in epoch 20"));
    for (EpochReport& epoch : epochs) epoch.ndcg = 0.1 + 0.002 * epoch.epoch;
    EXPECT_THAT(signaturesOfCurve(epochs, kOneTerm, 20), IsEmpty());
}

TEST(SignaturesTest, GiniThatRisesWhileTrainingIsSeen)
{
    auto epochs = curve(0.05);
    for (EpochReport& epoch : epochs) {
        epoch.ndcg = 0.2;
        epoch.gini = 0.25 + 0.005 * epoch.epoch;
    }
    const auto found = signaturesOfCurve(epochs, kOneTerm, 20);
    ASSERT_EQ(kinds(found), std::vector{SignatureKind::GiniRises});
    EXPECT_THAT(found[0].seen, HasSubstr("from 0.255 in epoch 1 to 0.350 in epoch 20"));
}

TEST(SignaturesTest, EncodingsThatAllPointTheSameWayHaveCollapsed)
{
    ModalityVectors vectors = test::randomVectors(100, {16, 16}, 1.0, 1);
    EXPECT_THAT(signaturesOfEncodings(vectors, 2000, 1), IsEmpty());
    for (std::size_t i = 0; i < 100; ++i) {
        vectors.vectors[1].at(i, 0) += 10.0F;
        toUnitLength(vectors.vectors[1].row(i));
    }
    const auto found = signaturesOfEncodings(vectors, 2000, 1);
    ASSERT_EQ(kinds(found), std::vector{SignatureKind::Collapse});
    EXPECT_THAT(found[0].seen, HasSubstr(vectors.names[1]));
}

TEST(SignaturesTest, AGroupThatGetsWorseIsNamedThoughTheMeanIsBetter)
{
    EvaluationReport now, other;
    now.ndcg = 0.3;
    other.ndcg = 0.2;
    now.popularity = {{"low", {}, 50, 0.4, {0.35, 0.45}}, {"high", {}, 50, 0.2, {0.17, 0.23}}};
    other.popularity = {{"low", {}, 50, 0.1, {0.08, 0.12}}, {"high", {}, 50, 0.3, {0.27, 0.33}}};
    now.gini = 0.35;
    other.gini = 0.3;
    const auto found = signaturesAgainst(now, other, "tags");
    ASSERT_EQ(kinds(found),
              (std::vector{SignatureKind::PopularGetWorse, SignatureKind::GiniRises}));
    EXPECT_THAT(found[0].seen, HasSubstr("popularity high have nDCG 0.200, with tags 0.300"));
    now.popularity[1].interval = {0.17, 0.28};
    now.gini = 0.32;
    EXPECT_THAT(signaturesAgainst(now, other, "tags"), IsEmpty()) << "intervals meet";
}

}  // namespace
}  // namespace crossfade
