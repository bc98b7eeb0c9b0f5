// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/filter_chips.h"

#include "tests/ui/support/gui.h"
#include "tests/ui/support/sample_project.h"
#include "ui/models/filter_edit.h"
#include "ui/models/project_session.h"
#include "ui/models/text.h"

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using testing::HasSubstr;

const std::vector<std::string> kModalities = {"audio", "tags", "listening"};

class FilterChipsTest : public test::SampleProjectTest {
protected:
    void SetUp() override
    {
        m_session = test::valueOf(ProjectSession::open(trained()));
        m_tags = test::valueOf(TagAmounts::load(m_session->path(), *m_session->catalogue()));
    }
    const CatalogueSnapshot& catalogue() const { return *m_session->catalogue(); }
    /// One of every kind.
    static Filters everyKind()
    {
        Filters filters;
        filters.maxPopularity = 1e6;
        filters.mustHave = ModalityMask(3);
        filters.minPopularity = 10.0;
        filters.popularity = PopularityKnown::Known;
        filters.mustLack = ModalityMask(4);
        filters.tags = {{"tag0", true}, {"tag1", false}};
        filters.columns = {
            {"country", ColumnFilter::Wants::Equal, "US", {}, {}},
            {"years", ColumnFilter::Wants::Containing, "19", {}, {}},
            {"years", ColumnFilter::Wants::Between, "", 1990.0, 1999.0},
        };
        return filters;
    }

    std::unique_ptr<ProjectSession> m_session;
    TagAmounts m_tags;
};

TEST_F(FilterChipsTest, EachFilterIsAChipBesideItsEffect)
{
    Explorer explorer(m_session->catalogue(), m_session->run());
    ExplorationState state = explorer.firstState();
    state.query = {"a100"};
    state.filters = everyKind();
    explorer.setTagCarriers(tagCarriers(m_tags, state.filters));
    const NeighbourList list = explorer.neighbours(state, 50);
    const auto chips = filterChips(state.filters, list.filters, kModalities);
    ASSERT_EQ(chips.size(), list.filters.size());
    const std::vector<std::pair<QString, const char*>> expected = {
        {u"popularity ≤ 1,000,000"_s, "more popular than"},
        {u"has audio and tags"_s, "lacks audio or tags"},
        {u"popularity ≥ 10"_s, "10"},
        {u"popularity known"_s, "unknown"},
        {u"lacks listening"_s, "has listening"},
        {u"tag tag0"_s, "does not carry the tag"},
        {u"not tag tag1"_s, "carries the tag"},
        {u"country = US"_s, "whose country is not"},
        {u"years holds 19"_s, "does not hold"},
        {u"years 1990–1999"_s, "from 1990 to 1999"}};
    ASSERT_EQ(chips.size(), expected.size());
    for (std::size_t i = 0; i < chips.size(); ++i) {
        EXPECT_EQ(chips[i].text, expected[i].first);
        EXPECT_THAT(chips[i].effect.toLower(), test::Holds(expected[i].second));
    }
}

TEST_F(FilterChipsTest, AChipTakesAwayItsOwnFilterAlone)
{
    Filters left = everyKind();
    for (std::size_t many = 10; many > 0; --many) {
        const auto chips = filterChips(left, {}, kModalities);
        ASSERT_EQ(chips.size(), many);
        EXPECT_TRUE(chips.back().effect.isEmpty()) << "nothing is known of it";
        left = chips[many / 2].without;
    }
    EXPECT_FALSE(left.any());
}

TEST_F(FilterChipsTest, WhatItCostsAndHowFewAreLeftIsSaid)
{
    Filters filters;
    filters.maxPopularity = 5.0;
    NeighbourList list;
    list.rows.resize(3);
    list.remarks = {"A remark."};
    list.cost = NoveltyCost{3, 0.8, 0.7, 900.0, 31.0};
    const QString said = findingSentences(list, filters, 50).join(u' ');
    EXPECT_THAT(said, test::Holds("mean similarity"));
    EXPECT_THAT(said, test::Holds("A remark."));
    EXPECT_THAT(said, test::Holds("The filters leave 3 artists."));
    EXPECT_TRUE(findingSentences(NeighbourList(), Filters(), 50).isEmpty());
}

