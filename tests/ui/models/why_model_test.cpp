// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/why_model.h"

#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/text.h"

#include <QSignalSpy>

#include <algorithm>
#include <stdexcept>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kAudio = 0;
constexpr std::size_t kTags = 1;
constexpr std::size_t kListening = 2;

class WhyModelTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_why.setSession(m_session.get());
        m_exploration.setSources(m_session->catalogue(), m_session->run());
        m_exploration.ask(test::kRadiohead);
        m_why.catchUp();
    }

    QString name(ArtistRow artist) const { return qt(m_session->catalogue()->label(artist)); }
    ArtistRow neighbour(std::size_t place) const
    {
        return m_exploration.neighbours().rows.at(place).artist;
    }
    /// Everybody in their order.
    std::vector<NeighbourRow> everybody() const
    {
        Explorer explorer(m_session->catalogue(), m_session->run());
        return explorer.neighbours(m_exploration.state(), test::kArtists).rows;
    }
    const ExplanationText& text()
    {
        m_why.catchUp();
        if (!m_why.text()) throw std::runtime_error("nothing is explained");
        return *m_why.text();
    }
    QString firstLine() { return text().lines.empty() ? QString() : text().lines.front().text(); }
    bool hasLine(const QString& part)
    {
        return std::ranges::any_of(
            text().lines, [&](const ExplanationLine& line) { return line.text().contains(part); });
    }

    std::unique_ptr<ProjectSession> m_session;
    ExplorationModel m_exploration;
    WhyModel m_why{m_exploration};
};

TEST_F(WhyModelTest, ExplainsTheFirstWhereNobodyIsSelected)
{
    EXPECT_EQ(text().head, u"Why %1?"_s.arg(name(neighbour(0))));
    m_why.select(neighbour(3));
    EXPECT_EQ(text().head, u"Why %1?"_s.arg(name(neighbour(3))));
    m_why.select(std::nullopt);
    EXPECT_EQ(text().head, u"Why %1?"_s.arg(name(neighbour(0))));
}

TEST_F(WhyModelTest, WhoIsSelectedButNoLongerListedIsNotExplained)
{
    m_why.select(everybody().back().artist);
    EXPECT_EQ(text().head, u"Why %1?"_s.arg(name(neighbour(0))));
}

TEST_F(WhyModelTest, KeepsWhatItSaidUntilAMomentAfterTheLastChange)
{
    const QString before = text().spoken;
    QSignalSpy waiting(&m_why, &WhyModel::waiting);
    QSignalSpy changed(&m_why, &WhyModel::changed);
    for (const std::size_t m : {kAudio, kTags, kAudio, kListening})
        m_exploration.setOn(MixerSide::Both, m, !m_exploration.state().comparison.query.on.has(m));
    EXPECT_TRUE(m_why.stale());
    EXPECT_EQ(waiting.count(), 1);
    EXPECT_EQ(changed.count(), 0) << "a change is not to wait for it";
    EXPECT_EQ(m_why.text()->spoken, before);
    ASSERT_TRUE(test::comesTrue([this] { return !m_why.stale(); }));
    EXPECT_EQ(changed.count(), 1) << "once for all of them";
    EXPECT_NE(m_why.text()->spoken, before);
}

TEST_F(WhyModelTest, TheScoreIsThatOfTheList)
{
    for (const std::size_t place : {0U, 7U, 40U}) {
        m_why.select(neighbour(place));
        const NeighbourRow& row = m_exploration.neighbours().rows[place];
        EXPECT_EQ(text().note,
                  u"#%1 · %2"_s.arg(place + 1).arg(scoreText(static_cast<double>(row.score))));
        double sum = 0.0;
        for (const ExplanationRow& part : text().rows) sum += part.sum ? 0.0 : part.value;
        EXPECT_NEAR(sum, static_cast<double>(row.score), 1e-5);
    }
}

TEST_F(WhyModelTest, WhoIsChosenHasARankHoweverFarDown)
{
    const auto all = everybody();
    ASSERT_EQ(all.size(), test::kArtists - 2);
    m_why.choose(all.back().artist);
    EXPECT_EQ(text().head, u"Why %1?"_s.arg(name(all.back().artist)));
    EXPECT_EQ(firstLine(), u"Ranked 58 of 58."_s);
    m_exploration.setOn(MixerSide::Both, kListening, false);
    EXPECT_EQ(text().head, u"Why %1?"_s.arg(name(all.back().artist))) << "until it is undone";
    m_why.backToList();
    EXPECT_EQ(text().head, u"Why %1?"_s.arg(name(neighbour(0))));
}

