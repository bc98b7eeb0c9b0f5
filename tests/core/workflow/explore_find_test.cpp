// SPDX-License-Identifier: GPL-3.0-or-later
// Explorer: what is wished for beside likeness, and filters.
#include "core/workflow/explore.h"
#include "core/workflow/project.h"
#include "core/workflow/tag_amounts.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace crossfade {
namespace {

using test::TempDir;
using test::valueOf;
using testing::HasSubstr;

class ExploreFindTest : public testing::Test {
protected:
    ExploreFindTest()
    {
        Project project = valueOf(Project::open(test::makeTrainedProject(m_dir)));
        m_explorer.emplace(project.catalogue(), valueOf(project.loadRun({})));
        m_tags = valueOf(TagAmounts::load(project.path(), *project.catalogue()));
    }
    ExplorationState asking(const std::vector<std::string>& ids)
    {
        ExplorationState state = m_explorer->firstState();
        state.comparison.scoring = {CompareOn::Own, 0.3, false};
        state.query = ids;
        return state;
    }
    const CatalogueSnapshot& catalogue() const { return m_explorer->catalogue(); }
    ArtistRow rowOf(const std::string& id) const { return catalogue().rowOfId.at(id); }
    std::vector<std::string> idsOf(const NeighbourList& list) const
    {
        std::vector<std::string> ids;
        for (const NeighbourRow& row : list.rows)
            ids.push_back(catalogue().artists()[row.artist].id);
        return ids;
    }
    NeighbourList all(const ExplorationState& state)
    {
        return m_explorer->neighbours(state, catalogue().size());
    }

