// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/place_model.h"

#include "tests/ui/support/map_models.h"

#include <algorithm>
#include <cmath>

namespace crossfade::ui {
namespace {

constexpr std::size_t kTags = 1;

class PlaceModelTest : public test::MapModelsTest {
protected:
    void SetUp() override
    {
        MapModelsTest::SetUp();
        freeze();
        m_exploration.ask(test::kRadiohead);
        settle();
    }
    static MapPlace at(const Matrix& places, ArtistRow artist)
    {
        return {places.at(artist, 0), places.at(artist, 1)};
    }
    /// All that is on another place than the layout's is approximate, and nothing else.
    void expectSaidWhatIsApproximate() const
    {
        const auto& approximate = m_map.places.approximate();
        for (ArtistRow i = 0; i < places().rows; ++i) {
            if (std::isnan(places().at(i, 0))) continue;
            const bool said = !approximate.empty() && approximate[i] != 0;
            ASSERT_EQ(said, at(places(), i) != at(layout(), i)) << i;
        }
    }
};

TEST_F(PlaceModelTest, AsLearnedEverybodyIsWhereTheLayoutHasThem)
{
    EXPECT_EQ(m_map.places.places(), m_map.layout.points());
    EXPECT_EQ(m_map.places.approximateCount(), 0U);
    EXPECT_TRUE(m_map.places.ghosts().empty());
    EXPECT_TRUE(m_map.places.trail().empty());
}

TEST_F(PlaceModelTest, TheQueryFollowsAtOnceAndEverybodyElseAMomentLater)
{
    const auto frozen = m_map.layout.points();
    m_exploration.setOn(MixerSide::Both, kTags, false);
    const auto place = placeOfQuery(layout(), m_exploration.neighbours());
    ASSERT_TRUE(place.has_value());
    EXPECT_EQ(at(places(), test::kRadiohead), *place);
    EXPECT_LE(m_map.places.approximateCount(), 1U);
    EXPECT_TRUE(m_map.places.stale());
    settle();
    EXPECT_EQ(m_map.layout.points(), frozen) << "never a new layout on a toggle";
    EXPECT_GT(m_map.places.approximateCount(), test::kArtists / 4);
    EXPECT_EQ(at(places(), test::kRadiohead), *place);
    expectSaidWhatIsApproximate();
}

TEST_F(PlaceModelTest, GhostsAreTheQueryAndTheFiveWhoMovedFurthest)
{
    m_exploration.setOn(MixerSide::Both, kTags, false);
    settle();
    const auto& ghosts = m_map.places.ghosts();
    ASSERT_GT(ghosts.size(), 1U);
    EXPECT_LE(ghosts.size(), 1 + PlaceModel::kMovers);
    EXPECT_EQ(ghosts[0].artist, test::kRadiohead);
    double before = 1e9;
    for (std::size_t i = 0; i < ghosts.size(); ++i) {
        EXPECT_EQ(ghosts[i].from, at(layout(), ghosts[i].artist));
        EXPECT_EQ(ghosts[i].to, at(places(), ghosts[i].artist));
        if (i == 0) continue;
        const double length = std::hypot(static_cast<double>(ghosts[i].to[0] - ghosts[i].from[0]),
                                         static_cast<double>(ghosts[i].to[1] - ghosts[i].from[1]));
        EXPECT_GT(length, 0.0);
        EXPECT_LE(length, before);
        before = length;
    }
}

TEST_F(PlaceModelTest, TheTrailLeadsFromTheLayoutToNowUntilSomebodyElseIsAskedFor)
{
    m_exploration.setOn(MixerSide::Both, kTags, false);
    settle();
    for (const float weight : {0.7F, 0.3F, 0.05F}) {
        m_exploration.setWeight(MixerSide::Both, 0, weight);
        m_exploration.commit();
    }
    const auto& trail = m_map.places.trail();
    ASSERT_GE(trail.size(), 2U);
    EXPECT_EQ(trail.front(), at(layout(), test::kRadiohead));
    EXPECT_EQ(trail.back(), at(places(), test::kRadiohead));
    for (std::size_t i = 1; i < trail.size(); ++i) EXPECT_NE(trail[i], trail[i - 1]);
    m_exploration.ask(test::kBjork);
    settle();
    ASSERT_FALSE(m_map.places.trail().empty());
    EXPECT_EQ(m_map.places.trail().front(), at(layout(), test::kBjork));
}

TEST_F(PlaceModelTest, BackAtTheLearnedMixAllIsAsItWas)
{
    m_exploration.setOn(MixerSide::Candidates, kTags, false);
    settle();
    ASSERT_GT(m_map.places.approximateCount(), 0U);
    m_exploration.undo();
    settle();
    EXPECT_EQ(m_map.places.places(), m_map.layout.points());
    EXPECT_TRUE(m_map.places.approximate().empty());
    EXPECT_TRUE(m_map.places.ghosts().empty());
}

TEST_F(PlaceModelTest, AgainstAPinnedBaselineGhostsAreWhereItHadThem)
{
    m_exploration.setOn(MixerSide::Both, kTags, false);
    settle();
    const Matrix pinned = places();
    m_exploration.pinBaseline();
    m_exploration.setOn(MixerSide::Both, kTags, true);
    m_exploration.setOn(MixerSide::Both, 0, false);
    settle();
    ASSERT_FALSE(m_map.places.ghosts().empty());
    for (const MapMove& ghost : m_map.places.ghosts())
        EXPECT_EQ(ghost.from, at(pinned, ghost.artist)) << ghost.artist;
}

TEST_F(PlaceModelTest, WhoNoLongerHasAnythingHasNoPlace)
{
    m_exploration.setSets(ModalityMask(1), ModalityMask(1));  // audio alone
    settle();
    EXPECT_TRUE(std::isnan(places().at(test::kU2, 0))) << "without audio";
    EXPECT_FALSE(std::isnan(places().at(test::kOnlyAudio, 0)));
    expectSaidWhatIsApproximate();
}

TEST_F(PlaceModelTest, AnotherLayoutBeginsAnew)
{
    m_exploration.setOn(MixerSide::Both, kTags, false);
    settle();
    const Matrix onPca = places();
    m_map.layout.choose({LayoutMethod::Umap, 0});
    settle();
    EXPECT_FALSE(test::samePlaces(places(), onPca));
    EXPECT_GT(m_map.places.approximateCount(), 0U) << "the mix is still another";
    expectSaidWhatIsApproximate();
}

}  // namespace
}  // namespace crossfade::ui
