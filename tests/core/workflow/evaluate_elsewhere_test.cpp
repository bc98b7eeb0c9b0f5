// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/evaluate_elsewhere.h"

#include "core/base/text.h"
#include "core/evaluation/report_json.h"
#include "core/workflow/systems.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <optional>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::HasErrorWith;
using test::readBytes;
using test::TempDir;
using test::valueOf;
using test::writeBytes;
using Row = std::vector<std::string>;

constexpr const char* kFair = R"({"hub-correction":"0.5","compare-on":"shared"})";

class EvaluateElsewhereTest : public testing::Test {
protected:
    EvaluateElsewhereTest()
    {
        const auto path = test::makeTrainedProject(m_dir);
        test::storeRandomRun(path, "fair", 8, kFair);
        m_project.emplace(valueOf(Project::open(path)));
        m_options.protocol = {QuerySet::All, CandidatePool::Catalogue, 10};
    }
    /// Another catalogue: the project's own with each row of its tables changed, in the order of
    /// the ids backwards.
    Project copied(const std::function<void(const std::string& table, Row& row)>& change)
    {
        const auto folder = m_dir / "copy";
        std::filesystem::create_directories(folder);
        for (const std::string table : {"artists", "audio", "tags", "listening", "similar"}) {
            auto lines = splitText(readBytes(m_dir / "folder" / (table + ".tsv")), '\n');
            lines.pop_back();
            std::string text = lines[0] + "\n";
            for (std::size_t i = lines.size() - 1; i > 0; --i) {
                Row row = splitText(lines[i], '\t');
                change(table, row);
                if (!row.empty()) text += joinText(row, "\t") + "\n";
            }
            writeBytes(folder / (table + ".tsv"), text);
        }
        writeBytes(folder / "catalogue.json", R"({"name": "Copy"})");
        const auto path = m_dir / "copy.crossfade";
        static_cast<void>(
            valueOf(importCatalogue(folder, path, test::quickImport(), JobContext())));
        return valueOf(Project::open(path));
    }
    Result<CrossEvaluation> on(const Project& other, JoinBy by = JoinBy::IdThenName)
    {
        return evaluateElsewhere(*m_project, *other.catalogue(), by, m_options, JobContext());
    }
    EvaluationReport plainly()
    {
        return valueOf(evaluateProject(*m_project, m_options, JobContext()));
    }
    static void rename(const std::string& table, Row& row)
    {
        if (table == "artists") {
            row[0] = "other-" + row[0];
            row[1] = "ÁRTIST, " + row[1].substr(std::min<std::size_t>(7, row[1].size()));
        } else if (table == "listening") {
            row[1] = "other-" + row[1];
        } else {
            row[0] = "other-" + row[0];
            if (table == "similar") row[1] = "other-" + row[1];
        }
    }

    TempDir m_dir;
    std::optional<Project> m_project;
    EvaluateOptions m_options;
};

TEST_F(EvaluateElsewhereTest, OnItselfIsPlainEvaluation)
{
    for (const char* system : {"1", "2", "audio", "pca"}) {
        const SystemKey key = valueOf(systemKeyFrom(system, *m_project));
        m_options.system = key;
        for (const QuerySet queries : {QuerySet::All, QuerySet::Val}) {
            m_options.protocol.queries = queries;
            const CrossEvaluation cross = valueOf(on(*m_project));
            const EvaluationReport plain = plainly();
            EXPECT_EQ(toJson(cross.report), toJson(plain)) << system;
            EXPECT_EQ(cross.report.perQuery, plain.perQuery) << system;
            EXPECT_EQ(cross.report.lists, plain.lists) << system;
            EXPECT_EQ(cross.joined.byId, plain.candidates);
            EXPECT_EQ(cross.joined.coverage, 1.0);
            EXPECT_EQ(cross.joined.otherName, 0U);
            EXPECT_EQ(cross.placed.queries, plain.queries - plain.unplaced);
            EXPECT_FALSE(cross.supervised);
        }
    }
}

TEST_F(EvaluateElsewhereTest, OtherwiseAskedItIsStillPlainEvaluation)
{
    m_options.system.change.compareOn = CompareOn::Shared;
    m_options.system.change.hubCorrection = 0.4;
    m_options.system.change.centre = true;
    EXPECT_EQ(toJson(valueOf(on(*m_project)).report), toJson(plainly()));
    m_options.system.method = "audio";
    EXPECT_EQ(toJson(valueOf(on(*m_project)).report), toJson(plainly()));
}

