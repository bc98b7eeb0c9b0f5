// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/artist_path.h"

#include "core/base/random.h"
#include "core/workflow/explore.h"
#include "core/workflow/project.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::TempDir;
using test::valueOf;
using testing::ElementsAre;
using testing::HasSubstr;

PathGraph graphOf(std::size_t artists,
                  const std::vector<std::tuple<ArtistRow, ArtistRow, float>>& lengths)
{
    PathGraph graph;
    graph.k = artists;
    graph.steps.resize(artists);
    for (const auto& [from, to, length] : lengths) graph.steps[from].push_back({to, 1.0F - length});
    for (auto& steps : graph.steps) std::ranges::sort(steps, {}, &PathStep::to);
    return graph;
}

TEST(BestPathTest, TheLargestStepComesFirstThenTheSum)
{
    // 0-3 at once: .9. By 1: .5 and .5. By 2: .5 and .25. By 1 and 2: .5, .125, .25.
    const PathGraph graph = graphOf(
        4, {{0, 3, 0.9F}, {0, 1, 0.5F}, {1, 3, 0.5F}, {0, 2, 0.5F}, {2, 3, 0.25F}, {1, 2, 0.125F}});
    EXPECT_THAT(bestPath(graph, 0, 3, 0).artists, ElementsAre(0, 3));
    const ArtistPath path = bestPath(graph, 0, 3, 5);
    EXPECT_THAT(path.artists, ElementsAre(0, 2, 3));
    EXPECT_FLOAT_EQ(path.largestStep, 0.5F);
    EXPECT_FLOAT_EQ(path.length, 0.75F);
    EXPECT_THAT(path.scores, ElementsAre(0.5F, 0.75F));
    EXPECT_EQ(path.stops(), 1U);
}

TEST(BestPathTest, AsManyStopsAsAreWantedMakeTheStepsSmall)
{
    // On a line of six, each step twice as far being more than twice as long.
    std::vector<std::tuple<ArtistRow, ArtistRow, float>> steps;
    for (ArtistRow a = 0; a < 6; ++a)
        for (ArtistRow b = 0; b < 6; ++b)
            if (a != b) {
                const float d = std::abs(static_cast<float>(a) - static_cast<float>(b)) / 8.0F;
                steps.emplace_back(a, b, d * d);
            }
    const PathGraph graph = graphOf(6, steps);
    EXPECT_EQ(bestPath(graph, 0, 5, 0).artists.size(), 2U);
    EXPECT_THAT(bestPath(graph, 0, 5, 4).artists, ElementsAre(0, 1, 2, 3, 4, 5));
    EXPECT_FLOAT_EQ(bestPath(graph, 5, 0, 2).largestStep, 4.0F / 64.0F);
    EXPECT_EQ(bestPath(graph, 0, 5, 50).stops(), 4U);
}

TEST(BestPathTest, WhereNoneIsSoShortTheShortestIsTaken)
{
    const PathGraph graph =
        graphOf(5, {{0, 1, 0.1F}, {1, 2, 0.1F}, {2, 3, 0.1F}, {1, 4, 0.3F}, {4, 3, 0.3F}});
    const ArtistPath path = bestPath(graph, 0, 3, 1);
    EXPECT_THAT(path.artists, ElementsAre(0, 1, 2, 3));
    EXPECT_EQ(path.allowed, 2U);
    EXPECT_TRUE(bestPath(graph, 3, 0, 9).artists.empty()) << "no step leads back";
    EXPECT_TRUE(bestPath(graph, 2, 2, 9).artists.empty());
}

