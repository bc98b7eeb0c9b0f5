// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/candidate_filters.h"

#include "tests/support/builders.h"
#include "tests/support/matchers.h"

#include <gmock/gmock.h>

namespace crossfade {
namespace {

using test::HasErrorWith;
using test::valueOf;
using Wants = ColumnFilter::Wants;

/// On the small catalogue, popularities 10.5, 8, 7, unknown, 1, unknown; years of birth added.
class CandidateFiltersTest : public testing::Test {
protected:
    CandidateFiltersTest()
    {
        StoredCatalogue stored;
        stored.catalogue = test::smallCatalogue();
        const std::vector<std::string> born = {"1965", "1994", "", "1988", "about 1900", "1e3"};
        stored.catalogue.metadataColumns.push_back("born");
        for (std::size_t i = 0; i < born.size(); ++i) {
            stored.catalogue.artists[i].metadata.push_back(born[i]);
            stored.artistIds.push_back({static_cast<std::int64_t>(i + 1)});
        }
        auto known = std::make_shared<ModalityVectors>();
        known->names = {"audio", "tags", "listening"};
        known->presence = {ModalityMask(7), ModalityMask(3), ModalityMask(7),
                           ModalityMask(5), ModalityMask(2), ModalityMask()};
        m_catalogue = makeSnapshot(std::move(stored), known->presence);
        m_known = known;
    }
    std::vector<CandidateFilter> made(const Filters& filters) const
    {
        return valueOf(candidateFilters(filters, m_catalogue, m_known, m_carriers));
    }
    /// Rows that the one filter hides.
    std::vector<ArtistRow> hidden(const Filters& filters) const
    {
        const auto all = made(filters);
        EXPECT_EQ(all.size(), 1U);
        std::vector<ArtistRow> rows;
        for (ArtistRow i = 0; i < m_catalogue->size(); ++i) {
            if (!all.at(0).hides[i]) continue;
            rows.push_back(i);
            EXPECT_NE(all[0].why(i), "");
        }
        return rows;
    }
    static Filters column(ColumnFilter filter)
    {
        Filters filters;
        filters.columns = {std::move(filter)};
        return filters;
    }

