// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/experiment_figures.h"

#include "tests/support/temp_dir.h"
#include "tests/ui/support/experiment_sample.h"
#include "tests/ui/support/gui.h"
#include "ui/models/figure_table_model.h"
#include "ui/models/ready_sweeps.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <filesystem>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

QString textAt(const FigureTable& table, std::size_t row, std::size_t column)
{
    const FigureCell& cell = table.rows.at(row).at(column);
    return cell.quiet.isEmpty() ? cell.text : cell.text + u' ' + cell.quiet;
}

Sweep parsed(const std::string& text)
{
    return test::valueOf(parseSweep(text, "a.sweep", std::vector<std::string>{"audio", "tags"}));
}

TEST(ExperimentFiguresTest, RunsAreCounted)
{
    const ExperimentResult experiment = test::madeUpExperiment();
    EXPECT_EQ(countsText(experiment), u"2 of 4 runs done · 1 failed · 1 left"_s);
    const FigureTable table = experimentTable(std::vector{experiment});
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(textAt(table, 0, experiment_table::Name), u"temperature"_s);
    EXPECT_EQ(textAt(table, 0, experiment_table::Done), u"2"_s);
    EXPECT_EQ(textAt(table, 0, experiment_table::Failed), u"1"_s);
    EXPECT_EQ(textAt(table, 0, experiment_table::Left), u"1"_s);
}

TEST(ExperimentFiguresTest, EachRunSaysItsFiguresOrItsState)
{
    const FigureTable table = runTable(test::madeUpExperiment(), 10, false, {});
    ASSERT_EQ(table.rows.size(), 4U);
    EXPECT_EQ(table.columns[run_table::Ndcg].title, u"nDCG@10, 95 %"_s);
    EXPECT_EQ(textAt(table, 0, run_table::Label), u"temperature=0.1 seed=0"_s);
    EXPECT_EQ(textAt(table, 0, run_table::Ndcg), u".300 [.280, .320]"_s);
    EXPECT_EQ(textAt(table, 0, run_table::Gini), u".500"_s);
    EXPECT_EQ(textAt(table, 0, run_table::Seconds), u"1.5"_s);
    EXPECT_EQ(textAt(table, 1, run_table::Seconds), u"75"_s);
    EXPECT_EQ(textAt(table, 0, run_table::State), u"done, run 4"_s);
    EXPECT_EQ(textAt(table, 2, run_table::State), u"failed: There is nothing to train on."_s);
    EXPECT_EQ(textAt(table, 3, run_table::State), u"not run yet"_s);
    EXPECT_EQ(textAt(table, 3, run_table::Ndcg), u"–"_s);
}

TEST(ExperimentFiguresTest, TheRunUnderWaySaysItsEpoch)
{
    const ExperimentResult experiment = test::madeUpExperiment();
    const FigureTable begins = runTable(experiment, 10, true, SweepProgress{2, 0, 40});
    EXPECT_EQ(textAt(begins, 2, run_table::State), u"begins…"_s) << "what failed is tried again";
    EXPECT_EQ(textAt(begins, 3, run_table::State), u"waiting"_s);
    const FigureTable later = runTable(experiment, 10, true, SweepProgress{2, 7, 40});
    EXPECT_EQ(textAt(later, 2, run_table::State), u"epoch 7 of 40"_s);
}

TEST(ExperimentFiguresTest, ARunWithoutFiguresSaysSo)
{
    ExperimentResult experiment = test::madeUpExperiment();
    experiment.runs[0].figures.reset();
    const FigureTable table = runTable(experiment, 10, false, {});
    EXPECT_EQ(textAt(table, 0, run_table::State), u"done, not evaluated"_s);
    EXPECT_FALSE(table.rows[1][run_table::Ndcg].best) << "there is no other";
}

TEST(ExperimentFiguresTest, TheBestOfAColumnIsMarked)
{
    const FigureTable table = runTable(test::madeUpExperiment(), 10, false, {});
    EXPECT_FALSE(table.rows[0][run_table::Ndcg].best);
    EXPECT_TRUE(table.rows[1][run_table::Ndcg].best);
    EXPECT_TRUE(table.rows[0][run_table::Gini].best) << "lower is fairer";
    EXPECT_FALSE(table.rows[1][run_table::Gini].best);
    EXPECT_FALSE(table.rows[3][run_table::Ndcg].best);
}

