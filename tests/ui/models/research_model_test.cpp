// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/research_model.h"

#include "tests/ui/support/gui.h"
#include "tests/ui/support/research_sample.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/project_session.h"
#include "ui/models/research_figures.h"
#include "ui/models/research_text.h"
#include "ui/models/system_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using test::comesTrue;

class ResearchModelTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_model.setSources(m_session->path(), m_session->catalogue());
    }
    void evaluate()
    {
        m_model.evaluate();
        ASSERT_TRUE(comesTrue([this] { return !m_model.systems().empty(); }));
    }

    std::unique_ptr<ProjectSession> m_session;
    ResearchModel m_model{test::madeUpWork()};
};

TEST_F(ResearchModelTest, SelectsTheBestAndComparesItWithTheNextBest)
{
    evaluate();
    EXPECT_EQ(m_model.selected(), std::vector<std::size_t>{2});
    EXPECT_EQ(m_model.first(), 2U);
    EXPECT_EQ(m_model.second(), 1U);
    EXPECT_EQ(m_model.reference(), 0U) << "listening, as it is the one of listeners";
}

TEST_F(ResearchModelTest, ScoresASystemOtherwiseAsOneOfItsOwn)
{
    const ScoringChange shared{.compareOn = CompareOn::Shared};
    const ScoringChange centred{.centre = true};
    EXPECT_FALSE(m_model.canScore(shared)) << "nothing is selected yet";
    evaluate();
    ASSERT_TRUE(m_model.canScore(shared));
    EXPECT_TRUE(m_model.canScore(centred));
    m_model.score(shared);
    ASSERT_TRUE(comesTrue([this] { return m_model.systems().size() == 4; }));
    EXPECT_EQ(m_model.systems()[3].key.change, shared);
    EXPECT_EQ(m_model.systems()[3].key.run, m_model.systems()[2].key.run);
    EXPECT_FALSE(m_model.canScore(shared)) << "it is there";
    m_model.setSelected({3});
    EXPECT_FALSE(m_model.canScore(centred)) << "a change of a change";
    m_model.setSelected({0});
    EXPECT_TRUE(m_model.canScore(shared));
    EXPECT_FALSE(m_model.canScore(centred)) << "of runs only";
}

TEST_F(ResearchModelTest, ThePaperStandsBesideOursAsOtherData)
{
    evaluate();
    const PointPlan alone = exposurePlan(m_model.systems(), m_model.selected());
    const PointPlan both = exposurePlan(m_model.systems(), m_model.selected(), true);
    EXPECT_EQ(alone.points.size(), 3U);
    ASSERT_EQ(both.points.size(), 3U + 18U);
    EXPECT_FALSE(both.points[2].otherData);
    for (std::size_t i = 3; i < both.points.size(); ++i) {
        EXPECT_TRUE(both.points[i].otherData);
        EXPECT_THAT(both.points[i].spoken.toStdString(), testing::HasSubstr("other data"));
    }
    EXPECT_TRUE(exposurePlan({}, {}, true).points.empty());
}

TEST_F(ResearchModelTest, FindsTheComparisonOfTheTwo)
{
    evaluate();
    EXPECT_EQ(m_model.comparison(), nullptr);
    m_model.setSelected({1, 2});
    m_model.compare();
    ASSERT_TRUE(comesTrue([this] { return m_model.comparison() != nullptr; }));
    EXPECT_EQ(m_model.comparison()->labelB, "contrastive");
    m_model.setCompared(1, 0);
    ASSERT_NE(m_model.comparison(), nullptr) << "compared with all the others at once";
    EXPECT_EQ(m_model.comparison()->labelB, "listening");
    m_model.setCompared(0, 1);
    EXPECT_EQ(m_model.comparison(), nullptr);
    EXPECT_EQ(m_model.comparisonsMade(), 2U);
}

