// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/new_artist.h"

#include "core/workflow/project.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace crossfade {
namespace {

using test::HasErrorWith;
using test::TempDir;
using test::valueOf;
using testing::ElementsAre;
using Tags = std::vector<std::pair<std::string, float>>;

class NewArtistTest : public testing::Test {
protected:
    NewArtistTest() : m_project(valueOf(Project::open(test::makeTrainedProject(m_dir)))) {}

    PastedTags pasted(const std::string& text)
    {
        const auto known = valueOf(TagAmounts::load(m_project.path(), *m_project.catalogue()));
        return TagReader(known).read(text);
    }
    Result<NewArtistCorrection> read(const std::string& name, const std::string& bytes)
    {
        return readNewArtist(m_project.catalogue()->stored.catalogue, m_dir.write(name, bytes),
                             JobContext());
    }

    TempDir m_dir;
    Project m_project;
};

TEST_F(NewArtistTest, TagsAreSplitCountedAndKnownOnesRecognised)
{
    const PastedTags tags = pasted(" Tag1,  TAG2=3;\nnever  heard\n\n,tag1\tnever heard, a=b");
    EXPECT_EQ(tags.tags,
              (Tags{{"a=b", 1.0F}, {"never heard", 1.0F}, {"tag1", 1.0F}, {"tag2", 3.0F}}));
    EXPECT_THAT(tags.unknown, ElementsAre("never heard", "a=b"));
    EXPECT_TRUE(pasted(" , ;\n").tags.empty());
}

TEST_F(NewArtistTest, NumbersMayHaveANameBeforeThemAndAreCounted)
{
    EXPECT_THAT(valueOf(readNumbers("someone\t1, 2.5;-3e1\n", "audio", 3)),
                ElementsAre(1.0F, 2.5F, -30.0F));
    EXPECT_THAT(readNumbers("1 2", "audio", 3),
                HasErrorWith("audio has 3 numbers, and here are 2."));
    EXPECT_THAT(readNumbers("1", "audio", 3), HasErrorWith("and here is 1."));
    EXPECT_THAT(readNumbers("", "audio", 3), HasErrorWith("and here are 0."));
    EXPECT_THAT(readNumbers("1 x 2", "audio", 3), HasErrorWith("\"x\" is not a number"));
    EXPECT_THAT(readNumbers("1 nan 2", "audio", 3), HasErrorWith("\"nan\" is not a number"));
    EXPECT_THAT(readNumbers("1 1e300 2", "audio", 3), HasErrorWith("\"1e300\" is not a number"));
}

TEST_F(NewArtistTest, AFileOfOneArtistIsOfTheModalityItFits)
{
    const auto dense =
        valueOf(read("x.tsv", "id\tenergy\ttempo\tloudness\tspeechiness\nnew\t1\t2\t3\t4\n"));
    ASSERT_EQ(dense.given.size(), 1U);
    EXPECT_EQ(dense.given[0].modality, "audio");
    EXPECT_THAT(dense.given[0].values, ElementsAre(1.0F, 2.0F, 3.0F, 4.0F));
    EXPECT_EQ(dense.artist.id, "new");
    const auto tags = valueOf(read("y.csv", "id,tag,count\nnew,tag1,2\nnew,odd,1\n"));
    EXPECT_EQ(tags.given[0].modality, "tags");
    EXPECT_EQ(tags.given[0].amounts, (Tags{{"odd", 1.0F}, {"tag1", 2.0F}}));
    const auto plays = valueOf(read("z.tsv", "user\tid\tplays\nuser0\tnew\t5\n"));
    EXPECT_EQ(plays.given[0].modality, "listening");
}

TEST_F(NewArtistTest, AFileThatIsNotOfOneNewArtistIsRefused)
{
    EXPECT_THAT(read("x.tsv", "id\ttag\na\tx\nb\tx\n"), HasErrorWith("speaks of 2 artists"));
    EXPECT_THAT(read("x.tsv", "id\ttag\nartist-1\tx\n"), HasErrorWith("in the catalogue already"));
    EXPECT_THAT(read("x.tsv", "id\tenergy\nnew\t1\n"), HasErrorWith("dense with these columns"));
    EXPECT_THAT(read("x.tsv", "name\ttag\nnew\tx\n"), HasErrorWith("\"id\" is missing"));
    EXPECT_THAT(read("audio.tsv", "id\tenergy\ttempo\tloudness\tspeechiness\nnew\t1\t2\t3\tx\n"),
                HasErrorWith("audio.tsv:2"));
}

}  // namespace
}  // namespace crossfade
