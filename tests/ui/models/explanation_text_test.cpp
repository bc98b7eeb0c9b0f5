// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/explanation_text.h"

#include "tests/support/builders.h"
#include "tests/ui/support/gui.h"

#include <QStringList>

#include <algorithm>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kTags = 1;
constexpr std::size_t kListening = 2;

/// Query's modality by candidate's: audio, tags, listening.
const ScoreParts kParts{3, {0.30F, 0.05F, 0.0F, -0.01F, 0.46F, -0.08F, 0.0F, 0.0F, 0.0F}};

ExplanationSubject subject(std::size_t modalities = 3)
{
    ExplanationSubject who{u"Nina Simone"_s, u"Abbey Lincoln"_s, false, {}};
    const std::vector<std::string> known = {"audio", "tags", "listening"};
    for (std::size_t m = 0; m < modalities; ++m)
        who.modalities.push_back(m < known.size() ? known[m] : "m" + std::to_string(m));
    return who;
}

Explanation explained(ScoreParts parts = kParts, float correction = 0.0F)
{
    Explanation why;
    why.score = parts.sum() + correction;
    why.correction = correction;
    why.rank = 3;
    why.ranked = 58;
    why.parts = std::move(parts);
    return why;
}

SharedData shared(ModalityShape shape, std::size_t modality, const QStringList& words,
                  std::size_t ofA = 40, std::size_t ofB = 40)
{
    SharedData data{modality, shape, {ofA, ofB, {}}, {}};
    auto amount = static_cast<float>(words.size());
    for (const QString& word : words)
        data.amounts.shared.emplace_back(word.toStdString(), amount--);
    return data;
}

SharedData tags(const QStringList& words)
{
    return shared(ModalityShape::Tags, kTags, words);
}

SharedData listeners(int common, std::size_t ofA = 40, std::size_t ofB = 40)
{
    QStringList users;
    for (int i = 0; i < common; ++i) users << u"user%1"_s.arg(i);
    return shared(ModalityShape::Interactions, kListening, users, ofA, ofB);
}

QStringList linesOf(const Explanation& why, const std::vector<SharedData>& data,
                    const ExplanationSubject& who = subject())
{
    QStringList lines;
    for (const ExplanationLine& line : explanationText(why, data, who).lines) lines << line.text();
    return lines;
}

QStringList labelsOf(const ExplanationText& text)
{
    QStringList labels;
    for (const ExplanationRow& row : text.rows) labels << row.label;
    return labels;
}

TEST(ExplanationTextTest, NoveltyIsARowOfItsOwnAndTheRowsAddUpToTheScore)
{
    Explanation why = explained(kParts, -0.12F);
    why.novelty = -0.4F;
    why.score -= 0.4F;
    const ExplanationText text = explanationText(why, {}, subject());
    const auto row = std::ranges::find(text.rows, u"novelty"_s, &ExplanationRow::label);
    ASSERT_NE(row, text.rows.end());
    EXPECT_EQ(row->bar.at(0).kind, ShareSegment::Kind::Novelty);
    double sum = 0.0;
    for (const ExplanationRow& one : text.rows)
        if (!one.sum) sum += one.value;
    EXPECT_NEAR(sum, text.rows.back().value, 1e-6);
    EXPECT_EQ(text.rows.back().bar.back().kind, ShareSegment::Kind::Novelty);
    EXPECT_THAT(text.spoken, test::Holds("novelty −.40"));
}

TEST(ExplanationTextTest, TheRowsNameTheParts)
{
    const ExplanationText text = explanationText(explained(kParts, -0.12F), {}, subject());
    EXPECT_EQ(labelsOf(text), QStringList({u"audio → audio"_s, u"tags → tags"_s, u"audio ↔ tags"_s,
                                           u"tags → listening"_s, u"correction"_s, u"score"_s}));
    EXPECT_NEAR(text.rows[2].value, 0.04, 1e-6) << "both directions";
    EXPECT_EQ(text.rows[2].bar.at(0).kind, ShareSegment::Kind::Cross);
    EXPECT_EQ(text.head, u"Why Abbey Lincoln?"_s);
    EXPECT_EQ(text.note, u"#3 · .60"_s);
    EXPECT_EQ(text.wholeNote, u"Ranked 3 of 58, score .60"_s);
}