TEST(BestPathTest, IsTheBestOfAllPathsThatThereAre)
{
    Random random(17);
    std::size_t found = 0;
    for (int trial = 0; trial < 300; ++trial) {
        const std::size_t artists = 7;
        std::vector<std::tuple<ArtistRow, ArtistRow, float>> steps;
        for (ArtistRow a = 0; a < artists; ++a)
            for (ArtistRow b = 0; b < artists; ++b)
                // Eighths: sums are exact and ties are many, steps of 0 among them.
                if (a != b && random.below(3) == 0)
                    steps.emplace_back(a, b, static_cast<float>(random.below(6)) / 8.0F);
        const PathGraph graph = graphOf(artists, steps);
        const std::size_t most = random.below(6);

        std::optional<std::pair<float, float>> best;
        std::vector<ArtistRow> way = {0};
        const std::function<void(float, float)> walk = [&](float largest, float sum) {
            if (way.back() == 6) {
                if (!best || std::pair(largest, sum) < *best) best = {largest, sum};
                return;
            }
            if (way.size() == most + 2) return;
            for (const PathStep& step : graph.steps[way.back()]) {
                if (std::ranges::find(way, step.to) != way.end()) continue;
                way.push_back(step.to);
                walk(std::max(largest, step.length()), sum + step.length());
                way.pop_back();
            }
        };
        walk(0.0F, 0.0F);

        const ArtistPath path = bestPath(graph, 0, 6, most);
        if (!best) {
            EXPECT_TRUE(path.artists.empty() || path.stops() > most);
            continue;
        }
        ++found;
        EXPECT_EQ(std::pair(path.largestStep, path.length), *best) << "trial " << trial;
        EXPECT_LE(path.stops(), most);
        EXPECT_EQ(std::set(path.artists.begin(), path.artists.end()).size(), path.artists.size());
        EXPECT_FLOAT_EQ(1.0F - std::ranges::min(path.scores), path.largestStep);
    }
    EXPECT_GT(found, 100U);
}

class ArtistPathTest : public testing::Test {
protected:
    ArtistPathTest()
    {
        Project project = valueOf(Project::open(test::makeTrainedProject(m_dir)));
        m_catalogue = project.catalogue();
        m_run = valueOf(project.loadRun({}));
    }
    ArtistRow rowOf(const std::string& id) const { return m_catalogue->rowOfId.at(id); }
    std::vector<ArtistRow> everybody() const
    {
        std::vector<ArtistRow> rows;
        for (std::size_t i = 0; i < m_catalogue->size(); ++i)
            rows.push_back(static_cast<ArtistRow>(i));
        return rows;
    }
    Comparison mixed() const
    {
        Comparison mix = m_run->ownComparison();
        mix.query.weights[0] = 3.0F;
        mix.candidates.on = ModalityMask(6);
        mix.scoring = {CompareOn::Own, 0.4, false};
        return mix;
    }

    TempDir m_dir;
    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::shared_ptr<const LoadedRun> m_run;
};

TEST_F(ArtistPathTest, StepsAreThoseOfTheListsAndBackAgain)
{
    const std::size_t k = 4;
    for (const Scoring& scoring :
         {Scoring{CompareOn::Own, 0.4, false}, Scoring{CompareOn::Shared, 0.0, false},
          Scoring{CompareOn::Own, 0.0, true}}) {
        Comparison mix = mixed();
        mix.scoring = scoring;
        const auto members = everybody();
        const PathGraph graph = valueOf(makePathGraph(*m_run, mix, members, k, 1, JobContext()));
        Explorer explorer(m_catalogue, m_run);
        ExplorationState state = explorer.firstState();
        state.comparison = mix;
        std::vector<std::set<ArtistRow>> expected(m_catalogue->size());
        std::vector<std::vector<float>> similar(m_catalogue->size());
        for (const ArtistRow a : members) {
            state.query = {m_catalogue->artists()[a].id};
            similar[a] = explorer.similarities(state);
            for (const NeighbourRow& row : explorer.neighbours(state, k).rows) {
                expected[a].insert(row.artist);
                expected[row.artist].insert(a);
            }
        }
        for (const ArtistRow a : members) {
            std::set<ArtistRow> steps;
            for (const PathStep& step : graph.steps[a]) {
                steps.insert(step.to);
                EXPECT_NEAR(step.score, similar[a][step.to], 1e-5);
            }
            // A way back is only where the comparison goes that way at all.
            std::erase_if(expected[a], [&](ArtistRow b) { return std::isnan(similar[a][b]); });
            EXPECT_EQ(steps, expected[a]) << a;
        }
    }
}

TEST_F(ArtistPathTest, TheGraphIsTheSameWithAnyNumberOfThreads)
{
    const auto members = everybody();
    EXPECT_EQ(valueOf(makePathGraph(*m_run, mixed(), members, 5, 1, JobContext())),
              valueOf(makePathGraph(*m_run, mixed(), members, 5, 3, JobContext())));
}

