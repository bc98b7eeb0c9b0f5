// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catalogue_folder.h"
#include "tests/ui/support/window_test.h"
#include "ui/window/explore_page.h"
#include "ui/window/job_strip.h"

#include <algorithm>
#include <fstream>

namespace crossfade::ui {
namespace {

namespace fs = std::filesystem;

class ImportWindowTest : public test::WindowTest {
protected:
    bool stripShown()
    {
        return std::ranges::any_of(window().findChildren<JobStrip*>(),
                                   [](const JobStrip* strip) { return strip->isVisible(); });
    }
    bool importEnds()
    {
        return test::comesTrue([this] { return !stripShown() && !window().message().isEmpty(); });
    }
};

TEST_F(ImportWindowTest, AFolderIsImportedWithProgressAndOpened)
{
    const fs::path catalogue = folder() / "catalogue";
    test::writeSampleCatalogue(catalogue);
    std::ofstream(catalogue / "notes.txt") << "stray";
    const fs::path project = folder() / "made.crossfade";
    window().importCatalogueInto(catalogue, project);
    EXPECT_TRUE(stripShown());
    EXPECT_TRUE(test::shows(window(), "Importing catalogue"));
    ASSERT_TRUE(importEnds());
    ASSERT_NE(window().session(), nullptr) << window().message().toStdString();
    EXPECT_EQ(window().session()->path(), project);
    EXPECT_THAT(window().message(), test::Holds("Imported Sample: 60 artists,"));
    EXPECT_THAT(window().message(), test::Holds("Not read: notes.txt"));
    EXPECT_TRUE(test::button(window().page(), "Train a model…")->isVisible());
}

TEST_F(ImportWindowTest, AFaultyFolderNamesItsFaultsAndTheProjectStays)
{
    openTrained();
    test::CatalogueFolder faulty;
    faulty.write("audio.tsv", "id\tenergy\na\tloud\nzz\t1\n");
    const fs::path project = folder() / "never.crossfade";
    window().importCatalogueInto(faulty.path(), project);
    ASSERT_TRUE(importEnds());
    EXPECT_THAT(window().message(), test::Holds("audio.tsv:2"));
    EXPECT_THAT(window().message(), test::Holds("loud"));
    EXPECT_THAT(window().message(), test::Holds("audio.tsv:3"));
    EXPECT_EQ(window().session()->path().filename(), "sample.crossfade");
    EXPECT_FALSE(fs::exists(project)) << "nothing half-made is left";
}

TEST_F(ImportWindowTest, AnImportIntoTheOpenProjectShowsItAnew)
{
    openTrained();
    const fs::path catalogue = folder() / "again";
    test::writeSampleCatalogue(catalogue);
    std::ofstream(catalogue / "artists.tsv", std::ios::app) << "new\tNewcomer\t5\ttrain\t\t\t\n";
    window().importCatalogueInto(catalogue, window().session()->path());
    ASSERT_TRUE(importEnds());
    EXPECT_EQ(window().session()->catalogue()->size(), test::kArtists + 1);
    EXPECT_TRUE(test::shows(window(), "of 61 artists shown"));
    EXPECT_EQ(asked(), "Radiohead");
    EXPECT_TRUE(evaluationSettles());
}

TEST_F(ImportWindowTest, CancelLeavesNothingAndSaysNothing)
{
    const fs::path catalogue = folder() / "large";
    test::writeGeneratedCatalogue(catalogue, 3000, 1);
    const fs::path project = folder() / "cancelled.crossfade";
    window().importCatalogueInto(catalogue, project);
    for (JobStrip* strip : window().findChildren<JobStrip*>())
        if (strip->isVisible()) {
            test::button(*strip, "Cancel")->click();
            EXPECT_TRUE(test::shows(*strip, "Cancelling…"));
        }
    ASSERT_TRUE(test::comesTrue([this] { return !stripShown(); }));
    EXPECT_EQ(window().message(), QString());
    EXPECT_EQ(window().session(), nullptr);
    EXPECT_FALSE(fs::exists(project));
}

}  // namespace
}  // namespace crossfade::ui
