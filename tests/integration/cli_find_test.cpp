// SPDX-License-Identifier: GPL-3.0-or-later
// Finding on the command line: against artists, filters, the unheard, paths and batches.
#include "core/base/text.h"
#include "core/exploration/exploration_state.h"
#include "core/workflow/artist_path.h"
#include "core/workflow/explore.h"
#include "core/workflow/project.h"
#include "core/workflow/tag_amounts.h"
#include "tests/integration/cli.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

namespace crossfade {
namespace {

using test::CliResult;
using test::Json;
using test::runCli;
using test::TempDir;
using test::valueOf;
using Words = std::vector<std::string>;

/// A trained project whose artists have a country and a year of birth too.
class CliFindTest : public testing::Test {
protected:
    CliFindTest() : m_project(test::makeTrainedProject(m_dir).string())
    {
        const auto file = m_dir / "folder/artists.tsv";
        std::string text;
        std::size_t row = 0;
        for (const std::string& line : splitText(test::readBytes(file), '\n')) {
            if (line.empty()) continue;
            text += line +
                    (row == 0 ? "\tcountry\tborn"
                              : (row % 3 == 0 ? "\tSE\t" : "\tFR\t") + std::to_string(1950 + row)) +
                    "\n";
            ++row;
        }
        test::writeBytes(file, text);
        static_cast<void>(valueOf(
            importCatalogue(m_dir / "folder", m_project, test::quickImport(), JobContext())));
    }
    CliResult run(Words words) const
    {
        words.insert(words.begin() + 1, {"-p", m_project, "--json"});
        return runCli(words);
    }
    Json list(const Words& more, const std::string& k = "59") const
    {
        Words words = {"neighbours", "--artist", "artist-1", "-k", k};
        words.insert(words.end(), more.begin(), more.end());
        return run(words).json();
    }
    static Words ids(const Json& json)
    {
        Words all;
        for (const Json& row : json.at("neighbours")) all.push_back(row.at("id"));
        return all;
    }
    std::string fault(const Words& words) const
    {
        const CliResult result = run(words);
        EXPECT_EQ(result.exitCode, 1);
        return result.err;
    }