TEST_F(FilterChipsTest, PopularityIsReadAndRefusedWithItsValue)
{
    const auto both =
        test::valueOf(withPopularity({}, u"10"_s, u" 900.5 "_s, PopularityKnown::Either));
    EXPECT_EQ(both.minPopularity, 10.0);
    EXPECT_EQ(both.maxPopularity, 900.5);
    const auto none = test::valueOf(withPopularity(both, {}, {}, PopularityKnown::Unknown));
    EXPECT_FALSE(none.minPopularity || none.maxPopularity);
    EXPECT_EQ(none.popularity, PopularityKnown::Unknown);
    EXPECT_THAT(withPopularity({}, u"many"_s, {}, PopularityKnown::Either).error().message,
                HasSubstr("“many” is no number"));
    EXPECT_THAT(withPopularity({}, u"9"_s, u"1"_s, PopularityKnown::Either).error().message,
                HasSubstr("from 9 to 1"));
}

TEST_F(FilterChipsTest, ATagThatNobodyCarriesIsRefusedWithTheNearest)
{
    const Filters carried = test::valueOf(withTag({}, &m_tags, u" tag3 "_s, true));
    ASSERT_EQ(carried.tags.size(), 1U);
    EXPECT_EQ(carried.tags[0], (TagFilter{"tag3", true}));
    const Filters turned = test::valueOf(withTag(carried, &m_tags, u"tag3"_s, false));
    ASSERT_EQ(turned.tags.size(), 1U) << "wanted and unwanted would leave nobody";
    EXPECT_FALSE(turned.tags[0].carried);
    EXPECT_THAT(withTag({}, &m_tags, u"tga3"_s, true).error().message, HasSubstr("nearest"));
    EXPECT_THAT(withTag({}, nullptr, u"tag3"_s, true).error().message, HasSubstr("being read"));
    EXPECT_THAT(withTag({}, &m_tags, u"  "_s, true).error().message, HasSubstr("No tag"));
}

TEST_F(FilterChipsTest, AColumnIsFilteredByValueByPartAndByNumber)
{
    using Wants = ColumnFilter::Wants;
    const auto typed = [this](const TypedColumn& column) {
        return withColumn({}, catalogue(), column);
    };
    const auto equal = test::valueOf(typed({u"country"_s, Wants::Equal, u"JP"_s, {}, {}}));
    EXPECT_EQ(equal.columns.at(0), (ColumnFilter{"country", Wants::Equal, "JP", {}, {}}));
    const auto between = test::valueOf(typed({u"years"_s, Wants::Between, {}, u"1990"_s, {}}));
    EXPECT_EQ(between.columns.at(0), (ColumnFilter{"years", Wants::Between, "", 1990.0, {}}));
    EXPECT_THAT(typed({u"years"_s, Wants::Between, {}, {}, u"soon"_s}).error().message,
                HasSubstr("“soon” is no number"));
    EXPECT_THAT(typed({u"years"_s, Wants::Between, {}, {}, {}}).error().message,
                HasSubstr("neither a lowest nor a highest"));
    EXPECT_THAT(typed({u"country"_s, Wants::Equal, u" "_s, {}, {}}).error().message,
                HasSubstr("No value of country"));
    EXPECT_THAT(typed({u"shoe size"_s, Wants::Equal, u"44"_s, {}, {}}).error().message,
                HasSubstr("names no column"));
    const auto twice = test::valueOf(
        withColumn(equal, catalogue(), {u"country"_s, Wants::Equal, u"JP"_s, {}, {}}));
    EXPECT_EQ(twice.columns.size(), 1U);
}

TEST_F(FilterChipsTest, OffersTheValuesOfAColumn)
{
    EXPECT_EQ(columnValues(catalogue(), u"country"_s, 10).join(u' '), u"GB JP US"_s);
    EXPECT_EQ(columnValues(catalogue(), u"country"_s, 2).size(), 2);
    EXPECT_TRUE(columnValues(catalogue(), u"none"_s, 10).isEmpty());
    EXPECT_FALSE(isNumberColumn(catalogue(), u"country"_s));
    EXPECT_FALSE(isNumberColumn(catalogue(), u"none"_s));
}

}  // namespace
}  // namespace crossfade::ui
