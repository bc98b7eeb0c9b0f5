// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/layout_model.h"

#include "core/store/run_repository.h"
#include "tests/ui/support/map_models.h"

#include <QSignalSpy>

#include <cmath>
#include <limits>

namespace crossfade::ui {
namespace {

using Stage = LayoutModel::Stage;
using LayoutModelTest = test::MapModelsTest;

const LayoutKey kUmap{LayoutMethod::Umap, 0};
const LayoutKey kPca{LayoutMethod::Pca, 0};

TEST_F(LayoutModelTest, ShowsPcaUntilUmapBeginsAndKeepsWhatIsMade)
{
    LayoutModel& layout = m_map.layout;
    EXPECT_EQ(layout.key(), kUmap);
    EXPECT_EQ(layout.shownKey(), kPca);
    EXPECT_EQ(layout.stage(), Stage::Preparing);
    EXPECT_TRUE(test::samePlaces(*layout.points(), m_session->run()->layout));
    std::size_t moves = 0;
    QObject::connect(&layout, &LayoutModel::pointsChanged, &layout, [&] { ++moves; });
    ASSERT_TRUE(test::comesTrue([&] { return layout.stage() == Stage::Done; }));
    EXPECT_EQ(layout.shownKey(), kUmap);
    EXPECT_GE(moves, 2U) << "it is seen while it is made";
    EXPECT_EQ(layout.epoch(), layout.epochs());
    const Matrix made = *layout.points();
    EXPECT_FALSE(test::samePlaces(made, m_session->run()->layout));

    LayoutModel again;
    again.setSources(m_session->project(), m_session->catalogue(), m_session->run());
    EXPECT_EQ(again.stage(), Stage::Done) << "stored, so there at once";
    EXPECT_TRUE(test::samePlaces(*again.points(), made));
}

TEST_F(LayoutModelTest, APauseHoldsThePointsAndGoingOnEndsAsWithoutIt)
{
    LayoutModel& layout = m_map.layout;
    ASSERT_TRUE(test::comesTrue([&] { return layout.stage() == Stage::Moving; }));
    layout.pause();
    EXPECT_EQ(layout.stage(), Stage::Paused);
    test::drainEvents();
    QTest::qWait(150);  // a step that was under way has ended
    const auto held = layout.points();
    const std::size_t epoch = layout.epoch();
    EXPECT_LT(epoch, layout.epochs());
    QTest::qWait(100);
    EXPECT_EQ(layout.points(), held);
    EXPECT_EQ(layout.epoch(), epoch);
    layout.goOn();
    ASSERT_TRUE(test::comesTrue([&] { return layout.stage() == Stage::Done; }));

    const Matrix paused = *layout.points();
    open(trained("another.crossfade"));
    ASSERT_TRUE(test::comesTrue([&] { return layout.stage() == Stage::Done; }));
    EXPECT_TRUE(test::samePlaces(*layout.points(), paused));
}

TEST_F(LayoutModelTest, AStopLeavesThePointsAndStoresNothing)
{
    LayoutModel& layout = m_map.layout;
    ASSERT_TRUE(test::comesTrue([&] { return layout.stage() == Stage::Moving; }));
    layout.stop();
    EXPECT_EQ(layout.stage(), Stage::Stopped);
    QTest::qWait(150);
    EXPECT_EQ(layout.stage(), Stage::Stopped);
    EXPECT_EQ(layout.shownKey(), kUmap);
    LayoutModel again;
    again.setSources(m_session->project(), m_session->catalogue(), m_session->run());
    EXPECT_EQ(again.stage(), Stage::Preparing);
    again.stop();
    EXPECT_EQ(again.stage(), Stage::Stopped);
    EXPECT_EQ(again.shownKey(), kPca);
    again.goOn();
    ASSERT_TRUE(test::comesTrue([&] { return again.stage() == Stage::Done; }));
}

TEST_F(LayoutModelTest, AnotherSeedIsAnotherMapAndBothAreKept)
{
    settle();
    const Matrix first = layout();
    m_map.layout.choose({LayoutMethod::Umap, 7});
    settle();
    EXPECT_EQ(m_map.layout.shownKey().seed, 7U);
    EXPECT_FALSE(test::samePlaces(layout(), first));
    m_map.layout.choose(kUmap);
    EXPECT_EQ(m_map.layout.stage(), Stage::Done);
    EXPECT_TRUE(test::samePlaces(layout(), first));
    m_map.layout.choose({LayoutMethod::Pca, 3});
    EXPECT_EQ(m_map.layout.key(), kPca) << "PCA draws nothing";
    EXPECT_TRUE(test::samePlaces(layout(), m_session->run()->layout));
}

TEST_F(LayoutModelTest, ABrokenStoredMapIsMadeAgainAndSaid)
{
    settle();
    const Matrix good = layout();
    Matrix broken = good;
    broken.at(3, 0) = std::numeric_limits<float>::infinity();
    {
        auto db = test::valueOf(Database::open(m_session->path(), Access::ReadWrite));
        ASSERT_TRUE(RunRepository(db)
                        .saveLayout(m_session->run()->record.id, "umap", 0,
                                    m_session->catalogue()->stored.dataHash, broken)
                        .hasValue());
    }
    LayoutModel again;
    again.setSources(m_session->project(), m_session->catalogue(), m_session->run());
    EXPECT_EQ(again.stage(), Stage::Preparing);
    EXPECT_THAT(again.fault(), test::Holds("UMAP"));
    ASSERT_TRUE(test::comesTrue([&] { return again.stage() == Stage::Done; }));
    EXPECT_TRUE(test::samePlaces(*again.points(), good));
}

TEST_F(LayoutModelTest, WithoutSourcesThereIsNothing)
{
    m_map.layout.clear();
    EXPECT_EQ(m_map.layout.stage(), Stage::Nothing);
    EXPECT_EQ(m_map.layout.points(), nullptr);
    m_map.layout.goOn();
    m_map.layout.pause();
    m_map.layout.stop();
    m_map.layout.choose(kPca);
    EXPECT_EQ(m_map.layout.stage(), Stage::Nothing);
}

}  // namespace
}  // namespace crossfade::ui