    TempDir m_dir;
    std::string m_project;
};

TEST_F(CliFindTest, FiltersHideAndSayHowMany)
{
    const std::size_t all = ids(list({})).size();
    const Json json = list({"--column", "country=se", "--column", "born:..1990", "--has", "tags",
                            "--popularity", "known"});
    EXPECT_LT(json.at("neighbours").size(), all);
    EXPECT_GT(json.at("neighbours").size(), 0U);
    EXPECT_EQ(json.at("filters").size(), 4U);
    Project project = valueOf(Project::open(m_project));
    const CatalogueSnapshot& catalogue = *project.catalogue();
    for (const Json& row : json.at("neighbours")) {
        const Artist& artist = catalogue.artists()[catalogue.rowOfId.at(row.at("id"))];
        EXPECT_EQ(artist.metadata, (Words{"SE", artist.metadata[1]}));
        EXPECT_LE(artist.metadata[1], "1990");
        EXPECT_GT(artist.popularity, 0.0);
        EXPECT_NE(row.at("modalities").get<std::string>().find("tags"), std::string::npos);
    }
    EXPECT_NE(json.at("filters").back().at("sentence").get<std::string>().find("born"),
              std::string::npos);
    for (const Json& row : list({"--lacks", "audio,tags"}).at("neighbours"))
        EXPECT_EQ(row.at("modalities"), "listening");
    for (const Json& row : list({"--min-popularity", "960"}).at("neighbours"))
        EXPECT_GE(row.at("popularity").get<double>(), 960.0);
}

TEST_F(CliFindTest, TagsAreCarriedOrNot)
{
    const auto with = ids(list({"--tag", "tag4"}));
    const auto without = ids(list({"--without-tag", "tag4"}));
    EXPECT_FALSE(with.empty());
    EXPECT_EQ(with.size() + without.size(), ids(list({})).size());
    for (const std::string& id : with) EXPECT_EQ(std::ranges::count(without, id), 0) << "not both";
    EXPECT_NE(fault({"neighbours", "--artist", "artist-1", "--tag", "tga4"}).find("\"tag4\""),
              std::string::npos);
}

TEST_F(CliFindTest, WishesChangeTheListAndTellWhatTheyCost)
{
    const Words plain = ids(list({}));
    const Json against = list({"--not", "artist number 6"});
    EXPECT_EQ(std::ranges::count(ids(against), "artist-6"), 0);
    EXPECT_NE(ids(against), plain);
    const Json unheard = list({"--unheard", "0.5"}, "10");
    EXPECT_EQ(unheard.at("cost").at("k"), 10);
    EXPECT_LE(unheard.at("cost").at("mean_similarity")[1].get<double>(),
              unheard.at("cost").at("mean_similarity")[0].get<double>());
    for (const Json& row : unheard.at("neighbours")) {
        double sum = row.at("correction").get<double>() + row.at("novelty").get<double>();
        for (const Json& one : row.at("parts")) sum += one.at("part").get<double>();
        EXPECT_NEAR(sum, row.at("score").get<double>(), 1e-5);
    }
    Words backwards = ids(list({"--dissimilar"}));
    std::ranges::reverse(backwards);
    EXPECT_EQ(backwards, plain);
}

TEST_F(CliFindTest, WhatIsNotThereIsSaidInASentence)
{
    const auto says = [&](const Words& more, const std::string& words) {
        Words all = {"neighbours", "--artist", "artist-1"};
        all.insert(all.end(), more.begin(), more.end());
        const std::string said = fault(all);
        EXPECT_NE(said.find(words), std::string::npos) << said;
    };
    says({"--column", "genre=pop"}, "there are country, born");
    says({"--column", "born:1990"}, "names no range");
    says({"--has", "smell"}, "\"smell\"");
    says({"--not", "artist numbr 6"}, "the nearest are");
    says({"--not", "artist-1"}, "is asked for, and somebody whom");
    says({"--max-popularity", "0", "--popularity", "known"}, "the filters hide all");
    says({"--max-popularity", "0", "--popularity", "known"},
         "Whose popularity is unknown is hidden");
    EXPECT_EQ(run({"neighbours", "--artist", "artist-1", "--unheard", "2"}).exitCode, 2);
    EXPECT_EQ(run({"neighbours", "--artist", "artist-1", "--not-weight", ".5"}).exitCode, 2);
}

/// Words of a line as a shell makes them, without the program.
Words throughShell(const std::string& line)
{
    FILE* shell = ::popen(("printf '%s\\n' " + line).c_str(), "r");
    std::string output;
    for (int c = std::fgetc(shell); c != EOF; c = std::fgetc(shell)) output += static_cast<char>(c);
    ::pclose(shell);
    Words words = splitText(output, '\n');
    words.pop_back();
    words[0] = words[1];
    words[1] = "--json";
    return words;
}

TEST_F(CliFindTest, TheEquivalentCommandLineGivesTheSameList)
{
    Project project = valueOf(Project::open(m_project));
    const auto run = valueOf(project.loadRun({}));
    Explorer explorer(project.catalogue(), run);
    ExplorationState state = explorer.firstState();
    state.query = {"artist-1", "artist-2"};
    state.filters = {.maxPopularity = 999.0,
                     .minPopularity = 0.5,
                     .popularity = PopularityKnown::Known,
                     .tags = {{"common3", false}},
                     .columns = {{"country", ColumnFilter::Wants::Containing, "r", {}, {}},
                                 {"born", ColumnFilter::Wants::Between, "", 1952.0, 2005.5}}};
    state.wish = {{"artist-6", "artist-8"}, 0.3, 0.15, true};
    explorer.setTagCarriers(
        tagCarriers(valueOf(TagAmounts::load(m_project, *project.catalogue())), state.filters));
    const NeighbourList shown = explorer.neighbours(state, 12);
    ASSERT_GT(shown.rows.size(), 3U) << shown.reason;
    const Json listed =
        runCli(throughShell(commandLine(state, run->record.modalities, m_project, 12))).json();
    ASSERT_EQ(listed.at("neighbours").size(), shown.rows.size());
    for (std::size_t r = 0; r < shown.rows.size(); ++r) {
        const Json& row = listed.at("neighbours")[r];
        EXPECT_EQ(row.at("id"), project.catalogue()->artists()[shown.rows[r].artist].id);
        EXPECT_NEAR(row.at("score").get<float>(), shown.rows[r].score, 1e-6F);
    }
}

TEST_F(CliFindTest, APathLeadsThereByTheMixAndWithoutWhoIsHidden)
{
    const Json json = run({"path", "artist-1", "artist number 6", "--stops", "3"}).json();
    const Json& path = json.at("path");
    EXPECT_EQ(path.front().at("id"), "artist-1");
    EXPECT_EQ(path.back().at("id"), "artist-6");
    EXPECT_TRUE(path.front().at("score").is_null());
    double longest = 0.0;
    for (std::size_t i = 1; i < path.size(); ++i)
        longest = std::max(longest, 1.0 - path[i].at("score").get<double>());
    EXPECT_NEAR(json.at("largest_step").get<double>(), longest, 1e-6);
    EXPECT_EQ(json.at("stops").get<std::size_t>() + 2, path.size());
    const Json filtered = run({"path", "--column", "country=SE", "artist-1", "artist-6",
                               "--without-tag", "common3", "-k", "30"})
                              .json();
    Project project = valueOf(Project::open(m_project));
    const CatalogueSnapshot& catalogue = *project.catalogue();
    ASSERT_GT(filtered.at("path").size(), 2U);
    for (std::size_t i = 1; i + 1 < filtered.at("path").size(); ++i) {
        const ArtistRow row = catalogue.rowOfId.at(filtered.at("path")[i].at("id"));
        EXPECT_EQ(catalogue.artists()[row].metadata[0], "SE");
    }
    EXPECT_NE(fault({"path", "artist-1", "bare"}).find("No path leads"), std::string::npos);
    EXPECT_NE(fault({"path", "artist-1", "artst numbr"}).find("the nearest"), std::string::npos);
}

TEST_F(CliFindTest, TheEquivalentLineOfAPathGivesTheSame)
{
    Project project = valueOf(Project::open(m_project));
    const auto run = valueOf(project.loadRun({}));
    ExplorationState state = Explorer(project.catalogue(), run).firstState();
    state.query = {"artist-1"};
    state.comparison.query.weights[1] = 2.0F;
    state.filters.mustHave = ModalityMask(1);
    const Json json = runCli(throughShell(pathCommandLine(state, run->record.modalities, m_project,
                                                          "artist-6", 4)))
                          .json();
    const PathRequest request{
        project.catalogue()->rowOfId.at("artist-1"),
        project.catalogue()->rowOfId.at("artist-6"),
        4,
        PathRequest().k,
        hiddenByAny(valueOf(candidateFilters(state.filters, project.catalogue(),
                                             run->index.sharedEncodings(), {})),
                    project.catalogue()->size()),
        1};
    const FoundPath found =
        valueOf(findPath(*project.catalogue(), *run, state.comparison, request, JobContext()));
    ASSERT_EQ(json.at("path").size(), found.path.artists.size());
    for (std::size_t i = 0; i < found.path.artists.size(); ++i)
        EXPECT_EQ(json.at("path")[i].at("id"),
                  project.catalogue()->artists()[found.path.artists[i]].id);
}

TEST_F(CliFindTest, ABatchIsOneTableOfTheListsOfAll)
{
    const auto names = m_dir.write("names.csv", "name,why\nArtist Number 1,x\nNobody,y\nbare,z\n");
    const auto table = m_dir / "out.tsv";
    const Json json = run({"batch", names.string(), "-o", table.string(), "-k", "4", "--unheard",
                           "0.2", "--has", "tags"})
                          .json();
    EXPECT_EQ(json.at("queries"), 3);
    EXPECT_EQ(json.at("listed"), 1);
    ASSERT_EQ(json.at("faults").size(), 2U);
    EXPECT_EQ(json.at("faults")[0].at("line"), 3);
    EXPECT_NE(json.at("faults")[0].at("reason").get<std::string>().find("no artist \"Nobody\""),
              std::string::npos);
    const Words lines = splitText(test::readBytes(table), '\n');
    ASSERT_EQ(lines.size(), 1U + 1U + 4U + 2U + 1U) << "notice, header, four, two faults, the end";
    const Words single = ids(list({"--unheard", "0.2", "--has", "tags"}, "4"));
    for (std::size_t r = 0; r < 4; ++r) EXPECT_EQ(splitText(lines[2 + r], '\t').at(3), single[r]);
    EXPECT_NE(
        fault({"batch", (m_dir / "none.txt").string(), "-o", table.string()}).find("none.txt"),
        std::string::npos);
    const auto empty = m_dir.write("empty.txt", "\n\n");
    EXPECT_NE(fault({"batch", empty.string(), "-o", table.string()}).find("no artist in the list"),
              std::string::npos);
}

}  // namespace
}  // namespace crossfade