    std::shared_ptr<const CatalogueSnapshot> m_catalogue;
    std::shared_ptr<const ModalityVectors> m_known;
    TagCarriers m_carriers = {{"pop", {0, 4}}, {"no such", {}}};
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(CandidateFiltersTest, PopularityIsFromAndTo)
{
    EXPECT_THAT(hidden({.maxPopularity = 8.0}), ElementsAre(0)) << "who is unknown may stay";
    EXPECT_THAT(hidden({.minPopularity = 7.5}), ElementsAre(2, 3, 4, 5))
        << "and is not known to be so popular";
    EXPECT_THAT(hidden({.minPopularity = 8.0}), ElementsAre(2, 3, 4, 5));
    EXPECT_THAT(hidden({.minPopularity = 0.0}), ElementsAre(3, 5));
    EXPECT_THAT(hidden({.popularity = PopularityKnown::Known}), ElementsAre(3, 5));
    EXPECT_THAT(hidden({.popularity = PopularityKnown::Unknown}), ElementsAre(0, 1, 2, 4));
}

TEST_F(CandidateFiltersTest, ModalitiesAreHadOrLacked)
{
    EXPECT_THAT(hidden({.mustHave = ModalityMask(5)}), ElementsAre(1, 4, 5)) << "all of them";
    EXPECT_THAT(hidden({.mustLack = ModalityMask(5)}), ElementsAre(0, 1, 2, 3)) << "any of them";
    EXPECT_THAT(hidden({.mustLack = ModalityMask(2)}), ElementsAre(0, 1, 2, 4));
}

TEST_F(CandidateFiltersTest, TagsAreCarriedOrNot)
{
    Filters filters;
    filters.tags = {{"pop", true}};
    EXPECT_THAT(hidden(filters), ElementsAre(1, 2, 3, 5));
    filters.tags = {{"pop", false}};
    EXPECT_THAT(hidden(filters), ElementsAre(0, 4));
    filters.tags = {{"no such", true}};
    EXPECT_THAT(hidden(filters), ElementsAre(0, 1, 2, 3, 4, 5));
    filters.tags = {{"no such", false}};
    EXPECT_THAT(hidden(filters), IsEmpty());
    filters.tags = {{"rock", true}};
    EXPECT_THAT(candidateFilters(filters, m_catalogue, m_known, m_carriers),
                HasErrorWith("\"rock\" is not read yet"));
}

TEST_F(CandidateFiltersTest, ColumnsAreComparedFolded)
{
    EXPECT_THAT(hidden(column({"country", Wants::Equal, "is", {}, {}})), ElementsAre(2, 3, 4, 5));
    EXPECT_THAT(hidden(column({"country", Wants::Equal, "", {}, {}})), ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(hidden(column({"genre", Wants::Containing, "HÖP", {}, {}})),
                ElementsAre(0, 1, 4, 5));
    EXPECT_THAT(hidden(column({"genre", Wants::Containing, "", {}, {}})), IsEmpty());
}

TEST_F(CandidateFiltersTest, ARangeIsOfNumbersAlone)
{
    EXPECT_THAT(hidden(column({"born", Wants::Between, "", 1965.0, 1988.0})),
                ElementsAre(1, 2, 4, 5));
    EXPECT_THAT(hidden(column({"born", Wants::Between, "", 1988.0, {}})), ElementsAre(0, 2, 4, 5));
    EXPECT_THAT(hidden(column({"born", Wants::Between, "", {}, 1000.0})),
                ElementsAre(0, 1, 2, 3, 4));
    EXPECT_THAT(candidateFilters(column({"died", Wants::Equal, "", {}, {}}), m_catalogue, m_known,
                                 m_carriers),
                HasErrorWith("\"died\", which the catalogue does not have; it has country, genre"));
}

TEST_F(CandidateFiltersTest, EachSaysWhomItHidesAndWhy)
{
    Filters filters{.maxPopularity = 8.0,
                    .mustHave = ModalityMask(5),
                    .minPopularity = 2.0,
                    .popularity = PopularityKnown::Known,
                    .mustLack = ModalityMask(6)};
    filters.tags = {{"pop", true}, {"pop", false}};
    filters.columns = {{"country", Wants::Equal, "SE", {}, {}},
                       {"genre", Wants::Containing, "hop", {}, {}},
                       {"born", Wants::Between, "", 1990.0, 1999.0},
                       {"born", Wants::Between, "", {}, 1999.0}};
    std::vector<std::string> words;
    for (const CandidateFilter& one : made(filters)) words.push_back(one.sentence(2, 1500));
    EXPECT_THAT(words, ElementsAre("Who is more popular than 8 is hidden: 2 of 1,500.",
                                   "Who lacks audio or listening is hidden: 2 of 1,500.",
                                   "Whose popularity is under 2 or unknown is hidden: 2 of 1,500.",
                                   "Whose popularity is unknown is hidden: 2 of 1,500.",
                                   "Who has tags or listening is hidden: 2 of 1,500.",
                                   "Who does not carry the tag \"pop\" is hidden: 2 of 1,500.",
                                   "Who carries the tag \"pop\" is hidden: 2 of 1,500.",
                                   "Whose country is not \"SE\" is hidden: 2 of 1,500.",
                                   "Whose genre does not hold \"hop\" is hidden: 2 of 1,500.",
                                   "Whose born is not a number from 1990 to 1999 is hidden: 2 of "
                                   "1,500.",
                                   "Whose born is not a number of at most 1999 is hidden: 2 of "
                                   "1,500."));
    const auto why = [&](std::size_t filter, ArtistRow i) { return made(filters)[filter].why(i); };
    EXPECT_EQ(why(0, 0), "a popularity of 10.5 is over the filter's 8");
    EXPECT_EQ(why(1, 1), "the filter wants listening, which they lack");
    EXPECT_EQ(why(2, 4), "a popularity of 1 is under the filter's 2");
    EXPECT_EQ(why(2, 3), "their popularity is not known, and the filter wants at least 2");
    EXPECT_EQ(why(4, 1), "the filter wants nobody who has tags");
    EXPECT_EQ(why(7, 0), "a filter hides whose country is not \"SE\"; theirs is \"IS\"");
    EXPECT_EQ(why(7, 4), "a filter hides whose country is not \"SE\"; theirs is not given");
}

TEST_F(CandidateFiltersTest, AreTakenTogether)
{
    EXPECT_TRUE(made({}).empty());
    const auto hidden = hiddenByAny(
        made({.maxPopularity = 8.0, .popularity = PopularityKnown::Known}), m_catalogue->size());
    EXPECT_THAT(hidden, ElementsAre(true, false, false, true, false, true));
    EXPECT_THAT(hiddenByAny({}, 2), ElementsAre(false, false));
}

}  // namespace
}  // namespace crossfade