TEST(ExplanationTextTest, ACrossPartOfOneDirectionHasAnArrowOfOne)
{
    const ScoreParts parts{2, {0.3F, 0.0F, 0.2F, 0.1F}};
    EXPECT_THAT(labelsOf(explanationText(explained(parts), {}, subject(2))),
                testing::Contains(u"tags → audio"_s));
}

TEST(ExplanationTextTest, TheRowsAddUpToTheScore)
{
    for (const std::size_t modalities : {1U, 2U, 3U, 5U, 8U})
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            ScoreParts parts{modalities, test::randomMatrix(modalities, modalities, seed).values};
            for (float& part : parts.parts) part *= 0.1F;
            const Explanation why = explained(parts, seed % 2 == 0 ? 0.0F : -0.2F);
            const ExplanationText text = explanationText(why, {}, subject(modalities));
            double sum = 0.0;
            for (const ExplanationRow& row : text.rows) {
                double length = 0.0;
                for (const ShareSegment& segment : row.bar) length += segment.part();
                EXPECT_NEAR(length, row.value, 1e-5) << row.label.toStdString();
                if (!row.sum) sum += row.value;
            }
            EXPECT_NEAR(sum, static_cast<double>(why.score), 1e-5) << modalities << " " << seed;
        }
}

TEST(ExplanationTextTest, NegativePartsLieLeftOfZero)
{
    const ExplanationText text = explanationText(explained(kParts, -0.12F), {}, subject());
    for (const std::size_t row : {3U, 4U}) {
        EXPECT_LT(text.rows[row].value, 0.0);
        EXPECT_NEAR(text.rows[row].bar.at(0).from, text.rows[row].value, 1e-6);
        EXPECT_EQ(text.rows[row].bar.at(0).to, 0.0);
    }
    EXPECT_EQ(text.rows[0].bar.at(0).from, 0.0);
}

TEST(ExplanationTextTest, OnePartIsTheScoreAndNeedsNoSum)
{
    const ScoreParts parts{2, {0.4F, 0.0F, 0.0F, 0.0F}};
    const ExplanationText text = explanationText(explained(parts), {}, subject(2));
    EXPECT_EQ(labelsOf(text), QStringList{u"audio → audio"_s});
    EXPECT_TRUE(text.lines.empty()) << "its share is what the row says";
}

TEST(ExplanationTextTest, AScoreOfNothingIsStillSaid)
{
    const ScoreParts parts{2, {0.0F, 0.0F, 0.0F, 0.0F}};
    const ExplanationText text = explanationText(explained(parts), {}, subject(2));
    EXPECT_EQ(labelsOf(text), QStringList{u"score"_s});
    EXPECT_EQ(text.note, u"#3 · .00"_s);
}

TEST(ExplanationTextTest, OfManyCrossPartsTheStrongestAreNamedInTheirOrder)
{
    ScoreParts parts{8, std::vector<float>(64, 0.0F)};
    for (std::size_t m = 0; m < 8; ++m)
        for (std::size_t n = m; n < 8; ++n)
            parts.parts[m * 8 + n] = 0.001F * static_cast<float>(m + n + 1);
    const ExplanationText text = explanationText(explained(parts), {}, subject(8));
    ASSERT_EQ(text.rows.size(), 8 + kMostCross + 2);
    EXPECT_EQ(text.rows[8 + kMostCross].label, u"22 more pairs"_s);
    EXPECT_EQ(text.rows[8 + kMostCross - 1].label, u"m6 → m7"_s);
    for (std::size_t row = 8; row < 8 + kMostCross; ++row) EXPECT_GE(text.rows[row].value, 0.0105);
}