TEST_F(EvaluateElsewhereTest, ARenamedCopyInAnotherOrderGivesTheSameFigures)
{
    const Project copy = copied(rename);
    EXPECT_NE(copy.catalogue()->artists()[0].id, m_project->catalogue()->artists()[0].id);
    const CrossEvaluation cross = valueOf(on(copy));
    const EvaluationReport plain = plainly();
    EXPECT_EQ(cross.joined.byId, 0U);
    EXPECT_EQ(cross.joined.byName, plain.candidates);
    EXPECT_EQ(cross.joined.coverage, 1.0);
    EXPECT_NEAR(cross.report.ndcg, plain.ndcg, 1e-12);
    EXPECT_NEAR(cross.report.recall, plain.recall, 1e-12);
    EXPECT_NEAR(cross.report.gini, plain.gini, 1e-12);
    EXPECT_EQ(cross.report.coverage, plain.coverage);
    EXPECT_EQ(cross.report.queries, plain.queries);
    for (std::size_t g = 0; g < plain.modalities.size(); ++g) {
        EXPECT_EQ(cross.report.modalities[g].name, plain.modalities[g].name);
        EXPECT_NEAR(cross.report.modalities[g].ndcg, plain.modalities[g].ndcg, 1e-12);
    }
}

TEST_F(EvaluateElsewhereTest, WhoIsNotThereScoresNothingAndIsNeverFound)
{
    // Some have another name.
    const auto isGone = [](const std::string& id) { return id.back() == '4' || id.back() == '8'; };
    const Project copy = copied([&](const std::string& table, Row& row) {
        if (table == "artists" && isGone(row[0])) row[1] = "Gone " + row[0];
        rename(table == "artists" && isGone(row[0]) ? "audio" : table, row);
    });
    const CatalogueSnapshot& other = *copy.catalogue();
    const Task task = valueOf(projectTask(other, m_options.protocol));
    const CrossEvaluation cross = valueOf(on(copy));
    const auto gone = [&](ArtistRow row) { return isGone(other.artists()[row].id); };
    const auto queriesGone = static_cast<std::size_t>(std::ranges::count_if(task.queries, gone));
    const auto candidatesGone =
        static_cast<std::size_t>(std::ranges::count_if(task.candidates, gone));
    ASSERT_GT(queriesGone, 0U);
    EXPECT_EQ(cross.report.queries, task.queries.size()) << "the copy's own, all of them";
    EXPECT_EQ(cross.report.candidates, task.candidates.size());
    EXPECT_EQ(cross.report.unplaced, queriesGone);
    EXPECT_EQ(cross.joined.missing, candidatesGone);
    EXPECT_EQ(cross.joined.byName, task.candidates.size() - candidatesGone);
    EXPECT_DOUBLE_EQ(cross.joined.coverage, 1.0 - static_cast<double>(candidatesGone) /
                                                      static_cast<double>(task.candidates.size()));
    double sum = 0.0;
    for (std::size_t q = 0; q < task.queries.size(); ++q) {
        if (gone(task.queries[q])) {
            EXPECT_EQ(cross.report.perQuery[q], 0.0);
        }
        sum += cross.report.perQuery[q];
    }
    for (std::size_t c = 0; c < task.candidates.size(); ++c)
        if (gone(task.candidates[c])) {
            EXPECT_EQ(cross.report.exposure[c], 0U);
        }
    EXPECT_EQ(cross.placed.queries, task.queries.size() - queriesGone);
    EXPECT_NEAR(cross.placed.ndcg, sum / static_cast<double>(cross.placed.queries), 1e-12);
    EXPECT_GT(cross.placed.ndcg, cross.report.ndcg);
    EXPECT_LE(cross.placed.interval.low, cross.placed.ndcg);
    EXPECT_EQ(cross.report.modalities.back().name, "none");
    EXPECT_EQ(cross.report.modalities.back().queries, queriesGone);
}

TEST_F(EvaluateElsewhereTest, SetsAreWhatTheSystemHasAndPopularityIsTheJudges)
{
    // The judge knows audio of everybody and nothing else that the project knows.
    const Project copy = copied([](const std::string& table, Row& row) {
        if (table == "artists") row[2] = row[0].ends_with("1") ? "0" : row[2];
        if (table == "tags") row[1] = "said of all";
    });
    const CrossEvaluation cross = valueOf(on(copy));
    EXPECT_EQ(cross.report.modalities.front().name, "audio+tags+listening");
    const Task task = valueOf(projectTask(*copy.catalogue(), m_options.protocol));
    const auto unknown = std::ranges::count_if(task.queries, [&](ArtistRow query) {
        return copy.catalogue()->artists()[query].popularity == 0.0;
    });
    EXPECT_EQ(cross.report.popularity[0].queries, static_cast<std::size_t>(unknown));
    EXPECT_NE(plainly().popularity[0].queries, static_cast<std::size_t>(unknown));
}

