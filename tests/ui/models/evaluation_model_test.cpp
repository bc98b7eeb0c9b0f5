// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/evaluation_model.h"

#include "core/evaluation/report_json.h"
#include "core/workflow/evaluate_run.h"
#include "core/workflow/import_catalogue.h"
#include "core/workflow/simulate_missing.h"
#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/project_session.h"

#include <QSignalSpy>

#include <fstream>

namespace crossfade::ui {
namespace {

using test::comesTrue;

class EvaluationModelTest : public test::SampleProjectTest {
protected:
    void SetUp() override { open(trained()); }

    void open(const std::filesystem::path& path)
    {
        m_session = test::valueOf(ProjectSession::open(path));
        const auto text =
            test::valueOf(m_session->project().storedEvaluation(m_session->run()->record.id));
        m_stored.reset();
        if (text) m_stored = test::valueOf(reportFromJson(*text));
    }
    void useStored() { m_model.setSources(m_session->catalogue(), m_session->run(), m_stored); }
    bool settles()
    {
        return comesTrue([this] { return !m_model.stale(); });
    }

    void request(const Comparison& wanted) { m_model.request({m_session->run(), wanted}); }
    void requestAgainst(const Comparison& baseline, const Comparison& wanted)
    {
        m_model.request({m_session->run(), wanted}, ShownSetting{m_session->run(), baseline});
    }

    Comparison learned() const { return m_session->run()->ownComparison(); }
    Comparison without(std::size_t modality) const
    {
        Comparison comparison = learned();
        comparison.query.on = comparison.query.on.without(modality);
        comparison.candidates.on = comparison.candidates.on.without(modality);
        return comparison;
    }
    EvaluationReport figures(const Comparison& comparison) const
    {
        Protocol protocol;
        protocol.k = m_session->catalogue()->stored.catalogue.k;
        return test::valueOf(
            evaluateMixed(*m_session->catalogue(), *m_session->run(), comparison, protocol, {}));
    }