TEST_F(ResearchModelTest, KeepsTheMaskingOfEachSystem)
{
    evaluate();
    m_model.mask();
    ASSERT_TRUE(comesTrue([this] { return m_model.masking() != nullptr; }));
    EXPECT_EQ(m_model.masking()->label, "contrastive");
    m_model.setSelected({0});
    EXPECT_EQ(m_model.masking(), nullptr);
    m_model.setSelected({2, 0});
    EXPECT_NE(m_model.masking(), nullptr);
}

TEST_F(ResearchModelTest, LooksBehindTheFiguresOfWhatIsEvaluated)
{
    ResearchWork work = test::madeUpWork();
    std::vector<SystemResult> given;
    work.diagnose = [&given](const auto&, const std::vector<SystemResult>& evaluated,
                             auto&&...) -> Result<Diagnosis> {
        given = evaluated;
        return test::madeUpDiagnosis();
    };
    ResearchModel model(work);
    model.setSources(m_session->path(), m_session->catalogue());
    model.diagnose();
    EXPECT_FALSE(model.diagnosisRunner().running()) << "nothing is evaluated";
    model.evaluate();
    ASSERT_TRUE(comesTrue([&] { return !model.systems().empty(); }));
    EXPECT_EQ(model.selectedRun(), RunId{1});
    model.diagnose();
    ASSERT_TRUE(comesTrue([&] { return model.diagnosis() != nullptr; }));
    ASSERT_EQ(given.size(), 3U);
    EXPECT_FALSE(given[0].report.lists.empty()) << "of listening alone, to be laid beside others";
    EXPECT_TRUE(given[1].report.lists.empty());
    model.select(0, false);
    EXPECT_EQ(model.selectedRun(), std::nullopt);
    EXPECT_NE(model.diagnosis(), nullptr) << "it is of all systems";
    model.select(2, true);
    EXPECT_EQ(model.selected(), (std::vector<std::size_t>{0, 2}));
    EXPECT_EQ(model.selectedRun(), RunId{1});
    model.clear();
    EXPECT_EQ(model.diagnosis(), nullptr);
}

TEST_F(ResearchModelTest, SaysWhichFilesAReportIs)
{
    QSignalSpy saved(&m_model, &ResearchModel::reportSaved);
    m_model.saveReport("/somewhere/r.md");
    EXPECT_EQ(m_model.reportRunner().title(), u"Writing r.md"_s);
    ASSERT_TRUE(comesTrue([&] { return saved.count() == 1; }));
    EXPECT_EQ(saved.front().front().toStringList(),
              QStringList({u"/somewhere/r.md"_s, u"/somewhere/figure-1.svg"_s}));
    ResearchWork work = test::madeUpWork();
    work.report = [](auto&&...) -> Result<std::vector<std::filesystem::path>> {
        return Error{ErrorCode::Io, "The disk is full."};
    };
    ResearchModel model(work);
    QSignalSpy failed(&model, &ResearchModel::failed);
    model.setSources(m_session->path(), m_session->catalogue());
    model.saveReport("/somewhere/r.md");
    ASSERT_TRUE(comesTrue([&] { return failed.count() == 1; }));
    EXPECT_THAT(failed.front().front().toString(), test::Holds("The disk is full"));
}

TEST_F(ResearchModelTest, CountsRunsWithoutFiguresAndForgetsAllWithAnotherCatalogue)
{
    m_model.setRuns({RunId{1}, RunId{2}});
    EXPECT_EQ(m_model.missingRuns(), 0U) << "nothing is evaluated at all";
    evaluate();
    EXPECT_EQ(m_model.missingRuns(), 1U);
    m_model.clear();
    EXPECT_TRUE(m_model.systems().empty());
    EXPECT_TRUE(m_model.selected().empty());
    EXPECT_EQ(m_model.first(), std::nullopt);
}

TEST_F(ResearchModelTest, ShowsAtMostThree)
{
    evaluate();
    m_model.setSelected({0, 1, 2, 0});
    EXPECT_EQ(m_model.selected().size(), ResearchModel::kMostSelected);
}

