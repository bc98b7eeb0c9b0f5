// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/selection_figures.h"

#include "core/workflow/evaluate_run.h"
#include "core/workflow/project.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>

#include <numeric>

namespace crossfade {
namespace {

using test::TempDir;
using test::valueOf;

class SelectionFiguresTest : public testing::Test {
protected:
    SelectionFiguresTest()
    {
        Project project = valueOf(Project::open(test::makeTrainedProject(m_dir)));
        m_catalogue = project.catalogue();
        const auto run = valueOf(project.loadRun({}));
        m_protocol.k = 10;
        m_report = valueOf(
            evaluateMixed(*m_catalogue, *run, run->ownComparison(), m_protocol, JobContext()));
    }
    std::optional<SelectionFigures> of(const std::vector<ArtistRow>& artists) const
    {
        return selectionFigures(artists, m_report, *m_catalogue, m_protocol);
    }
    std::vector<ArtistRow> everybody() const
    {
        std::vector<ArtistRow> all(m_catalogue->size());
        std::iota(all.begin(), all.end(), ArtistRow{0});
        return all;
    }

    TempDir m_dir;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    Protocol m_protocol;
    EvaluationReport m_report;
};

TEST_F(SelectionFiguresTest, EverybodyGetsAllAndTheSharesOfEachAddUp)
{
    const auto all = of(everybody());
    ASSERT_TRUE(all.has_value());
    EXPECT_EQ(all->candidates, m_report.candidates);
    EXPECT_NEAR(all->share, 1.0, 1e-12);
    EXPECT_NEAR(all->equalShare, 1.0, 1e-12);
    EXPECT_EQ(all->queries, m_report.queries);
    EXPECT_NEAR(all->ndcg, m_report.ndcg, 1e-12);
    double sum = 0.0;
    double equal = 0.0;
    double ndcg = 0.0;
    for (const ArtistRow artist : everybody()) {
        const auto one = of({artist});
        sum += one->share;
        equal += one->equalShare;
        ndcg += one->ndcg;
        EXPECT_LE(one->candidates, 1U);
    }
    EXPECT_NEAR(sum, 1.0, 1e-9);
    EXPECT_NEAR(equal, 1.0, 1e-9);
    EXPECT_NEAR(ndcg / static_cast<double>(m_report.queries), m_report.ndcg, 1e-9);
}

TEST_F(SelectionFiguresTest, WhoIsNoCandidateGetsNothing)
{
    const auto bare = static_cast<ArtistRow>(m_catalogue->size() - 1);  // without a modality
    const auto nobody = of({bare});
    ASSERT_TRUE(nobody.has_value());
    EXPECT_EQ(nobody->candidates, 0U);
    EXPECT_EQ(nobody->share, 0.0);
    EXPECT_EQ(nobody->queries, 0U);
    EXPECT_EQ(nobody->ndcg, 0.0);
}

TEST_F(SelectionFiguresTest, SaysNothingOfAReportOfOtherCandidatesOrWithoutLists)
{
    EvaluationReport other = m_report;
    other.exposure.pop_back();
    EXPECT_FALSE(selectionFigures(everybody(), other, *m_catalogue, m_protocol).has_value());
    other = m_report;
    other.perQuery.pop_back();
    EXPECT_FALSE(selectionFigures(everybody(), other, *m_catalogue, m_protocol).has_value());
    other = m_report;
    std::ranges::fill(other.exposure, 0U);
    EXPECT_FALSE(selectionFigures(everybody(), other, *m_catalogue, m_protocol).has_value());
}

}  // namespace
}  // namespace crossfade
