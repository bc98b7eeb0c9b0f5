// SPDX-License-Identifier: GPL-3.0-or-later
// Looking into the lists on the command line.
#include "core/workflow/inspect.h"
#include "core/workflow/project.h"
#include "tests/integration/cli.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"
#include "tests/support/temp_dir.h"

#include <gmock/gmock.h>

namespace crossfade {
namespace {

using test::CliResult;
using test::Json;
using test::runCli;
using test::valueOf;

class CliInspectTest : public testing::Test {
protected:
    CliInspectTest()
        : m_path(test::makeTrainedProject(m_dir)),
          m_project(valueOf(Project::open(m_path))),
          m_run(valueOf(m_project.loadRun({})))
    {
    }
    CliResult run(const std::vector<std::string>& more) const
    {
        std::vector<std::string> words = {"inspect", "-p", m_path.string(), "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return runCli(words);
    }
    const std::string& idOf(ArtistRow row) const
    {
        return m_project.catalogue()->artists()[row].id;
    }
    ArtistRow rowOf(const Json& json) const
    {
        return m_project.catalogue()->rowOfId.at(json.at("id").get<std::string>());
    }

    test::TempDir m_dir;
    std::filesystem::path m_path;
    Project m_project;
    std::shared_ptr<const LoadedRun> m_run;
};

TEST_F(CliInspectTest, NeighboursHaveTheirSharesAndCommonListeners)
{
    const Json json = run({"--what", "neighbours", "--artist", "artist-1", "--most", "0"}).json();
    ExplorationState state = Explorer(m_project.catalogue(), m_run).firstState();
    state.query = {"artist-1"};
    const InspectedList list =
        valueOf(inspectNeighbours(m_path, m_project.catalogue(), m_run, state, 200, JobContext()));
    ASSERT_EQ(json.at("rows").size(), list.rows.size());
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        const Json& row = json.at("rows")[i];
        EXPECT_EQ(row.at("id"), idOf(list.rows[i].row.artist));
        EXPECT_NEAR(row.at("shares").at("tags").get<double>(),
                    static_cast<double>(list.rows[i].shares[1]), 1e-6);
        EXPECT_EQ(row.at("common_listeners").is_null(), !list.rows[i].common.has_value());
        if (list.rows[i].common) {
            EXPECT_EQ(row.at("common_listeners"), *list.rows[i].common);
        }
    }
    const Json alike = run({"--what", "alike", "--artist", "artist-1", "--most", "0"}).json();
    EXPECT_EQ(alike.at("pair").at("sound"), "audio");
    const auto order = alikeWithoutAudience(list);
    ASSERT_EQ(alike.at("rows").size(), order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        EXPECT_EQ(alike.at("rows")[i].at("id"), idOf(list.rows[order[i]].row.artist));
}

TEST_F(CliInspectTest, HubsAndOrphansAreOfOneCount)
{
    const Json hubs = run({"--what", "hubs", "-k", "3", "--most", "0", "--candidate-modalities",
                           "audio", "--baseline", "learned"})
                          .json();
    const Json orphans =
        run({"--what", "orphans", "-k", "3", "--most", "0", "--candidate-modalities", "audio"})
            .json();
    Comparison audio = m_run->ownComparison();
    audio.candidates.on = ModalityMask(1);
    const ListExposure now = valueOf(inspectExposure(*m_run, audio, 3, JobContext()));
    const ListExposure before =
        valueOf(inspectExposure(*m_run, m_run->ownComparison(), 3, JobContext()));
    ASSERT_EQ(hubs.at("rows").size(), now.artists.size());
    ASSERT_EQ(before.artists.size(), 60U);
    std::uint32_t last = ~0U;
    for (const Json& row : hubs.at("rows")) {
        const auto at = static_cast<std::size_t>(std::ranges::find(now.artists, rowOf(row)) -
                                                 now.artists.begin());
        EXPECT_EQ(row.at("lists"), now.lists.at(at));
        EXPECT_NEAR(row.at("share").get<double>(), now.share(at), 1e-12);
        const auto was = static_cast<std::size_t>(std::ranges::find(before.artists, rowOf(row)) -
                                                  before.artists.begin());
        EXPECT_EQ(row.at("baseline_lists"), before.lists.at(was));
        EXPECT_LE(row.at("lists").get<std::uint32_t>(), last);
        last = row.at("lists").get<std::uint32_t>();
    }
    EXPECT_EQ(orphans.at("rows").size(), now.orphans());
    EXPECT_EQ(hubs.at("orphans"), now.orphans());
    for (const Json& row : orphans.at("rows")) {
        EXPECT_EQ(row.at("lists"), 0);
        EXPECT_FALSE(row.contains("baseline_lists"));
    }
    EXPECT_EQ(run({"--what", "hubs", "--most", "5"}).json().at("rows").size(), 5U);
    EXPECT_EQ(run({"--what", "hubs"}).json().at("k"), 10) << "the catalogue's";
}

TEST_F(CliInspectTest, DependenceAndWhatIsMissingAreThoseOfTheCore)
{
    const ListDependence all =
        valueOf(inspectDependence(*m_run, m_run->ownComparison(), 20, JobContext()));
    const Json json = run({"--what", "dependence", "--most", "0"}).json();
    const auto order = mostDependent(all);
    ASSERT_EQ(json.at("rows").size(), order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Json& row = json.at("rows")[i];
        EXPECT_EQ(row.at("id"), idOf(all.artists[order[i].place]));
        const auto audio = all.change(order[i].place, 0);
        const Json& told = row.at("change_without").at("audio");
        ASSERT_EQ(told.is_null(), !audio.has_value());
        if (audio) {
            EXPECT_NEAR(told.get<double>(), *audio, 1e-12);
        }
    }
    const Json one = run({"--what", "dependence", "--artist", "artist-1"}).json();
    ASSERT_EQ(one.at("rows").size(), 1U);
    EXPECT_EQ(one.at("rows")[0].at("id"), "artist-1");

    const MissingGains missing = missingGains(all);
    const Json gains = run({"--what", "missing", "--most", "0"}).json();
    ASSERT_EQ(gains.at("rows").size(), missing.gains.size());
    for (std::size_t i = 0; i < missing.gains.size(); ++i) {
        EXPECT_EQ(gains.at("rows")[i].at("id"), idOf(missing.gains[i].artist));
        EXPECT_NEAR(gains.at("rows")[i].at("expected").get<double>(), missing.gains[i].expected,
                    1e-12);
        EXPECT_EQ(gains.at("rows")[i].at("basis"), missing.gains[i].basis);
    }
    ASSERT_EQ(gains.at("groups").size(), missing.groups.size());
    EXPECT_EQ(gains.at("checks").size(), missing.checks.size());
}

TEST_F(CliInspectTest, TheTextSaysTheSame)
{
    const CliResult result = runCli({"inspect", "-p", m_path.string(), "--what", "hubs"});
    EXPECT_EQ(result.exitCode, 0);
    EXPECT_THAT(result.out, testing::HasSubstr("in no list, half in"));
    EXPECT_THAT(result.out, testing::HasSubstr("made up")) << "the catalogue's notice";
    for (const char* what : {"orphans", "dependence", "missing"})
        EXPECT_EQ(runCli({"inspect", "-p", m_path.string(), "--what", what}).exitCode, 0) << what;
}

TEST_F(CliInspectTest, WhatCannotBeIsSaidInASentence)
{
    const auto fault = [this](const std::vector<std::string>& words) {
        const CliResult result = run(words);
        EXPECT_NE(result.exitCode, 0);
        return result.err;
    };
    using testing::HasSubstr;
    EXPECT_THAT(fault({"--what", "neighbours"}), HasSubstr("Whose neighbours?"));
    EXPECT_THAT(fault({"--what", "neighbours", "--artist", "bare"}),
                HasSubstr("Bare has no vector"));
    EXPECT_THAT(fault({"--what", "hubs", "--query-modalities", "none"}),
                HasSubstr("modalities of the query"));
    EXPECT_THAT(fault({"--what", "missing", "--candidate-weights", "audio=0,tags=0,listening=0"}),
                HasSubstr("modalities of the candidates"));
    EXPECT_THAT(fault({"--what", "smells"}), HasSubstr("smells"));
    EXPECT_THAT(fault({"--what", "hubs", "-k", "0"}), HasSubstr("0"));
}

}  // namespace
}  // namespace crossfade