TEST_F(ResearchModelTest, AFailureIsToldAndACancelIsNot)
{
    ResearchWork work = test::madeUpWork();
    ErrorCode code = ErrorCode::InvalidInput;
    work.evaluate = [&code](auto&&...) -> Result<std::vector<SystemResult>> {
        return Error{code, "No query is left."};
    };
    ResearchModel model(work);
    QString told;
    QObject::connect(&model, &ResearchModel::failed, &model, [&](const QString& t) { told = t; });
    model.setSources(m_session->path(), m_session->catalogue());
    model.evaluate();
    ASSERT_TRUE(comesTrue([&] { return !told.isEmpty(); }));
    EXPECT_THAT(told, test::Holds("No query is left"));
    told.clear();
    code = ErrorCode::Cancelled;
    model.evaluate();
    ASSERT_TRUE(comesTrue([&] { return !model.evaluationRunner().running(); }));
    test::drainEvents();
    EXPECT_EQ(told, QString());
}

TEST(SystemModelTest, SaysWhoLearnedFromKnownPairsAndWhoIsBest)
{
    SystemModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSystems(test::madeUpSystems());
    const auto at = [&](int row, int column, int role = Qt::DisplayRole) {
        return model.index(row, column).data(role);
    };
    EXPECT_EQ(at(2, SystemModel::Ndcg).toString(), u".300 [.290, .310]"_s);
    EXPECT_EQ(at(2, SystemModel::Coverage).toString(), u"75 %"_s);
    EXPECT_EQ(at(2, SystemModel::Name, Qt::AccessibleTextRole).toString(),
              u"run 1, trained with known pairs"_s);
    EXPECT_FALSE(at(1, SystemModel::Name, SystemModel::SupervisedRole).toBool());
    EXPECT_TRUE(at(2, SystemModel::Ndcg, SystemModel::BestRole).toBool());
    EXPECT_TRUE(at(1, SystemModel::Gini, SystemModel::BestRole).toBool()) << "lower is fairer";
    EXPECT_THAT(model.toTsv(), test::Holds("run 1\tyes\t10\t0.3000\t0.2900"));
}

TEST(ResearchFiguresTest, GroupsAreRatiosToTheReference)
{
    const auto systems = test::madeUpSystems();
    const BarTable table = popularityRatios({&systems[2], &systems[0]}, systems[0]);
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_EQ(table.rows[0].bars[0].value, std::nullopt) << "nothing to divide by";
    EXPECT_DOUBLE_EQ(*table.rows[2].bars[0].value, 0.3 / 0.1);
    EXPECT_DOUBLE_EQ(*table.rows[2].bars[1].value, 1.0);
    EXPECT_EQ(table.reference, 1.0);
}

TEST(ResearchFiguresTest, RingsAreThoseOfTheCatalogue)
{
    const std::vector<std::string> names = {"audio", "tags", "listening"};
    const MaskingResult result = test::madeUpMasking({});
    const BarTable queries = maskedQueries(result, names);
    EXPECT_EQ(queries.rows[0].set, ModalityMask(0b101)) << "its second is the catalogue's third";
    EXPECT_EQ(queries.rows[0].note, u"complete"_s);
    EXPECT_EQ(queries.rows[2].note, u"−.100 [−.120, −.080]"_s);
    const SetMatrix groups = whoFindsWhom(result, names);
    EXPECT_EQ(groups.sets[2], ModalityMask(0b100));
    EXPECT_EQ(groups.figures[2], u"2.00"_s);
    EXPECT_DOUBLE_EQ(groups.shades[0], 0.5) << "chance is in the middle";
    EXPECT_DOUBLE_EQ(groups.shades[4], 1.0);
    EXPECT_EQ(groups.column[0], u".300"_s);
    EXPECT_EQ(groups.foot, QStringList({u".67"_s, u"1.83"_s, u"1.33"_s}));
    EXPECT_EQ(groups.largest, 4);
    EXPECT_THAT(groups.spoken[4], test::Holds("4.00 times chance, the most of all"));
    EXPECT_THAT(groups.spoken[2],
                test::Holds("Who has audio+listening finds those with listening at 2.00 times"));
    EXPECT_DOUBLE_EQ(gridOfNdcg(result, names).shades[1], 0.75);
    EXPECT_TRUE(gridOfNdcg(result, names).foot.isEmpty());
}

