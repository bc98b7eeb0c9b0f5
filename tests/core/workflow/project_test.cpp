// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/project.h"

#include "tests/support/catalogue_folder.h"
#include "tests/support/matchers.h"
#include "tests/support/project_builder.h"

#include <gtest/gtest.h>

#include <cmath>

namespace crossfade {
namespace {

using test::expectOk;
using test::HasErrorCode;
using test::HasErrorWith;
using test::quickImport;
using test::storeRandomRun;
using test::TempDir;
using test::valueOf;

class ProjectTest : public testing::Test {
protected:
    ProjectTest()
    {
        test::writeGeneratedCatalogue(m_folder, 60, 1);
        test::writeBytes(m_folder / "artists.tsv",
                         test::readBytes(m_folder / "artists.tsv") +
                             "twin-1\tTwins\t5\ttrain\ntwin-2\tTwins\t6\ttrain\n"
                             "accent\tMotörhead\t7\ttrain\nnameless\t\t0\ttrain\n");
        import();
    }
    void import()
    {
        static_cast<void>(valueOf(importCatalogue(m_folder, m_path, quickImport(), JobContext())));
    }
    Project open() { return valueOf(Project::open(m_path)); }

    TempDir m_dir;
    std::filesystem::path m_folder = m_dir / "folder";
    std::filesystem::path m_path = m_dir / "p.crossfade";
};

TEST_F(ProjectTest, SaysThatThereIsNoModelYet)
{
    Project project = open();
    EXPECT_TRUE(valueOf(project.runs()).empty());
    EXPECT_THAT(project.loadRun({}), HasErrorCode(ErrorCode::NotFound));
    EXPECT_THAT(project.loadRun({}), HasErrorWith("train one first"));
}

TEST_F(ProjectTest, LoadsTheNewestRunOrTheOneAskedFor)
{
    const RunId first = storeRandomRun(m_path, "first");
    const RunId second = storeRandomRun(m_path, "second");
    Project project = open();
    EXPECT_EQ(valueOf(project.loadRun({}))->record.id, second);
    EXPECT_EQ(valueOf(project.loadRun(first))->record.name, "first");
    EXPECT_THAT(project.loadRun({99}), HasErrorWith("no run 99; the newest is 2"));
}

TEST_F(ProjectTest, TheMapHasAPlaceForWhoeverHasAnEncoding)
{
    storeRandomRun(m_path, "run");
    Project project = open();
    const auto run = valueOf(project.loadRun({}));
    ASSERT_EQ(run->layout.rows, project.catalogue()->size());
    for (std::size_t i = 0; i < run->layout.rows; ++i)
        EXPECT_EQ(std::isnan(run->layout.at(i, 0)), project.catalogue()->presence[i].empty()) << i;
    const auto again = valueOf(open().loadRun({}));
    for (std::size_t i = 0; i < run->layout.values.size(); ++i)
        if (!std::isnan(run->layout.values[i])) {
            EXPECT_EQ(run->layout.values[i], again->layout.values[i]) << "it is stored";
        }
}

TEST_F(ProjectTest, ResolvesAnArtistByIdThenNameThenFoldedName)
{
    Project project = open();
    const auto idOf = [&](const std::string& text) {
        return project.catalogue()->artists()[valueOf(project.resolveArtist(text))].id;
    };
    EXPECT_EQ(idOf("artist-3"), "artist-3");
    EXPECT_EQ(idOf("Artist Number 7"), "artist-7");
    EXPECT_EQ(idOf("artist number 7"), "artist-7");
    EXPECT_EQ(idOf("motorhead"), "accent");
    EXPECT_EQ(idOf("nameless"), "nameless");
}

TEST_F(ProjectTest, AsksBackWhereANameIsNotOneArtist)
{
    Project project = open();
    EXPECT_THAT(project.resolveArtist("Twins"), HasErrorWith("twin-1, twin-2"));
    const auto second = project.catalogue()->rowOfId.at("twin-2");
    EXPECT_EQ(valueOf(project.resolveArtist(project.catalogue()->label(second))), second);
    EXPECT_THAT(project.resolveArtist("Motorhed"), HasErrorWith("the nearest are Motörhead"));
    EXPECT_THAT(project.resolveArtist("Motorhed"), HasErrorCode(ErrorCode::NotFound));
    EXPECT_THAT(project.resolveArtist(""), HasErrorCode(ErrorCode::NotFound));
}

TEST_F(ProjectTest, FindsArtistsWithTypingErrorsThroughTheNameIndex)
{
    Project project = open();
    const auto hits = valueOf(project.findArtists("motorhaed", 5));
    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(project.catalogue()->artists()[hits[0].artist].id, "accent");
    EXPECT_EQ(valueOf(project.findArtists("twi", 5)).size(), 2U);
    EXPECT_TRUE(valueOf(project.findArtists("\"* OR", 5)).empty()) << "no query syntax";
}

TEST_F(ProjectTest, AnArtistWithoutANameGoesByTheId)
{
    const Project project = open();
    const auto& catalogue = *project.catalogue();
    EXPECT_EQ(catalogue.label(catalogue.rowOfId.at("nameless")), "nameless");
    EXPECT_EQ(catalogue.label(catalogue.rowOfId.at("accent")), "Motörhead");
}

TEST_F(ProjectTest, ArtistsOfOneNameAreToldApart)
{
    const Project project = open();
    const auto& catalogue = *project.catalogue();
    EXPECT_EQ(catalogue.label(catalogue.rowOfId.at("twin-1")), "Twins (twin-1)");
    EXPECT_EQ(catalogue.label(catalogue.rowOfId.at("twin-2")), "Twins (twin-2)");
}

TEST_F(ProjectTest, TheStoredHashSaysWhetherAReloadIsDue)
{
    Project project = open();
    EXPECT_EQ(valueOf(project.storedContentHash()), project.catalogue()->stored.contentHash);
    test::writeGeneratedCatalogue(m_folder, 30, 2);
    import();
    EXPECT_NE(valueOf(project.storedContentHash()), project.catalogue()->stored.contentHash);
}

TEST_F(ProjectTest, NoticesOnceThatAnotherProgramHasWritten)
{
    Project project = open();
    EXPECT_FALSE(project.changedElsewhere());
    test::writeGeneratedCatalogue(m_folder, 30, 2);
    import();
    EXPECT_TRUE(project.changedElsewhere());
    EXPECT_FALSE(project.changedElsewhere());
    EXPECT_EQ(project.catalogue()->size(), 64U) << "what was loaded stays until it is reloaded";
    expectOk(project.reload());
    EXPECT_EQ(project.catalogue()->size(), 30U);
}

TEST_F(ProjectTest, KeepsTheSession)
{
    expectOk(open().saveSession("{\"x\":1}"));
    EXPECT_EQ(valueOf(open().loadSession()), "{\"x\":1}");
}

TEST_F(ProjectTest, GivesTagsOfAnArtist)
{
    Project project = open();
    const ArtistRow row = project.catalogue()->rowOfId.at("artist-1");
    const auto tags = valueOf(project.amounts(row, 1));
    ASSERT_EQ(tags.size(), 8U);
    for (std::size_t i = 1; i < tags.size(); ++i) EXPECT_GE(tags[i - 1].second, tags[i].second);
}

}  // namespace
}  // namespace crossfade
