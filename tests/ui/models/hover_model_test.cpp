// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/hover_model.h"

#include "tests/ui/support/map_models.h"

namespace crossfade::ui {
namespace {

class HoverModelTest : public test::MapModelsTest {
protected:
    void SetUp() override
    {
        MapModelsTest::SetUp();
        m_exploration.ask(test::kRadiohead);
    }
    bool found()
    {
        return test::comesTrue([this] { return !m_map.hover.neighbours().empty(); });
    }
    /// Who would be listed.
    std::vector<ArtistRow> listed(ArtistRow artist) const
    {
        Explorer explorer(m_session->catalogue(), m_session->run());
        ExplorationState state = m_exploration.state();
        state.query = {m_session->catalogue()->artists()[artist].id};
        std::vector<ArtistRow> rows;
        for (const auto& row : explorer.neighbours(state, HoverModel::kNeighbours).rows)
            rows.push_back(row.artist);
        return rows;
    }
};

TEST_F(HoverModelTest, FindsWhoWouldBeListedOnceThePointerRests)
{
    m_map.hover.point(test::kBjork);
    EXPECT_TRUE(m_map.hover.neighbours().empty());
    ASSERT_TRUE(found());
    EXPECT_EQ(m_map.hover.neighbours(), listed(test::kBjork));
    m_map.hover.point(std::nullopt);
    EXPECT_TRUE(m_map.hover.neighbours().empty());
    EXPECT_EQ(m_exploration.query(), test::kRadiohead);
}

TEST_F(HoverModelTest, FollowsTheMix)
{
    m_map.hover.point(test::kBjork);
    ASSERT_TRUE(found());
    const auto before = m_map.hover.neighbours();
    m_exploration.setOn(MixerSide::Both, 1, false);
    ASSERT_TRUE(found());
    EXPECT_EQ(m_map.hover.neighbours(), listed(test::kBjork));
    EXPECT_NE(m_map.hover.neighbours(), before);
}

}  // namespace
}  // namespace crossfade::ui
