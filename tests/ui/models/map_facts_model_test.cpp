// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/map_facts_model.h"

#include "tests/ui/support/map_models.h"

#include <QSignalSpy>

namespace crossfade::ui {
namespace {

using MapFactsModelTest = test::MapModelsTest;

TEST_F(MapFactsModelTest, NamesRegionsAndMeasuresTheSettledMap)
{
    freeze();
    settle();
    const MapFactsModel& facts = m_map.facts;
    ASSERT_TRUE(facts.regions().has_value());
    EXPECT_EQ(facts.regions()->coarse.regionOf.size(), test::kArtists);
    ASSERT_TRUE(facts.tags() != nullptr);
    EXPECT_FALSE(facts.tags()->tags().empty());
    ASSERT_TRUE(facts.measures().has_value());
    const MapMeasures expected =
        test::valueOf(measureMap(*m_session->run(), layout(), 1, JobContext()));
    EXPECT_EQ(facts.measures()->meanShare, expected.meanShare);
    EXPECT_EQ(facts.measures()->trustworthiness, expected.trustworthiness);
    EXPECT_THAT(facts.sentence(), test::Holds("true neighbours"));
}

TEST_F(MapFactsModelTest, SaysNothingOfAMapThatMovesAndMeasuresTheNextAnew)
{
    freeze();
    settle();
    const double ofPca = m_map.facts.measures()->meanShare.value();
    m_map.layout.choose({LayoutMethod::Umap, 0});
    EXPECT_FALSE(m_map.facts.measures().has_value());
    EXPECT_TRUE(m_map.facts.sentence().isEmpty());
    settle();
    ASSERT_TRUE(m_map.facts.measures().has_value());
    EXPECT_NE(m_map.facts.measures()->meanShare.value(), ofPca);
}

TEST_F(MapFactsModelTest, AProjectThatCannotBeReadIsSaid)
{
    QSignalSpy failed(&m_map.facts, &MapFactsModel::failed);
    m_map.facts.setSources(folder() / "gone.crossfade", m_session->catalogue(), m_session->run());
    ASSERT_TRUE(test::comesTrue([&] { return failed.count() == 1; }));
    EXPECT_THAT(failed[0][0].toString(), test::Holds("gone.crossfade"));
    EXPECT_FALSE(m_map.facts.regions().has_value());
}

}  // namespace
}  // namespace crossfade::ui