TEST_F(WhyModelTest, AnotherNeighbourSelectedEndsTheChoice)
{
    m_why.select(neighbour(2));
    m_why.choose(test::kNothing);
    m_why.select(neighbour(2));
    EXPECT_EQ(m_why.chosen(), test::kNothing) << "selected anew with every change of the list";
    m_why.select(neighbour(4));
    EXPECT_EQ(m_why.chosen(), std::nullopt);
    EXPECT_EQ(text().head, u"Why %1?"_s.arg(name(neighbour(4))));
}

TEST_F(WhyModelTest, SaysWhyAnArtistHasNoRank)
{
    m_why.choose(test::kNothing);
    EXPECT_EQ(text().head, u"Why not Nothing Given?"_s);
    EXPECT_EQ(firstLine(), u"Nothing Given has no vector in this run."_s);
    EXPECT_TRUE(text().rows.empty());
    m_why.choose(test::kRadiohead);
    EXPECT_EQ(firstLine(), u"Radiohead is who is asked for."_s);
    m_exploration.setOn(MixerSide::Candidates, kAudio, false);
    m_why.choose(test::kOnlyAudio);
    EXPECT_EQ(firstLine(), u"Only Sound has only audio, and that is off for the candidates."_s);
}

TEST_F(WhyModelTest, WhoIsFilteredIsExplainedAllTheSame)
{
    const float score = everybody().front().score;
    const ArtistRow first = everybody().front().artist;
    ExplorationState state = m_exploration.state();
    state.filters.maxPopularity = m_session->catalogue()->artists()[first].popularity / 2.0;
    m_exploration.apply(state);
    m_why.choose(first);
    EXPECT_THAT(firstLine(), test::Holds("is over the filter's"));
    EXPECT_EQ(text().note, scoreText(static_cast<double>(score)));
}

TEST_F(WhyModelTest, SaysWhyNobodyIsListed)
{
    const auto reason = [this] {
        m_why.catchUp();
        EXPECT_FALSE(m_why.text().has_value());
        return m_why.reason();
    };
    for (const std::size_t m : {kAudio, kTags, kListening})
        m_exploration.setOn(MixerSide::Both, m, false);
    EXPECT_THAT(reason(), test::Holds("All modalities of the query are off"));
    ExplorationState nobody = m_exploration.state();
    nobody.query.clear();
    m_exploration.apply(nobody);
    EXPECT_THAT(reason(), test::Holds("Nobody is asked for yet"));
    m_why.setSession(nullptr);
    EXPECT_EQ(reason(), u"No model is trained yet."_s);
    EXPECT_FALSE(m_why.hasList());
}

TEST_F(WhyModelTest, WhoIsChosenIsToldThatNothingIsOn)
{
    for (const std::size_t m : {kAudio, kTags, kListening})
        m_exploration.setOn(MixerSide::Both, m, false);
    m_why.choose(test::kBjork);
    EXPECT_THAT(firstLine(), test::Holds("All modalities of the query are off"));
    EXPECT_EQ(text().note, QString());
}

TEST_F(WhyModelTest, ReadsWhatTheTwoShare)
{
    // Of one group, so that tags and listeners are those of both.
    const ArtistRow other = 8;
    m_why.choose(other);
    const auto expected =
        test::valueOf(sharedAmounts(m_session->project(), test::kRadiohead, other, kTags));
    ASSERT_FALSE(expected.shared.empty());
    EXPECT_TRUE(hasLine(u"Shared tags: %1"_s.arg(qt(expected.shared.front().first))));
    const auto heard =
        test::valueOf(sharedAmounts(m_session->project(), test::kRadiohead, other, kListening));
    EXPECT_TRUE(hasLine(
        heard.shared.empty()
            ? u"No common listeners"_s
            : countText(heard.shared.size(), u"1 common listener"_s, u"%1 common listeners"_s)));
}

TEST_F(WhyModelTest, OfSeveralWhoAreAskedForItSaysNothingShared)
{
    ExplorationState state = m_exploration.state();
    const auto& artists = m_session->catalogue()->artists();
    state.query = {artists[test::kRadiohead].id, artists[test::kBjork].id};
    m_exploration.apply(state);
    EXPECT_FALSE(text().rows.empty());
    EXPECT_FALSE(hasLine(u"hared tags"_s));
    EXPECT_FALSE(hasLine(u"ommon listener"_s));
}

TEST_F(WhyModelTest, AnotherProjectForgetsWhoWasChosen)
{
    m_why.choose(test::kNothing);
    const auto other = test::valueOf(ProjectSession::open(trained("other.crossfade")));
    m_exploration.clear();
    m_why.setSession(other.get());
    EXPECT_EQ(m_why.chosen(), std::nullopt);
    EXPECT_EQ(m_why.reason(), u"No model is trained yet."_s);
    m_exploration.setSources(other->catalogue(), other->run());
    m_exploration.ask(test::kBjork);
    EXPECT_EQ(text().head, u"Why %1?"_s.arg(name(neighbour(0))));
}

}  // namespace
}  // namespace crossfade::ui