TEST(ExperimentFiguresTest, SettingsHaveMeanAndSpread)
{
    ExperimentResult experiment = test::madeUpExperiment();
    experiment.settings.push_back({"temperature=0.2", {1, 0.4, 0.0}, {1, 0.45, 0.0}});
    const FigureTable table = settingTable(experiment, 10);
    EXPECT_EQ(textAt(table, 0, setting_table::Ndcg), u".310 ± .010"_s);
    EXPECT_EQ(textAt(table, 0, setting_table::Gini), u".550 ± .050"_s);
    EXPECT_EQ(textAt(table, 0, setting_table::Seeds), u"2"_s);
    EXPECT_EQ(textAt(table, 1, setting_table::Ndcg), u".400"_s) << "one seed has no spread";
    EXPECT_TRUE(table.rows[1][setting_table::Ndcg].best);
    const PointPlan plan = settingPlan(experiment, 10);
    ASSERT_EQ(plan.points.size(), 2U);
    EXPECT_EQ(plan.points[0].x, 0.55);
    EXPECT_EQ(plan.points[0].y, 0.31);
    ASSERT_TRUE(plan.points[0].yInterval.has_value());
    EXPECT_DOUBLE_EQ(plan.points[0].yInterval->low, 0.3);
    EXPECT_EQ(plan.points[0].label, u"0.1"_s);
    EXPECT_EQ(plan.points[0].spoken, u"temperature=0.1: nDCG .310, Gini .550"_s);
    EXPECT_FALSE(plan.points[1].yInterval.has_value());
}

TEST(ExperimentFiguresTest, SettingsGoByTheirValuesWhereOneKeyVaries)
{
    ExperimentResult experiment = test::madeUpExperiment();
    EXPECT_EQ(settingTable(experiment, 10).columns[setting_table::Label].title, u"temperature"_s);
    EXPECT_EQ(textAt(settingTable(experiment, 10), 0, setting_table::Label), u"0.1"_s);
    experiment.settings.push_back({"temperature=0.2 batch=16", {}, {}});
    EXPECT_EQ(settingTable(experiment, 10).columns[setting_table::Label].title, u"setting"_s);
    EXPECT_EQ(textAt(settingTable(experiment, 10), 0, setting_table::Label), u"temperature=0.1"_s);
    experiment.settings = {{"seeds alone", {}, {}}};
    EXPECT_EQ(settingPlan(experiment, 10).points[0].label, u"seeds alone"_s);
}

TEST(ExperimentFiguresTest, ASweepSaysWhatItIs)
{
    EXPECT_EQ(sweepText(parsed("name = x\ntemperature = 0.1 0.2 0.5\nseed = 0 1 2 3 4\n")),
              u"15 runs of 3 settings, 5 seeds each."_s);
    EXPECT_EQ(sweepText(parsed("name = x\nseed = 0 1\n")),
              u"2 runs of one setting, a seed each."_s);
    EXPECT_EQ(sweepText(parsed("name = x\nbatch = 16 32\n")), u"2 runs, a setting each."_s);
    EXPECT_EQ(sweepText(parsed("name = x\n")), u"One run."_s);
}

TEST(FigureTableModelTest, KeepsItsSelectionWhileItsShapeStays)
{
    FigureTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Warning);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const ExperimentResult experiment = test::madeUpExperiment();
    model.setTable(runTable(experiment, 10, false, {}));
    EXPECT_EQ(reset.count(), 1);
    model.setTable(runTable(experiment, 10, true, SweepProgress{3, 1, 2}));
    EXPECT_EQ(reset.count(), 1);
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(model.index(3, run_table::State).data(), u"epoch 1 of 2"_s);
    EXPECT_EQ(model.index(0, run_table::Ndcg).data(), u".300 [.280, .320]"_s);
    EXPECT_EQ(model.index(0, run_table::Ndcg).data(FigureTableModel::TextRole), u".300"_s);
    EXPECT_TRUE(model.index(1, run_table::Ndcg).data(FigureTableModel::BestRole).toBool());
    EXPECT_EQ(model.index(0, run_table::Gini).data(Qt::TextAlignmentRole).toInt(),
              Qt::AlignRight | Qt::AlignVCenter);
    model.setTable(settingTable(experiment, 10));
    EXPECT_EQ(reset.count(), 2);
    EXPECT_EQ(model.headerData(1, Qt::Horizontal, Qt::DisplayRole), u"nDCG@10, ± sd"_s);
}

TEST(ReadySweepsTest, TheProgramHasAllThatThereAre)
{
    std::size_t files = 0;
    const std::vector<ReadySweep> sweeps = readySweeps();
    for (const auto& entry : std::filesystem::directory_iterator(
             std::filesystem::path(CROSSFADE_SOURCE_DIR) / "resources/experiments")) {
        ++files;
        const auto found =
            std::ranges::find(sweeps, QString::fromStdString(entry.path().filename().string()),
                              &ReadySweep::fileName);
        ASSERT_NE(found, sweeps.end()) << entry.path();
        EXPECT_EQ(found->text.toStdString(), test::readBytes(entry.path()));
        EXPECT_FALSE(found->name.isEmpty()) << entry.path();
        EXPECT_TRUE(found->question.contains(u'?')) << entry.path();
    }
    EXPECT_EQ(sweeps.size(), files);
    EXPECT_TRUE(std::ranges::is_sorted(sweeps, {}, &ReadySweep::name));
}

}  // namespace
}  // namespace crossfade::ui