    TempDir m_dir;
    std::optional<Explorer> m_explorer;
    TagAmounts m_tags = {};
};

TEST_F(ExploreFindTest, WhatIsAgainstTheQueryIsFurtherAndNotListed)
{
    ExplorationState state = asking({"artist-1"});
    const NeighbourList before = all(state);
    const std::string disliked = idsOf(before).front();
    const std::vector<float> without = m_explorer->similarities(state);
    state.wish.against = {disliked};
    state.wish.againstWeight = 0.7;
    const NeighbourList now = all(state);
    EXPECT_EQ(now.rows.size(), before.rows.size() - 1);
    EXPECT_THAT(idsOf(now), testing::Not(testing::Contains(disliked)));
    EXPECT_NE(idsOf(now)[0], idsOf(before)[0]);
    const std::vector<float> with = m_explorer->similarities(state);
    EXPECT_TRUE(std::isnan(with[rowOf(disliked)]));
    for (const NeighbourRow& row : now.rows) {
        EXPECT_NEAR(row.parts.sum() + row.correction, row.score, 1e-5);
        EXPECT_EQ(row.score, with[row.artist]);
    }
    state.wish.againstWeight = 0.0;
    const NeighbourList nothing = all(state);
    for (const NeighbourRow& row : nothing.rows) EXPECT_EQ(row.score, without[row.artist]);
    EXPECT_THAT(nothing.remarks, testing::ElementsAre(HasSubstr("the weight is 0")));
}

TEST_F(ExploreFindTest, TheQueryIsPreparedAnewWhenItsWishChanges)
{
    ExplorationState state = asking({"artist-1"});
    const auto plain = m_explorer->similarities(state);
    state.wish.against = {"artist-2"};
    const auto half = m_explorer->similarities(state);
    state.wish.againstWeight = 0.9;
    const auto most = m_explorer->similarities(state);
    state.wish.against = {"artist-3"};
    const auto other = m_explorer->similarities(state);
    const ArtistRow someone = rowOf("artist-6");
    EXPECT_EQ(
        std::set<float>({plain[someone], half[someone], most[someone], other[someone]}).size(), 4U);
    state.wish = {};
    EXPECT_THAT(m_explorer->similarities(state),
                testing::Pointwise(testing::NanSensitiveFloatEq(), plain));
}

TEST_F(ExploreFindTest, SaysWhyAQueryAgainstSomeoneGivesNothing)
{
    ExplorationState state = asking({"artist-1", "artist-2"});
    state.wish.against = {"artist-2"};
    EXPECT_THAT(all(state).reason, HasSubstr("Artist Number 2 is asked for, and somebody whom"));
    state.wish.against = {"artist-6", "bare", "gone"};
    EXPECT_THAT(all(state).remarks,
                testing::ElementsAre(HasSubstr("\"gone\" is not in the catalogue"),
                                     HasSubstr("Nothing is taken off for Bare")));
    EXPECT_THAT(m_explorer->explain(state, rowOf("artist-6")).reason,
                HasSubstr("is somebody whom nobody is to be like"));
    state.query = {"artist-1", "lost"};
    EXPECT_THAT(all(state).remarks, testing::Contains(HasSubstr("asked for, \"lost\" is not")));
}

TEST_F(ExploreFindTest, AQueryThatIsTakenOffWholeIsToldSo)
{
    const auto path = m_dir / "p.crossfade";
    test::storeAlikeRun(path, "alike");
    Project project = valueOf(Project::open(path));
    Explorer alike(project.catalogue(), valueOf(project.loadRun({})));
    ExplorationState state = alike.firstState();
    const std::string one = project.catalogue()->artists()[1].id;
    state.query = {one};
    for (std::size_t i = 2; i < project.catalogue()->size(); ++i)
        if (project.catalogue()->presence[i] == project.catalogue()->presence[1])
            state.wish.against = {project.catalogue()->artists()[i].id};
    state.wish.againstWeight = 1.0;
    EXPECT_THAT(alike.neighbours(state, 5).reason, HasSubstr("Nothing is left of what is asked"));
    state.wish.againstWeight = 0.5;
    EXPECT_EQ(alike.neighbours(state, 5).reason, "");
}

TEST_F(ExploreFindTest, TheUnheardAreRaisedByATermOfTheirOwn)
{
    ExplorationState state = asking({"artist-1"});
    const NeighbourList before = all(state);
    const std::vector<float> similar = m_explorer->similarities(state);
    EXPECT_FALSE(before.cost.has_value());
    state.wish.unheard = 0.6;
    const std::vector<float> terms = noveltyTerms(catalogue().artists(), 0.6);
    const NeighbourList now = all(state);
    ASSERT_EQ(now.rows.size(), before.rows.size());
    EXPECT_NE(idsOf(now), idsOf(before));
    for (std::size_t r = 0; r < now.rows.size(); ++r) {
        const NeighbourRow& row = now.rows[r];
        EXPECT_EQ(row.novelty, terms[row.artist]);
        EXPECT_NEAR(row.parts.sum() + row.correction + row.novelty, row.score, 1e-5);
        EXPECT_NEAR(row.score - row.novelty, similar[row.artist], 1e-6);
        if (r > 0) {
            EXPECT_LE(row.score, now.rows[r - 1].score);
        }
        const Explanation why = m_explorer->explain(state, row.artist);
        EXPECT_EQ(why.rank, row.rank);
        EXPECT_EQ(why.score, row.score);
        EXPECT_EQ(why.novelty, row.novelty);
    }
    EXPECT_THAT(m_explorer->similarities(state),
                testing::Pointwise(testing::NanSensitiveFloatEq(), similar))
        << "novelty is no similarity";
}

TEST_F(ExploreFindTest, TheCostOfTheUnheardIsThatOfTheTwoLists)
{
    ExplorationState state = asking({"artist-1"});
    const std::size_t k = 10;
    const NeighbourList before = m_explorer->neighbours(state, k);
    double last = 2.0;
    for (const double weight : {0.05, 0.3, 1.0}) {
        state.wish.unheard = weight;
        const NeighbourList now = m_explorer->neighbours(state, k);
        double similar = 0.0;
        double was = 0.0;
        std::vector<double> popularities;
        for (std::size_t r = 0; r < k; ++r) {
            similar += static_cast<double>(now.rows[r].score - now.rows[r].novelty) / 10.0;
            was += static_cast<double>(before.rows[r].score) / 10.0;
            popularities.push_back(now.rows[r].popularity);
        }
        ASSERT_TRUE(now.cost.has_value());
        EXPECT_EQ(now.cost->k, k);
        EXPECT_NEAR(now.cost->similarityBefore, was, 1e-6);
        EXPECT_NEAR(now.cost->similarityNow, similar, 1e-6);
        EXPECT_EQ(now.cost->medianNow, medianKnown(popularities));
        EXPECT_LE(now.cost->similarityNow, now.cost->similarityBefore + 1e-9);
        EXPECT_LE(now.cost->similarityNow, last) << "more weight costs no less";
        last = now.cost->similarityNow;
    }
}

TEST_F(ExploreFindTest, TheDissimilarAreTheListBackwards)
{
    ExplorationState state = asking({"artist-1"});
    std::vector<std::string> forwards = idsOf(all(state));
    state.wish.dissimilar = true;
    const NeighbourList list = all(state);
    std::ranges::reverse(forwards);
    EXPECT_EQ(idsOf(list), forwards);
    for (std::size_t r = 0; r < list.rows.size(); ++r) {
        EXPECT_NEAR(list.rows[r].parts.sum() + list.rows[r].correction, list.rows[r].score, 1e-5);
        EXPECT_EQ(m_explorer->explain(state, list.rows[r].artist).rank, r + 1);
    }
    EXPECT_LT(list.rows.front().score, list.rows.back().score);
}

TEST_F(ExploreFindTest, TheUnheardComeFirstAmongTheDissimilarToo)
{
    ExplorationState state = asking({"artist-1"});
    state.wish.dissimilar = true;
    state.wish.unheard = 1.0;
    const NeighbourList list = all(state);
    const std::vector<float> terms = noveltyTerms(catalogue().artists(), 1.0);
    for (std::size_t r = 0; r < list.rows.size(); ++r) {
        EXPECT_EQ(list.rows[r].novelty, -terms[list.rows[r].artist]);
        EXPECT_NEAR(list.rows[r].parts.sum() + list.rows[r].correction + list.rows[r].novelty,
                    list.rows[r].score, 1e-5);
        if (r > 0) {
            EXPECT_GE(list.rows[r].score, list.rows[r - 1].score);
        }
    }
    ASSERT_TRUE(list.cost.has_value());
    EXPECT_GE(m_explorer->neighbours(state, 5).cost->similarityNow,
              m_explorer->neighbours(state, 5).cost->similarityBefore);
}

TEST_F(ExploreFindTest, EachFilterCountsWhomItHidesOfThoseWhoCanBeCompared)
{
    ExplorationState state = asking({"artist-1"});
    state.comparison.candidates.on = ModalityMask(3);
    const NeighbourList open = all(state);
    EXPECT_TRUE(open.filters.empty());
    state.filters.maxPopularity = 970.0;
    state.filters.mustLack = ModalityMask(4);
    const NeighbourList list = all(state);
    ASSERT_EQ(list.filters.size(), 2U);
    std::size_t popular = 0;
    std::size_t having = 0;
    std::size_t left = 0;
    for (const NeighbourRow& row : open.rows) {
        popular += row.popularity > 970.0 ? 1 : 0;
        having += row.presence.has(2) ? 1 : 0;
        left += row.popularity <= 970.0 && !row.presence.has(2) ? 1 : 0;
    }
    EXPECT_EQ(list.filters[0].hidden, popular);
    EXPECT_EQ(list.filters[1].hidden, having);
    EXPECT_EQ(list.rows.size(), left);
    EXPECT_GT(left, 0U);
    EXPECT_EQ(list.filters[0].sentence,
              "Who is more popular than 970 is hidden: " + std::to_string(popular) + " of " +
                  std::to_string(open.rows.size()) + ".");
}

TEST_F(ExploreFindTest, TagsAreThoseThatTheCallerHasRead)
{
    ExplorationState state = asking({"artist-1"});
    const std::string tag = m_tags.tags().front().tag;
    state.filters.tags = {{tag, true}};
    EXPECT_THAT(all(state).reason, HasSubstr("\"" + tag + "\" is not read yet"));
    EXPECT_FALSE(std::isnan(m_explorer->similarities(state)[rowOf("artist-2")]))
        << "which takes nobody's similarity away";
    m_explorer->setTagCarriers(tagCarriers(m_tags, state.filters));
    const auto carriers = m_tags.carriers(tag);
    for (const NeighbourRow& row : all(state).rows)
        EXPECT_TRUE(std::ranges::binary_search(carriers, row.artist));
    state.filters.tags[0].carried = false;
    for (const NeighbourRow& row : all(state).rows) {
        EXPECT_FALSE(std::ranges::binary_search(carriers, row.artist));
        EXPECT_THAT(m_explorer
                        ->explain(state, carriers.front() == rowOf("artist-1") ? carriers.back()
                                                                               : carriers.front())
                        .reason,
                    HasSubstr("they carry the tag"));
    }
    m_explorer->setTagCarriers({});
    EXPECT_NE(all(state).reason, "") << "what was read is gone";
}

TEST_F(ExploreFindTest, FiltersGoByWhatIsTakenToBeMissing)
{
    ExplorationState state = asking({"artist-1"});
    state.comparison.query.on = ModalityMask(1);
    state.comparison.candidates.on = ModalityMask(1);
    state.filters.mustLack = ModalityMask(2);
    const std::size_t before = all(state).rows.size();
    state.missing = {1.0, ModalityMask(2), 1};
    const NeighbourList list = all(state);
    EXPECT_GT(list.rows.size(), before);
    EXPECT_EQ(list.filters.at(0).hidden, 0U);
}

TEST_F(ExploreFindTest, AColumnThatIsGoneIsTheReason)
{
    ExplorationState state = asking({"artist-1"});
    state.filters.columns = {{"country", ColumnFilter::Wants::Equal, "SE", {}, {}}};
    EXPECT_THAT(all(state).reason, HasSubstr("\"country\", which the catalogue does not have"));
    EXPECT_THAT(m_explorer->explain(state, rowOf("artist-2")).reason, HasSubstr("\"country\""));
}

}  // namespace
}  // namespace crossfade