TEST(ResearchFiguresTest, OverlapLeavesTheDiagonalOut)
{
    const SetMatrix matrix = overlaps(test::madeUpDiagnosis().redundancy);
    EXPECT_TRUE(matrix.named);
    EXPECT_EQ(matrix.names, QStringList({u"audio"_s, u"tags"_s, u"listening"_s}));
    EXPECT_EQ(matrix.figures[0], QString());
    EXPECT_EQ(matrix.figures[5], u".400"_s);
    EXPECT_DOUBLE_EQ(matrix.shades[0], 0.0);
    EXPECT_DOUBLE_EQ(matrix.shades[5], 1.0) << "the largest of two";
    EXPECT_DOUBLE_EQ(matrix.shades[2], 0.5);
    EXPECT_THAT(matrix.spoken[5], test::Holds("Lists by tags and by listening share .400"));
    const BarTable bars = foundBy(test::madeUpDiagnosis().redundancy);
    ASSERT_EQ(bars.rows.size(), 3U);
    EXPECT_EQ(bars.rows[1].name, u"tags"_s);
    EXPECT_EQ(bars.rows[1].bars[0].figure, u"4.0"_s);
    EXPECT_EQ(bars.rows[1].bars[1].value, 3.0);
}

TEST(ResearchFiguresTest, TheFrontierMarksTheDefaultAndTheSelected)
{
    const auto systems = test::madeUpSystems();
    const std::vector<std::size_t> marked = {0, 2};
    const PointPlan plan = frontierPlan(test::madeUpDiagnosis(), systems, marked);
    ASSERT_EQ(plan.points.size(), 2U);
    EXPECT_DOUBLE_EQ(plan.points[0].x, 0.9);
    EXPECT_DOUBLE_EQ(plan.points[0].y, 0.6);
    EXPECT_EQ(plan.points[0].label, u"run 1 · default"_s);
    EXPECT_TRUE(plan.points[0].diamond);
    EXPECT_TRUE(plan.points[0].hollow);
    EXPECT_EQ(plan.points[0].mark, u"B"_s) << "the second that is selected";
    EXPECT_THAT(plan.points[0].spoken, test::Holds("default; trained with known pairs"));
    EXPECT_FALSE(plan.points[1].diamond);
    EXPECT_EQ(plan.points[1].mark, QString());
}

TEST(ResearchTextTest, SaysDifferenceIntervalPAndCounts)
{
    const SystemComparison one = test::madeUpComparisons({{"a", {}}, {"b", {}}})[0];
    const QString text = comparisonText(one, 10, 3);
    EXPECT_THAT(text, test::Holds("a has an nDCG@10 of .400, b of .200"));
    EXPECT_THAT(text, test::Holds("a difference of +.200 (95 % interval +.050 to +.350)"));
    EXPECT_THAT(text, test::Holds("p = .004 (Holm, over 3 comparisons), d_z = +1.00"));
    EXPECT_THAT(text, test::Holds("2 wins, 0 losses, 1 ties over 3 queries"));
    EXPECT_THAT(text, test::Holds("more even with the first: Gini .400 and .600"));
    EXPECT_EQ(pText(0.0002), u"p < .001"_s);
    EXPECT_EQ(signedText(-0.0001), u".000"_s);
}

}  // namespace
}  // namespace crossfade::ui