TEST_F(EvaluateElsewhereTest, AnIdWithAnotherNameIsCounted)
{
    const Project copy = copied([](const std::string& table, Row& row) {
        if (table == "artists" && row[0] == "artist-1") row[1] = "Somebody else";
    });
    EXPECT_EQ(valueOf(on(copy)).joined.otherName, 1U);
    const JoinSummary byName = valueOf(on(copy, JoinBy::Name)).joined;
    EXPECT_EQ(byName.otherName, 0U);
    EXPECT_EQ(byName.missing, 1U);
    EXPECT_EQ(valueOf(on(copy, JoinBy::Id)).joined.missing, 0U);
}

TEST_F(EvaluateElsewhereTest, QueriesWithPairsThatTheTrainingKnewAreCounted)
{
    test::storeRandomRun(m_project->path(), "supervised", 8, R"({"links-weight":"1"})");
    m_options.protocol.queries = QuerySet::Val;
    CrossEvaluation cross = valueOf(on(*m_project));
    EXPECT_TRUE(cross.supervised);
    EXPECT_EQ(cross.knownQueries, 0U) << "no val artist trains";

    // The copy asks for artists with whom the project trains.
    const Project copy = copied([](const std::string& table, Row& row) {
        if (table == "artists")
            row[3] = row[3] == "train" && row[0].ends_with("1") ? "val" : "train";
    });
    cross = valueOf(on(copy));
    EXPECT_EQ(cross.report.queries, 6U);
    EXPECT_EQ(cross.knownQueries, 6U);
    m_options.system.run = RunId{1};
    cross = valueOf(on(copy));
    EXPECT_FALSE(cross.supervised);
    EXPECT_EQ(cross.knownQueries, 0U);
}

TEST_F(EvaluateElsewhereTest, WhatCannotJudgeIsASentence)
{
    const Project strangers = copied([](const std::string& table, Row& row) {
        rename(table == "artists" ? "audio" : table, row);
        if (table == "artists") row[1] = row[0].ends_with("1") ? "One" : "Nobody " + row[0];
    });
    const auto none = on(strangers);
    EXPECT_THAT(none, HasErrorCode(ErrorCode::InvalidInput));
    EXPECT_THAT(none, HasErrorWith("None of the 60 candidates of \"Copy\" is joined to one of the "
                                   "61 artists of \"Generated\": 60 are missing there, 0 have a "
                                   "name that several artists have; for example \"Nobody "));

    Project unjudged = copied([](const std::string& table, Row& row) {
        if (table == "similar") row.clear();
    });
    EXPECT_THAT(on(unjudged), HasErrorWith("\"Copy\" has no similar pairs to judge by."));
    EvaluateOptions weighted = m_options;
    weighted.system.method = "weighted";
    EXPECT_THAT(evaluateElsewhere(unjudged, *m_project->catalogue(), JoinBy::IdThenName, weighted,
                                  JobContext()),
                HasErrorWith("weights of the concatenation, chosen on val: There is nobody"))
        << "that is the project's own lack";

    m_options.protocol.queries = QuerySet::Val;
    const Project unasked = copied([](const std::string& table, Row& row) {
        if (table == "artists") row[3] = "train";
    });
    EXPECT_THAT(on(unasked), HasErrorWith("Copy: There is nobody to ask for"));
    m_options.system.method = "smell";
    EXPECT_THAT(on(*m_project), HasErrorWith("There is no method \"smell\""));
}

TEST_F(EvaluateElsewhereTest, StoresNothing)
{
    m_options.protocol.queries = QuerySet::Val;
    m_options.protocol.k = m_project->catalogue()->stored.catalogue.k;
    m_options.system.run = RunId{1};
    static_cast<void>(valueOf(on(*m_project)));
    EXPECT_FALSE(valueOf(m_project->storedEvaluation({1})).has_value());
    static_cast<void>(plainly());
    EXPECT_TRUE(valueOf(m_project->storedEvaluation({1})).has_value());
}

}  // namespace
}  // namespace crossfade
