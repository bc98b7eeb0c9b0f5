// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/change_sentence.h"

#include "tests/ui/support/gui.h"

#include <functional>

namespace crossfade::ui {
namespace {

const std::vector<std::string> kNames = {"audio", "tags", "listening"};

ExplorationState state()
{
    ExplorationState s;
    s.run = {1};
    s.comparison.query = Side::allOn(std::vector<float>{1.0F, 1.0F, 1.0F});
    s.comparison.candidates = s.comparison.query;
    return s;
}

std::string sentence(const std::function<void(ExplorationState&)>& edit, ListChange change = {})
{
    ExplorationState now = state();
    edit(now);
    if (change.k == 0) change.k = 20;
    return changeSentence(state(), now, change, kNames).toStdString();
}

TEST(ChangeSentenceTest, SaysWhoChangesAndWhereTheMedianGoes)
{
    ListChange change;
    change.k = 20;
    change.entered = 7;
    change.medianBefore = 96.0;
    change.medianNow = 31.0;
    const auto off = [](ExplorationState& s) {
        s.comparison.query.on = ModalityMask(3);
        s.comparison.candidates.on = ModalityMask(3);
    };
    EXPECT_EQ(sentence(off, change),
              "Without listening, 7 of the 20 neighbours change and their median popularity falls "
              "from 96 to 31.");
    std::swap(change.medianBefore, change.medianNow);
    EXPECT_THAT(sentence(off, change), testing::HasSubstr("rises from 31 to 96."));
    change.medianNow = 0.0;
    EXPECT_EQ(sentence(off, change), "Without listening, 7 of the 20 neighbours change.")
        << "unknown popularities are no figures";
    change.entered = 0;
    EXPECT_EQ(sentence(off, change), "Without listening, the 20 neighbours stay.");
}

TEST(ChangeSentenceTest, NamesWhatWasDone)
{
    const auto begins = [](const char* text) { return testing::StartsWith(text); };
    EXPECT_THAT(sentence([](auto& s) {
                    s.comparison.query.on = ModalityMask(1);
                    s.comparison.candidates.weights[0] = 0.0F;
                }),
                begins("Asked without tags and listening, with audio off for the candidates, "));
    EXPECT_THAT(sentence([](auto& s) { s.comparison.query.weights[1] = 0.2F; }),
                begins("Mixed like this, "));
    EXPECT_THAT(sentence([](auto& s) { s.comparison.scoring.compareOn = CompareOn::Shared; }),
                begins("Compared on what both have, "));
    EXPECT_THAT(sentence([](auto& s) { s.comparison.scoring.hubCorrection = 0.2; }),
                begins("Scored like this, "));
    EXPECT_THAT(sentence([](auto& s) {
                    s.missing = {0.3, ModalityMask(6), 4};
                }),
                begins("With 30 % of tags and listening missing (seed 4), "));
    EXPECT_THAT(sentence([](auto& s) {
                    s.missing = {0.3, ModalityMask(7), 4};
                }),
                begins("With 30 % of audio, tags and listening missing (seed 4), "));
    EXPECT_THAT(sentence([](auto& s) {
                    s.comparison.query.on = ModalityMask(6);
                    s.comparison.candidates.on = ModalityMask(6);
                    s.missing = {1.0, ModalityMask(2), 0};
                }),
                begins("Without audio, with 100 % of tags missing (seed 0), "));
    EXPECT_THAT(sentence([](auto& s) { s.run = {2}; }), begins("Compared with run 1, "));
    EXPECT_THAT(sentence([](auto& s) {
                    s.baseline = Baseline{s.run, state().comparison, {}};
                    s.comparison.query.on = ModalityMask(1);
                    s.crossfade = 0.25;
                }),
                begins("25 % of the way from the baseline, "));
}

TEST(ChangeSentenceTest, AgainstAPoorerBaselineItNamesWhatCame)
{
    ExplorationState before = state();
    before.comparison.query.on = ModalityMask(1);
    before.comparison.candidates.on = ModalityMask(1);
    ListChange change;
    change.k = 5;
    ExplorationState now = state();
    EXPECT_EQ(changeSentence(before, now, change, kNames).toStdString(),
              "With tags and listening, the 5 neighbours stay.");
    now.comparison.query.on = ModalityMask(2);
    now.comparison.candidates.on = ModalityMask(2);
    EXPECT_EQ(changeSentence(before, now, change, kNames).toStdString(),
              "With tags instead of audio, the 5 neighbours stay.");
    before.missing = {0.5, ModalityMask(1), 1};
    EXPECT_EQ(changeSentence(before, now, change, kNames).toStdString(),
              "With tags instead of audio, with nothing missing, the 5 neighbours stay.");
}

}  // namespace
}  // namespace crossfade::ui