    std::unique_ptr<ProjectSession> m_session;
    std::optional<EvaluationReport> m_stored;
    EvaluationModel m_model;
};

TEST_F(EvaluationModelTest, AStoredReportSparesTheWork)
{
    ASSERT_TRUE(m_stored.has_value()) << "training stores one";
    useStored();
    EXPECT_FALSE(m_model.stale());
    ASSERT_TRUE(m_model.baseline().has_value());
    EXPECT_DOUBLE_EQ(m_model.baseline()->ndcg, m_stored->ndcg);
    EXPECT_FALSE(m_model.now().has_value());
}

TEST_F(EvaluationModelTest, BringsTheExposureThatAStoredReportLacksAndShowsTheReportMeanwhile)
{
    useStored();
    ASSERT_TRUE(m_model.baseline()->exposure.empty());
    m_model.bringExposure();
    EXPECT_TRUE(m_model.stale());
    ASSERT_TRUE(m_model.baseline().has_value());
    ASSERT_TRUE(settles());
    EXPECT_EQ(m_model.baseline()->exposure, figures(learned()).exposure);
    EXPECT_DOUBLE_EQ(m_model.baseline()->ndcg, m_stored->ndcg);
    m_model.bringExposure();
    EXPECT_FALSE(m_model.stale()) << "it is there";
    request(without(0));
    ASSERT_TRUE(settles());
    EXPECT_FALSE(m_model.now()->exposure.empty());
}

TEST_F(EvaluationModelTest, WithoutOneTheBaselineIsComputedToTheSameFigures)
{
    QSignalSpy changed(&m_model, &EvaluationModel::changed);
    m_model.setSources(m_session->catalogue(), m_session->run(), std::nullopt);
    EXPECT_TRUE(m_model.stale());
    EXPECT_FALSE(m_model.baseline().has_value());
    EXPECT_EQ(m_model.reason(), QString());
    ASSERT_TRUE(settles());
    ASSERT_TRUE(m_model.baseline().has_value());
    EXPECT_DOUBLE_EQ(m_model.baseline()->ndcg, m_stored->ndcg);
    EXPECT_DOUBLE_EQ(m_model.baseline()->gini, m_stored->gini);
    EXPECT_GE(changed.count(), 2) << "on its way, and there";
}

TEST_F(EvaluationModelTest, ASettingIsEvaluatedInTheBackground)
{
    useStored();
    request(without(1));
    EXPECT_TRUE(m_model.stale());
    EXPECT_TRUE(m_model.baseline().has_value()) << "the old figures stay meanwhile";
    ASSERT_TRUE(settles());
    ASSERT_TRUE(m_model.now().has_value());
    const EvaluationReport expected = figures(without(1));
    EXPECT_DOUBLE_EQ(m_model.now()->ndcg, expected.ndcg);
    EXPECT_EQ(m_model.now()->lorenz, expected.lorenz);
    EXPECT_DOUBLE_EQ(m_model.baseline()->ndcg, m_stored->ndcg);
}

TEST_F(EvaluationModelTest, TheLatestOfSeveralRequestsIsTheOneThatIsShown)
{
    useStored();
    for (int i = 0; i < 3; ++i)
        for (const std::size_t modality : {0U, 1U, 2U}) request(without(modality));
    ASSERT_TRUE(settles());
    EXPECT_EQ(m_model.now()->lorenz, figures(without(2)).lorenz);
}

TEST_F(EvaluationModelTest, TheLearnedMixNeedsNoWork)
{
    useStored();
    request(without(0));
    ASSERT_TRUE(settles());
    request(learned());
    EXPECT_FALSE(m_model.stale());
    EXPECT_FALSE(m_model.now().has_value());
    EXPECT_TRUE(m_model.baseline().has_value());
}

TEST_F(EvaluationModelTest, WhatIsDoneTooLateForTheLearnedMixIsNotShown)
{
    useStored();
    request(without(0));
    // The same work here, several times: the other thread is through with its own, which is posted.
    for (int i = 0; i < 20; ++i) static_cast<void>(figures(without(0)));
    request(learned());
    test::drainEvents();
    ASSERT_TRUE(settles());
    EXPECT_FALSE(m_model.now().has_value()) << "figures of a mix that is no longer set";
}

TEST_F(EvaluationModelTest, WhatWasOnItsWayForAnotherRunIsNotShown)
{
    useStored();
    request(without(0));
    useStored();  // another run, as far as the model knows
    ASSERT_TRUE(settles());
    EXPECT_FALSE(m_model.now().has_value()) << "figures of the run before";
}

TEST_F(EvaluationModelTest, ASettingAskedForBeforeTheBaselineFollowsIt)
{
    m_model.setSources(m_session->catalogue(), m_session->run(), std::nullopt);
    request(without(2));
    ASSERT_TRUE(comesTrue([this] { return !m_model.stale() && m_model.now(); }));
    EXPECT_EQ(m_model.baseline()->lorenz, figures(learned()).lorenz);
    EXPECT_EQ(m_model.now()->lorenz, figures(without(2)).lorenz);
}

TEST_F(EvaluationModelTest, WithEverythingOffTheFiguresAreZeroAndComeBack)
{
    useStored();
    Comparison off = learned();
    off.query.on = {};
    request(off);
    ASSERT_TRUE(settles());
    EXPECT_EQ(m_model.reason(), QString());
    ASSERT_TRUE(m_model.now().has_value());
    EXPECT_DOUBLE_EQ(m_model.now()->ndcg, 0.0);
    request(without(1));
    ASSERT_TRUE(settles());
    EXPECT_GT(m_model.now()->ndcg, 0.0);
}

TEST_F(EvaluationModelTest, WhereNoQueryExistsItSaysWhy)
{
    const auto catalogue = folder() / "no pairs";
    test::writeSampleCatalogue(catalogue);
    std::ofstream(catalogue / "similar.tsv") << "id_a\tid_b\na100\ta104\n";
    const auto project = folder() / "no pairs.crossfade";
    test::valueOf(importCatalogue(catalogue, project, {}, {}));
    test::valueOf(trainRun(project, test::quickTraining("x", 1), [](auto&&...) {}, {}));
    open(project);
    ASSERT_FALSE(m_stored.has_value());
    useStored();
    ASSERT_TRUE(settles());
    EXPECT_FALSE(m_model.baseline().has_value());
    EXPECT_NE(m_model.reason(), QString());
    request(without(0));
    EXPECT_FALSE(m_model.stale()) << "there is nothing to ask again for";
}

TEST_F(EvaluationModelTest, AnyBaselineIsEvaluatedBesideTheSetting)
{
    useStored();
    requestAgainst(without(0), without(2));
    EXPECT_TRUE(m_model.stale());
    ASSERT_TRUE(settles());
    EXPECT_EQ(m_model.baseline()->lorenz, figures(without(0)).lorenz);
    EXPECT_EQ(m_model.now()->lorenz, figures(without(2)).lorenz);
    requestAgainst(without(0), learned());
    EXPECT_FALSE(m_model.stale()) << "both are at hand";
    EXPECT_EQ(m_model.now()->lorenz, m_stored->lorenz);
}

TEST_F(EvaluationModelTest, PinningWhatIsShownNeedsNoWork)
{
    useStored();
    request(without(1));
    ASSERT_TRUE(settles());
    requestAgainst(without(1), without(1));
    EXPECT_FALSE(m_model.stale());
    EXPECT_EQ(m_model.baseline()->lorenz, figures(without(1)).lorenz);
    EXPECT_FALSE(m_model.now().has_value());
    request(without(1));
    EXPECT_FALSE(m_model.stale()) << "unpinned again";
    EXPECT_EQ(m_model.baseline()->lorenz, m_stored->lorenz);
    ASSERT_TRUE(m_model.now().has_value());
    EXPECT_EQ(m_model.now()->lorenz, figures(without(1)).lorenz);
}

TEST_F(EvaluationModelTest, BaselineAndNowCanChangePlaces)
{
    useStored();
    requestAgainst(without(0), without(2));
    ASSERT_TRUE(settles());
    requestAgainst(without(2), without(0));
    EXPECT_FALSE(m_model.stale());
    EXPECT_EQ(m_model.baseline()->lorenz, figures(without(2)).lorenz);
    ASSERT_TRUE(m_model.now().has_value());
    EXPECT_EQ(m_model.now()->lorenz, figures(without(0)).lorenz);
}

TEST_F(EvaluationModelTest, AskingForTheSameAgainNeitherCancelsNorRepeatsTheWork)
{
    useStored();
    QSignalSpy changed(&m_model, &EvaluationModel::changed);
    request(without(1));
    const auto told = changed.count();
    request(without(1));
    EXPECT_EQ(changed.count(), told) << "it is on its way already";
    ASSERT_TRUE(settles());
    request(without(1));
    EXPECT_FALSE(m_model.stale());
}

TEST_F(EvaluationModelTest, WhatIsMissingIsMissingOfTheFigures)
{
    useStored();
    const auto left = withMissing(m_session->run(), {1.0, ModalityMask(2), 1});
    m_model.request({left, learned()});
    ASSERT_TRUE(settles());
    EXPECT_EQ(m_model.now()->lorenz, figures(without(1)).lorenz);
}

}  // namespace
}  // namespace crossfade::ui
