// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/tag_amounts.h"

#include "core/workflow/project.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>

namespace crossfade {
namespace {

using test::HasErrorCode;
using test::TempDir;
using test::valueOf;

TEST(TagAmountsTest, AreThoseOfTheStoredCatalogue)
{
    const TempDir dir;
    const auto path = test::makeTrainedProject(dir);
    Project project = valueOf(Project::open(path));
    const CatalogueSnapshot& catalogue = *project.catalogue();
    const TagAmounts amounts = valueOf(TagAmounts::load(path, catalogue));
    ASSERT_FALSE(amounts.tags().empty());
    std::size_t tags = 0;
    for (std::size_t m = 0; m < catalogue.modalityNames.size(); ++m)
        if (catalogue.modalityNames[m] == "tags") tags = m;
    for (const TagCount& tag : amounts.tags()) {
        const std::vector<float> of = amounts.of(tag.tag);
        ASSERT_EQ(of.size(), catalogue.size());
        std::size_t carriers = 0;
        for (std::size_t i = 0; i < of.size(); ++i) {
            float stored = 0.0F;
            for (const auto& [name, count] :
                 valueOf(project.amounts(static_cast<ArtistRow>(i), tags)))
                if (name == tag.tag) stored = count;
            ASSERT_EQ(of[i], stored) << tag.tag << " of " << i;
            carriers += stored > 0.0F ? 1 : 0;
        }
        EXPECT_EQ(tag.artists, carriers);
    }
    for (std::size_t t = 1; t < amounts.tags().size(); ++t)
        EXPECT_GE(amounts.tags()[t - 1].artists, amounts.tags()[t].artists);
    EXPECT_THAT(amounts.of("no such tag"), testing::Each(0.0F));
    EXPECT_TRUE(amounts.carriers("no such tag").empty());
    for (const TagCount& tag : amounts.tags()) {
        const std::vector<float> of = amounts.of(tag.tag);
        std::vector<ArtistRow> carriers;
        for (std::size_t i = 0; i < of.size(); ++i)
            if (of[i] > 0.0F) carriers.push_back(static_cast<ArtistRow>(i));
        EXPECT_EQ(amounts.carriers(tag.tag), carriers);
    }
}

TEST(TagAmountsTest, ATagThatNobodyCarriesIsSaidWithTheNearest)
{
    const TempDir dir;
    const auto path = test::makeTrainedProject(dir);
    Project project = valueOf(Project::open(path));
    const TagAmounts amounts = valueOf(TagAmounts::load(path, *project.catalogue()));
    EXPECT_EQ(amounts.nearest("TAG12", 9).front(), "tag12");
    EXPECT_THAT(amounts.nearest("comon3", 2), testing::Contains("common3"));
    EXPECT_EQ(amounts.nearest("common", 2).size(), 2U);
    EXPECT_TRUE(amounts.nearest("nothing like it", 3).empty());
    Filters filters;
    filters.tags = {{"tag1", true}, {"tag2", false}};
    EXPECT_THAT(checkTags(amounts, filters), test::HasValue());
    const TagCarriers carriers = tagCarriers(amounts, filters);
    EXPECT_EQ(carriers.size(), 2U);
    EXPECT_EQ(carriers.at("tag2"), amounts.carriers("tag2"));
    filters.tags.push_back({"comon3", false});
    EXPECT_THAT(checkTags(amounts, filters), test::HasErrorWith("\"comon3\"; the nearest are "));
    EXPECT_TRUE(tagCarriers(amounts, filters).at("comon3").empty());
}

TEST(TagAmountsTest, AProjectThatIsGoneIsASentence)
{
    const TempDir dir;
    Project project = valueOf(Project::open(test::makeTrainedProject(dir)));
    EXPECT_THAT(TagAmounts::load(dir / "gone.crossfade", *project.catalogue()),
                HasErrorCode(ErrorCode::NotFound));
}

}  // namespace
}  // namespace crossfade
