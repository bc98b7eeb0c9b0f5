// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/judged_model.h"

#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class JudgedModelTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_model.setSession(m_session.get());
    }
    void keep(const char* query, const char* artist)
    {
        test::valueOf(setMark(m_session->project(), {artist, {query}, Mark::Keep}));
    }
    void measure(JudgementSource source)
    {
        m_model.measure(source);
        ASSERT_TRUE(test::comesTrue([this] { return !m_model.runner().running(); }));
    }

    std::unique_ptr<ProjectSession> m_session;
    JudgedModel m_model{coreJudgedWork()};
};

TEST_F(JudgedModelTest, MeasuresEverySystemAsTheCommandLineDoes)
{
    keep("a100", "a104");
    keep("a101", "a105");
    measure(JudgementSource::Marks);
    ASSERT_EQ(m_model.reason(), QString());
    ASSERT_GE(m_model.systems().size(), 4U) << "each modality, the joint ones and the run";
    EXPECT_EQ(m_model.systems().back().label.substr(0, 5), "run 1");
    EvaluateOptions options;
    options.system.run = m_session->run()->record.id;
    options.judgements = JudgementSource::Marks;
    options.protocol.queries = QuerySet::All;
    options.protocol.k = m_session->catalogue()->stored.catalogue.k;
    const EvaluationReport alone =
        test::valueOf(evaluateProject(m_session->project(), options, {}));
    EXPECT_DOUBLE_EQ(m_model.systems().back().report.ndcg, alone.ndcg);
    EXPECT_THAT(m_model.sentence(), test::Holds("By 2 pairs that were kept"));
    EXPECT_THAT(m_model.sentence(), test::Holds("2 queries"));
    const FigureTable table = m_model.table();
    EXPECT_EQ(table.rows.size(), m_model.systems().size());
    EXPECT_TRUE(std::ranges::any_of(table.rows, [](const auto& row) { return row[1].best; }));
}

TEST_F(JudgedModelTest, SaysWhyThereIsNothingToMeasureBy)
{
    EXPECT_THAT(m_model.reason(), test::Holds("Nothing has been measured yet"));
    measure(JudgementSource::Both);
    EXPECT_TRUE(m_model.systems().empty());
    EXPECT_THAT(m_model.reason(), test::Holds("There is nothing to judge by"));
    m_model.setSession(nullptr);
    EXPECT_THAT(m_model.reason(), test::Holds("No project"));
}

}  // namespace
}  // namespace crossfade::ui
