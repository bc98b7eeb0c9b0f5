// SPDX-License-Identifier: GPL-3.0-or-later
// What needs no training: runs that are there already, and the tables made of them.
#include "core/workflow/experiment_results.h"

#include "core/store/writer_lock.h"
#include "core/workflow/run_experiment.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::TempDir;
using test::valueOf;

class ExperimentResultsTest : public testing::Test {
protected:
    Sweep read(const std::string& text)
    {
        return valueOf(readSweep(m_dir.write("a.sweep", text), open().catalogue()->modalityNames));
    }
    /// Stores a run for each of the sweep's, as if they had been trained.
    void storeRuns(const Sweep& sweep)
    {
        for (const SweepRun& run : sweep.runs) {
            const RunId id = test::storeRandomRun(m_path, run.label);
            Project project = open();
            SQLite::Statement update(project.database().handle(),
                                     "UPDATE run SET options = ? WHERE id = ?");
            update.bind(1, toJson(run.options));
            update.bind(2, id.value);
            update.exec();
        }
    }
    Result<ExperimentSummary> start(const Sweep& sweep)
    {
        return runExperiment(
            m_path, sweep, [&](const ExperimentEvent& event) { m_events.push_back(event); },
            JobContext());
    }
    Project open() { return valueOf(Project::open(m_path)); }
    static JobContext cancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        return {stop.get_token(), [](const JobContext::Progress&) {}};
    }
    void execute(const std::string& sql)
    {
        Project project = open();
        project.database().handle().exec(sql);
    }

    TempDir m_dir;
    std::filesystem::path m_path = test::makeTrainedProject(m_dir);
    std::vector<ExperimentEvent> m_events;
};

TEST_F(ExperimentResultsTest, AProjectBeginsWithoutExperiments)
{
    Project project = open();
    EXPECT_TRUE(valueOf(experimentResults(project)).empty());
}

TEST_F(ExperimentResultsTest, FinishedRunsAreTakenWhoeverMadeThem)
{
    const Sweep sweep = read("name = two seeds\ntemperature = 0.1 0.2\nseed = 0 1\n");
    storeRuns(sweep);
    const ExperimentSummary summary = valueOf(start(sweep));
    EXPECT_EQ(summary.found, 4U);
    EXPECT_EQ(summary.trained, 0U);
    EXPECT_TRUE(summary.allDone());
    ASSERT_EQ(m_events.size(), 4U);
    EXPECT_EQ(m_events[3].kind, ExperimentEvent::Kind::Found);
    EXPECT_EQ(m_events[3].position, 3U);
    EXPECT_EQ(m_events[3].label, "temperature=0.2 seed=1");
    Project project = open();
    const auto results = valueOf(experimentResults(project));
    ASSERT_EQ(results.size(), 1U);
    EXPECT_EQ(results[0].id, summary.experiment);
    EXPECT_EQ(results[0].name, "two seeds");
    EXPECT_EQ(results[0].text, sweep.text);
    ASSERT_EQ(results[0].runs.size(), 4U);
    for (const ExperimentRunResult& run : results[0].runs) {
        ASSERT_TRUE(run.figures.has_value()) << "what was not evaluated is evaluated";
        EXPECT_GT(run.figures->gini, 0.0);
        EXPECT_LE(run.figures->ndcgInterval.low, run.figures->ndcg);
    }
    ASSERT_EQ(results[0].settings.size(), 2U);
    EXPECT_EQ(results[0].settings[1].label, "temperature=0.2");
    EXPECT_EQ(results[0].settings[1].ndcg.n, 2U);
    EXPECT_EQ(results[0].settings[1].ndcg.mean,
              summariseSeeds(std::vector<double>{results[0].runs[2].figures->ndcg,
                                                 results[0].runs[3].figures->ndcg})
                  .mean);
}

TEST_F(ExperimentResultsTest, SeedsAloneAreSummarisedUnderTheExperimentsName)
{
    const Sweep sweep = read("name = chance\nseed = 0 1 2\n");
    storeRuns(sweep);
    static_cast<void>(valueOf(start(sweep)));
    Project project = open();
    const auto results = valueOf(experimentResults(project));
    ASSERT_EQ(results.at(0).settings.size(), 1U);
    EXPECT_EQ(results[0].settings[0].label, "chance");
    EXPECT_EQ(results[0].settings[0].gini.n, 3U);
}

TEST_F(ExperimentResultsTest, TheSameSweepIsOneExperimentAnotherTextAnother)
{
    const Sweep sweep = read("name = one\nepochs = 40\n");
    const Sweep other = read("# why?\nname = one\nepochs = 40\n");
    storeRuns(sweep);
    const ExperimentSummary first = valueOf(start(sweep));
    EXPECT_EQ(valueOf(start(sweep)).experiment, first.experiment);
    EXPECT_EQ(valueOf(start(other)).found, 1U);
    Project project = open();
    EXPECT_EQ(valueOf(experimentResults(project)).size(), 2U);
}

TEST_F(ExperimentResultsTest, RunsOnAnotherCatalogueAreNotTaken)
{
    const Sweep sweep = read("name = links\nlinks-weight = 0 1\n");
    storeRuns(sweep);
    execute("UPDATE run SET data_hash = 'earlier'");
    const auto cancelledAfterTheFound = [&] {
        std::stop_source stop;
        return valueOf(runExperiment(
            m_path, sweep, [&](const ExperimentEvent&) { stop.request_stop(); },
            JobContext(stop.get_token(), [](const JobContext::Progress&) {})));
    };
    const ExperimentSummary one = cancelledAfterTheFound();
    EXPECT_EQ(one.found, 1U) << "the run without links does not see the pairs";
    EXPECT_EQ(one.left, 1U);
    EXPECT_FALSE(one.allDone());
    execute("UPDATE run SET feature_hash = 'earlier'");
    ASSERT_EQ(valueOf(runExperiment(
                          m_path, sweep, [](const ExperimentEvent&) {}, cancelled()))
                  .found,
              0U);
    Project project = open();
    const auto results = valueOf(experimentResults(project));
    ASSERT_EQ(results.at(0).runs.size(), 2U);
    for (const ExperimentRunResult& run : results.at(0).runs)
        EXPECT_EQ(run.run.value, 0) << "a run of an earlier catalogue is forgotten";
}

TEST_F(ExperimentResultsTest, ASecondWriterIsTurnedAway)
{
    const Sweep sweep = read("name = one\nepochs = 40\n");
    const WriterLock lock = valueOf(WriterLock::acquire(m_path, "importing"));
    EXPECT_THAT(start(sweep), HasErrorCode(ErrorCode::Busy));
}

TEST_F(ExperimentResultsTest, FilesThatAreNoSweepAreNamed)
{
    const std::vector<std::string> modalities = {"audio", "tags"};
    EXPECT_THAT(readSweep(m_dir / "none.sweep", modalities), HasErrorCode(ErrorCode::NotFound));
    EXPECT_THAT(readSweep(m_dir / "none.sweep", modalities), HasErrorWith("none.sweep"));
    EXPECT_THAT(readSweep(m_dir.path(), modalities), HasErrorCode(ErrorCode::InvalidInput));
    EXPECT_THAT(readSweep(m_dir.write("b.sweep", "name = x\nseed = one"), modalities),
                HasErrorWith("b.sweep:2: The option seed is \"one\""));
    EXPECT_THAT(readSweep(m_dir.write("c.sweep", std::string((1 << 20) + 1, '#')), modalities),
                HasErrorWith("1 MB"));
}

}  // namespace
}  // namespace crossfade
