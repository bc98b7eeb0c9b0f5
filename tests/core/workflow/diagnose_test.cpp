// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/diagnose.h"

#include "core/model/train_options.h"
#include "core/workflow/methods.h"
#include "core/workflow/run_signatures.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::valueOf;

std::string optionsWith(const std::string& name, const std::string& value)
{
    TrainOptions options = TrainOptions::defaultsFor(Objective::Subset);
    EXPECT_TRUE(setTrainOption(options, name, value).hasValue());
    return toJson(options);
}

class DiagnoseTest : public testing::Test {
protected:
    /// What was evaluated since, once for each time.
    std::vector<std::string> evaluated() const
    {
        std::vector<std::string> systems;
        for (const std::string& step : m_steps)
            if (step.starts_with("Evaluating ")) systems.push_back(step.substr(11));
        return systems;
    }
    JobContext job()
    {
        m_steps.clear();
        return {{}, [this](const JobContext::Progress& progress) {
                    if (m_steps.empty() || m_steps.back() != progress.step)
                        m_steps.push_back(progress.step);
                }};
    }

    test::TempDir m_dir;
    Project m_project = valueOf(Project::open(test::makeTrainedProject(m_dir)));
    Protocol m_protocol{QuerySet::All, CandidatePool::Catalogue, 10};
    std::vector<std::string> m_steps;
};

TEST_F(DiagnoseTest, EvaluatesEachSingleModalityOnce)
{
    const Diagnosis diagnosis = valueOf(diagnose(m_project, {}, m_protocol, job()));
    EXPECT_THAT(evaluated(), testing::ElementsAre("audio alone", "tags alone", "listening alone"));
    EXPECT_EQ(diagnosis.redundancy.systems, m_project.catalogue()->modalityNames);
    EXPECT_GT(diagnosis.redundancy.queries, 0U);
    ASSERT_EQ(diagnosis.runs.size(), 1U);
    EXPECT_EQ(diagnosis.of(RunId{1}), &diagnosis.runs[0]);
    EXPECT_EQ(diagnosis.of(RunId{2}), nullptr);
    valueOf(signaturesOfRun(m_project, RunId{1}, job()));
    EXPECT_EQ(std::ranges::count(evaluated(), "tags alone"), 1);
}

TEST_F(DiagnoseTest, WhatIsEvaluatedAlreadyIsNotEvaluatedAgain)
{
    const std::vector<SystemKey> keys = {{"tags", {}}, {kContrastive, RunId{1}}, {"listening", {}}};
    const auto systems = valueOf(evaluateSystems(m_project, keys, m_protocol, JobContext()));
    const Diagnosis some = valueOf(diagnose(m_project, systems, m_protocol, job()));
    EXPECT_THAT(evaluated(), testing::ElementsAre("audio alone"));
    const Diagnosis all = valueOf(diagnose(m_project, {}, m_protocol, JobContext()));
    EXPECT_EQ(some.redundancy.systems, all.redundancy.systems) << "in the catalogue's order";
    EXPECT_EQ(some.redundancy.overlap, all.redundancy.overlap);
    EXPECT_EQ(some.redundancy.uniqueHits, all.redundancy.uniqueHits);
}

TEST_F(DiagnoseTest, ARunAmongTheEvaluatedHasTheSignaturesOfItsFiguresToo)
{
    const auto systems = valueOf(
        evaluateSystems(m_project, {{"tags", {}}, {kContrastive, RunId{1}}}, m_protocol, {}));
    const auto modalities = valueOf(
        evaluateSystems(m_project, singleModalities(*m_project.catalogue()), m_protocol, {}));
    const Diagnosis diagnosis = valueOf(diagnose(m_project, systems, m_protocol, {}));
    const auto expected = signaturesAgainstBest(systems[1], modalities);
    const auto& found = diagnosis.runs[0].signatures;
    ASSERT_FALSE(expected.empty()) << "random encodings find nobody";
    ASSERT_GE(found.size(), expected.size());
    EXPECT_EQ(found.back().seen, expected.back().seen);
    EXPECT_THAT(found.back().seen, testing::HasSubstr(" alone "));
    const Diagnosis blind = valueOf(diagnose(m_project, {}, m_protocol, {}));
    EXPECT_EQ(blind.runs[0].signatures.size() + expected.size(), found.size());
}

TEST_F(DiagnoseTest, TheDefaultIsKnownWhateverItsSeedAndThreads)
{
    const auto path = m_project.path();
    test::storeRandomRun(path, "seed", 8, optionsWith("seed", "7"));
    test::storeRandomRun(path, "threads", 8, optionsWith("threads", "2"));
    test::storeRandomRun(path, "rate", 8, optionsWith("learning-rate", "0.5"));
    test::storeRandomRun(path, "links", 8, optionsWith("links-weight", "1"));
    const Diagnosis diagnosis = valueOf(diagnose(m_project, {}, m_protocol, {}));
    std::vector<std::string> defaults;
    std::vector<std::string> supervised;
    for (const RunDiagnosis& run : diagnosis.runs) {
        if (run.isDefault) defaults.push_back(run.name);
        if (run.supervised) supervised.push_back(run.name);
    }
    EXPECT_THAT(defaults, testing::IsSupersetOf({"seed", "threads"}));
    EXPECT_THAT(defaults, testing::Not(testing::Contains("rate")));
    EXPECT_THAT(supervised, testing::ElementsAre("links"));
}

TEST_F(DiagnoseTest, TheCurveSpeaksWithoutQueries)
{
    RunRecord run;
    run.options = optionsWith("epochs", "20");
    run.lossTerms = {"subset"};
    for (int epoch = 1; epoch <= 20; ++epoch)
        run.curve.push_back({epoch, epoch == 1 ? 2.0 : 1.0, {1.0}, {}, {}, {}, 0.0});
    const auto found = valueOf(signaturesOfTraining(run, ModalityVectors()));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, SignatureKind::EarlyPlateau);
    run.options = "nothing";
    EXPECT_THAT(signaturesOfTraining(run, ModalityVectors()), HasErrorCode(ErrorCode::Corrupt));
}

}  // namespace
}  // namespace crossfade