TEST(ExplanationTextTest, SharesAreCountedAndItIsSaidHow)
{
    const QStringList lines = linesOf(explained(), {});
    ASSERT_EQ(lines.size(), 2);
    EXPECT_EQ(lines[0], u"Shares: audio .32 · tags .44 · listening −.04"_s);
    EXPECT_EQ(lines[1],
              u"A modality's share is its pure part and half of its cross-modal parts."_s);
    double sum = 0.0;
    for (std::size_t m = 0; m < 3; ++m) sum += static_cast<double>(kParts.share(m));
    EXPECT_NEAR(sum, static_cast<double>(kParts.sum()), 1e-6);
}

TEST(ExplanationTextTest, SaysWhatEachModalityAloneWouldGive)
{
    Explanation why = explained();
    why.alone = {{0.61F, 4, 50}, {0.55F, 1284, 9000}, {std::nullopt, 0, 30}};
    EXPECT_THAT(linesOf(why, {}),
                testing::Contains(u"Alone: audio #4 (.61) · tags #1,284 (.55) · listening –"_s));
    for (AloneResult& one : why.alone) one = {};
    for (const QString& line : linesOf(why, {})) EXPECT_FALSE(line.startsWith(u"Alone"_s));
}

TEST(ExplanationTextTest, SharedTagsComeStrongestFirstAndTheOthersAreCounted)
{
    EXPECT_THAT(linesOf(explained(), {tags({})}), testing::Contains(u"No shared tags."_s));
    EXPECT_THAT(linesOf(explained(), {tags({u"jazz"_s, u"vocal"_s, u"civil rights"_s})}),
                testing::Contains(u"Shared tags: jazz, vocal, civil rights"_s));
    QStringList many;
    for (int i = 0; i < 12; ++i) many << u"t%1"_s.arg(i);
    EXPECT_THAT(linesOf(explained(), {tags(many)}),
                testing::Contains(u"Shared tags: t0, t1, t2, t3, t4 and 7 more"_s));
}

TEST(ExplanationTextTest, CommonListenersAreCounted)
{
    EXPECT_THAT(linesOf(explained(), {listeners(12)}),
                testing::Contains(u"12 common listeners."_s));
    EXPECT_THAT(linesOf(explained(), {listeners(1)}), testing::Contains(u"1 common listener."_s));
}

TEST(ExplanationTextTest, WithoutCommonListenersItSaysWhatFoundThem)
{
    EXPECT_THAT(linesOf(explained(), {tags({}), listeners(0)}),
                testing::Contains(u"No common listeners: found by sound and words."_s));
    const ScoreParts own{3, {0.1F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.5F}};
    EXPECT_THAT(linesOf(explained(own), {listeners(0)}),
                testing::Contains(
                    u"No common listeners: their listeners are alike in what else they hear."_s));
    const ScoreParts against{3, {-0.1F, 0.0F, 0.0F, 0.0F, -0.2F, 0.0F, 0.0F, 0.0F, -0.1F}};
    EXPECT_THAT(linesOf(explained(against), {listeners(0)}),
                testing::Contains(u"No common listeners."_s));
}

TEST(ExplanationTextTest, SaysWhenFewListenersCarryIt)
{
    const auto restsOn = [](const ScoreParts& parts, std::size_t ofA, std::size_t ofB) {
        for (const QString& line : linesOf(explained(parts), {listeners(0, ofA, ofB)}))
            if (line.contains(u"rests on"_s)) return line;
        return QString();
    };
    EXPECT_EQ(restsOn(kParts, 1, 2), u"Listening rests on 2 listeners of Abbey Lincoln."_s)
        << "the query's listening does not count";
    const ScoreParts both{3, {0.1F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.5F}};
    EXPECT_EQ(restsOn(both, 1, 2),
              u"Listening rests on 1 listener of Nina Simone and 2 listeners of Abbey Lincoln."_s);
    EXPECT_EQ(restsOn(both, 10, 9), u"Listening rests on 9 listeners of Abbey Lincoln."_s);
    EXPECT_EQ(restsOn(both, 10, 10), QString());
    const ScoreParts off{3, {0.1F, 0.0F, 0.0F, 0.0F, 0.2F, 0.0F, 0.0F, 0.0F, 0.0F}};
    EXPECT_EQ(restsOn(off, 1, 2), QString()) << "listening does not count at all";
}

