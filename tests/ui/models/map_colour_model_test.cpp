// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_colour_model.h"

#include "tests/ui/support/map_models.h"

#include <QSignalSpy>

#include <algorithm>

namespace crossfade::ui {
namespace {

class MapColourModelTest : public test::MapModelsTest {
protected:
    void SetUp() override
    {
        MapModelsTest::SetUp();
        freeze();
        m_exploration.ask(test::kRadiohead);
        settle();
    }
    std::size_t onMap() const
    {
        std::size_t count = 0;
        for (std::size_t i = 0; i < layout().rows; ++i)
            count += std::isnan(layout().at(i, 0)) ? 0 : 1;
        return count;
    }
    MapColourModel& colours() { return m_map.colours; }
};

TEST_F(MapColourModelTest, EveryChoiceColoursEverybodyOnTheMap)
{
    std::vector<ColourOption> options = colours().options();
    const std::vector<ColourOption> tags = colours().tags(3);
    ASSERT_EQ(tags.size(), 3U);
    options.insert(options.end(), tags.begin(), tags.end());
    EXPECT_GE(options.size(), 12U);
    for (const ColourOption& option : options) {
        SCOPED_TRACE(option.name.toStdString());
        EXPECT_FALSE(option.name.isEmpty());
        colours().choose(option.choice);
        EXPECT_EQ(colours().reason(), QString());
        EXPECT_EQ(colours().colouring().artists(), onMap());
        EXPECT_EQ(colours().shown(), onMap());
        EXPECT_EQ(colours().colouring().classes.size(), test::kArtists);
        EXPECT_FALSE(colours().colouring().title.isEmpty());
    }
}

TEST_F(MapColourModelTest, HiddenEntriesAreNotShownAndStayHiddenWhileTheyAreTheSame)
{
    colours().choose({ColourBy::ModalitySet});
    std::vector<bool> hidden(colours().colouring().entries.size(), false);
    hidden[0] = true;
    const std::size_t artists = colours().colouring().entries[0].artists;
    ASSERT_GT(artists, 0U);
    QSignalSpy changed(&colours(), &MapColourModel::changed);
    colours().setHidden(hidden);
    colours().setHidden(hidden);
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(colours().shown(), onMap() - artists);
    m_exploration.ask(test::kBjork);
    EXPECT_EQ(colours().hidden(), hidden);
    colours().choose({ColourBy::Popularity});
    EXPECT_EQ(colours().shown(), onMap());
}

TEST_F(MapColourModelTest, SimilarityFollowsQueryAndMix)
{
    colours().choose({ColourBy::Similarity});
    const auto first = colours().colouring().classes;
    m_exploration.ask(test::kSakamoto);
    const auto second = colours().colouring().classes;
    EXPECT_NE(second, first);
    m_exploration.setOn(MixerSide::Both, 1, false);
    EXPECT_NE(colours().colouring().classes, second);
    // The most similar are in the last of the ordered classes, the first listed among them.
    const auto& entries = colours().colouring().entries;
    std::size_t last = entries.size() - 1;
    while (entries[last].missing) --last;
    EXPECT_EQ(colours().colouring().classes[m_exploration.neighbours().rows[0].artist], last);
}

TEST_F(MapColourModelTest, SaysWhatItWaitsFor)
{
    m_map.layout.choose({LayoutMethod::Umap, 5});
    colours().choose({ColourBy::TrueNeighbours});
    EXPECT_FALSE(colours().reason().isEmpty());
    EXPECT_EQ(colours().colouring().artists(), onMap());
    settle();
    EXPECT_TRUE(colours().reason().isEmpty());
    EXPECT_GT(colours().colouring().entries.size(), 1U);
}

TEST_F(MapColourModelTest, AnUnknownTagColoursNobody)
{
    colours().choose({ColourBy::Tag, 0, QStringLiteral("no such tag")});
    const auto& entries = colours().colouring().entries;
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_TRUE(entries[0].missing);
    EXPECT_EQ(entries[0].artists, onMap());
}

}  // namespace
}  // namespace crossfade::ui