TEST_F(ArtistPathTest, GoesFromOneToTheOtherAndObeysTheMixer)
{
    PathRequest request{rowOf("artist-1"), rowOf("artist-6"), 3, 8, {}, 1};
    const auto found = [&](const Comparison& mix) {
        return valueOf(findPath(*m_catalogue, *m_run, mix, request, JobContext()));
    };
    const FoundPath path = found(m_run->ownComparison());
    EXPECT_EQ(path.reason, "");
    EXPECT_EQ(path.path.artists.front(), request.from);
    EXPECT_EQ(path.path.artists.back(), request.to);
    ASSERT_TRUE(path.direct.has_value());
    Comparison audio = m_run->ownComparison();
    audio.query.on = ModalityMask(1);
    audio.candidates.on = ModalityMask(1);
    const FoundPath bySound = found(audio);
    EXPECT_NE(bySound.path.artists, path.path.artists);
    for (const ArtistRow artist : bySound.path.artists)
        EXPECT_TRUE(m_catalogue->presence[artist].has(0));
}

TEST_F(ArtistPathTest, WhoIsHiddenIsNoStopButMayBeAnEnd)
{
    PathRequest request{rowOf("artist-1"), rowOf("artist-6"), 4, 8, {}, 1};
    const auto find = [&] {
        return valueOf(
            findPath(*m_catalogue, *m_run, m_run->ownComparison(), request, JobContext()));
    };
    const FoundPath open = find();
    ASSERT_GT(open.path.stops(), 0U);
    request.hidden.assign(m_catalogue->size(), false);
    for (const ArtistRow artist : open.path.artists) request.hidden[artist] = true;
    const FoundPath around = find();
    EXPECT_EQ(around.reason, "");
    for (std::size_t i = 1; i + 1 < around.path.artists.size(); ++i)
        EXPECT_FALSE(request.hidden[around.path.artists[i]]);
    EXPECT_GE(around.path.artists.size(), 2U);
}

TEST_F(ArtistPathTest, SaysWhyThereIsNoneAndWhyItIsLongerOrShorter)
{
    const auto find = [&](ArtistRow from, ArtistRow to, std::size_t stops, std::size_t k) {
        return valueOf(findPath(*m_catalogue, *m_run, m_run->ownComparison(),
                                {from, to, stops, k, {}, 1}, JobContext()));
    };
    const ArtistRow a = rowOf("artist-1");
    EXPECT_THAT(find(a, a, 3, 5).reason, HasSubstr("both ends"));
    EXPECT_THAT(find(rowOf("bare"), a, 3, 5).reason, HasSubstr("From Bare no step leads"));
    const FoundPath none = find(a, rowOf("bare"), 3, 5);
    EXPECT_THAT(none.reason, HasSubstr("No path leads from Artist Number 1 to Bare"));
    EXPECT_FALSE(none.direct.has_value());
    bool longer = false;
    bool shorter = false;
    for (ArtistRow b = 0; b < m_catalogue->size(); ++b) {
        const FoundPath few = find(a, b, 0, 2);
        longer = longer || few.remark.find("has 0 stops or fewer") != std::string::npos;
        EXPECT_EQ(few.remark.empty(), few.path.stops() == 0);
        const FoundPath many = find(a, b, 50, 20);
        shorter = shorter || many.remark.find("the largest step is as small") != std::string::npos;
    }
    EXPECT_TRUE(longer && shorter);
}

TEST_F(ArtistPathTest, StopsWhenItIsCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(findPath(*m_catalogue, *m_run, m_run->ownComparison(),
                         {rowOf("artist-1"), rowOf("artist-2"), 3, 5, {}, 1},
                         JobContext(stop.get_token(), {})),
                HasErrorCode(ErrorCode::Cancelled));
    std::stop_source later;
    const JobContext job(later.get_token(), [&](const JobContext::Progress& progress) {
        if (progress.step == "Looking for ways back" && progress.done == 3) later.request_stop();
    });
    EXPECT_THAT(makePathGraph(*m_run, m_run->ownComparison(), everybody(), 5, 1, job),
                HasErrorCode(ErrorCode::Cancelled));
}

}  // namespace
}  // namespace crossfade