TEST(ExplanationTextTest, TwoModalitiesOfOneShapeAreToldApart)
{
    const SharedData first = shared(ModalityShape::Tags, 1, {u"jazz"_s});
    const SharedData second = shared(ModalityShape::Tags, 3, {});
    const QStringList lines = linesOf(explained(), {first, second}, subject(4));
    EXPECT_THAT(lines, testing::Contains(u"Shared tags (tags): jazz"_s));
    EXPECT_THAT(lines, testing::Contains(u"No shared tags (m3)."_s));
}

TEST(ExplanationTextTest, OfWhoWasChosenItSaysHowFarDownTheyAre)
{
    ExplanationSubject who = subject();
    who.chosen = true;
    Explanation why = explained();
    why.rank = 1284;
    why.ranked = 12631;
    EXPECT_EQ(linesOf(why, {}, who).front(), u"Ranked 1,284 of 12,631."_s);
    EXPECT_EQ(explanationText(why, {}, who).note, u"#1,284 · .72"_s);
}

TEST(ExplanationTextTest, WithoutAScoreTheReasonStandsAlone)
{
    Explanation why;
    why.reason = "Abbey Lincoln has no vector in this run.";
    why.alone.resize(3);
    const ExplanationText text =
        explanationText(why, std::vector{tags({}), listeners(0, 2, 0)}, subject());
    EXPECT_EQ(text.head, u"Why not Abbey Lincoln?"_s);
    EXPECT_EQ(text.note, QString());
    EXPECT_TRUE(text.rows.empty());
    ASSERT_EQ(text.lines.size(), 1U);
    EXPECT_EQ(text.lines[0].text(), u"Abbey Lincoln has no vector in this run."_s);
    EXPECT_EQ(text.spoken, u"Why not Abbey Lincoln? Abbey Lincoln has no vector in this run."_s);
}

TEST(ExplanationTextTest, WhoIsFilteredHasAReasonAndAScore)
{
    Explanation why = explained();
    why.rank = 0;
    why.reason = "Abbey Lincoln is hidden.";
    const ExplanationText text = explanationText(why, {}, subject());
    EXPECT_EQ(text.lines.front().text(), u"Abbey Lincoln is hidden."_s);
    EXPECT_EQ(text.note, u".72"_s);
    EXPECT_FALSE(text.rows.empty());
}

TEST(ExplanationTextTest, WhatCantBeReadIsSaid)
{
    SharedData broken = tags({});
    broken.fault = "The project can't be read.";
    const QStringList lines = linesOf(explained(), {broken});
    EXPECT_THAT(lines, testing::Contains(u"The project can't be read."_s));
    EXPECT_THAT(lines, testing::Not(testing::Contains(u"No shared tags."_s)));
}

TEST(ExplanationTextTest, AllOfItIsSpoken)
{
    const ExplanationText text =
        explanationText(explained(), std::vector{tags({u"jazz"_s}), listeners(3)}, subject());
    EXPECT_TRUE(
        text.spoken.startsWith(u"Why Abbey Lincoln? Ranked 3 of 58, score .72: audio .30, "
                               "tags .46, audio and tags together .04, "_s))
        << text.spoken.toStdString();
    for (const ExplanationLine& line : text.lines) EXPECT_TRUE(text.spoken.contains(line.text()));
}

}  // namespace
}  // namespace crossfade::ui
