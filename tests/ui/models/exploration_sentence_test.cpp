// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/exploration_model.h"
#include "ui/models/project_session.h"

#include <QRegularExpression>

#include <set>

namespace crossfade::ui {
namespace {

class ExplorationSentenceTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_model.setSources(m_session->catalogue(), m_session->run());
        m_model.ask(test::kRadiohead);
    }

    std::set<ArtistRow> best(std::size_t most) const
    {
        std::set<ArtistRow> artists;
        for (std::size_t i = 0; i < std::min(most, m_model.neighbours().rows.size()); ++i)
            artists.insert(m_model.neighbours().rows[i].artist);
        return artists;
    }

    std::unique_ptr<ProjectSession> m_session;
    ExplorationModel m_model;
};

TEST_F(ExplorationSentenceTest, IsEmptyWhileNothingDiffers)
{
    EXPECT_EQ(m_model.changeSentence(), QString());
    m_model.setOn(MixerSide::Both, 0, false);
    EXPECT_NE(m_model.changeSentence(), QString());
    m_model.setOn(MixerSide::Both, 0, true);
    EXPECT_EQ(m_model.changeSentence(), QString());
}

TEST_F(ExplorationSentenceTest, NamesWhatIsOffAndOnWhichSide)
{
    const auto beginsWith = [this](const char* text) {
        return m_model.changeSentence().startsWith(QString::fromUtf8(text));
    };
    m_model.setOn(MixerSide::Both, 2, false);
    EXPECT_TRUE(beginsWith("Without listening, ")) << m_model.changeSentence().toStdString();
    m_model.setOn(MixerSide::Both, 1, false);
    EXPECT_TRUE(beginsWith("Without tags and listening, "))
        << m_model.changeSentence().toStdString();
    m_model.resetMixer();
    m_model.setOn(MixerSide::Query, 0, false);
    EXPECT_TRUE(beginsWith("Asked without audio, ")) << m_model.changeSentence().toStdString();
    m_model.setOn(MixerSide::Candidates, 1, false);
    EXPECT_TRUE(beginsWith("Asked without audio, with tags off for the candidates, "))
        << m_model.changeSentence().toStdString();
    m_model.setOn(MixerSide::Query, 0, true);
    EXPECT_TRUE(beginsWith("With tags off for the candidates, "))
        << m_model.changeSentence().toStdString();
    m_model.resetMixer();
    m_model.setWeight(MixerSide::Both, 0, 0.01F);
    EXPECT_TRUE(beginsWith("Mixed like this, ")) << m_model.changeSentence().toStdString();
}

TEST_F(ExplorationSentenceTest, CountsWhoEntersTheTwenty)
{
    const std::set<ArtistRow> before = best(20);
    m_model.setOn(MixerSide::Both, 1, false);
    std::size_t entered = 0;
    for (const ArtistRow artist : best(20)) entered += before.contains(artist) ? 0U : 1U;
    const std::string sentence = m_model.changeSentence().toStdString();
    const std::string expected =
        entered == 0 ? "the 20 neighbours stay" : std::to_string(entered) + " of the 20 neighbours";
    EXPECT_THAT(sentence, testing::HasSubstr(expected));
    EXPECT_THAT(sentence, testing::EndsWith("."));
}

TEST_F(ExplorationSentenceTest, TellsWhereTheMedianPopularityGoes)
{
    bool told = false;
    for (std::size_t m = 0; m < 3; ++m) {
        m_model.setOn(MixerSide::Both, m, false);
        const QString sentence = m_model.changeSentence();
        const QRegularExpression figures(QStringLiteral(
            "median popularity (falls|rises) from \\S+( [kM])? to \\S+( [kM])?\\.$"));
        EXPECT_EQ(sentence.contains(QStringLiteral("median")), sentence.contains(figures))
            << sentence.toStdString();
        told = told || sentence.contains(figures);
        m_model.undo();
    }
    EXPECT_TRUE(told);
}

TEST_F(ExplorationSentenceTest, IsEmptyWhereThereIsNoListToSpeakOf)
{
    m_model.ask(test::kNothing);
    m_model.setOn(MixerSide::Both, 0, false);
    EXPECT_EQ(m_model.changeSentence(), QString());
    EXPECT_EQ(ExplorationModel().changeSentence(), QString()) << "before any project";
}

}  // namespace
}  // namespace crossfade::ui
