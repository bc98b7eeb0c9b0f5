// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/project_builder.h"
#include "tests/ui/support/window_test.h"
#include "ui/map/map_view.h"
#include "ui/window/explore_page.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/start_page.h"

#include <QTableView>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

class OpenWindowTest : public test::WindowTest {};

TEST_F(OpenWindowTest, BeginsWithHowToGetAProject)
{
    EXPECT_TRUE(window().findChild<StartPage*>()->isVisible());
    EXPECT_FALSE(window().page().isVisible());
    EXPECT_EQ(window().windowTitle(), u"Crossfade"_s);
    EXPECT_FALSE(window().askFor(u"Radiohead"_s));
    const auto pictures = folder() / "pictures";
    EXPECT_THAT(window().savePictures(QString::fromStdString(pictures.string())),
                test::HasErrorWith("no trained model"));
    EXPECT_FALSE(std::filesystem::exists(pictures)) << "nothing is left of what can't be done";
}

TEST_F(OpenWindowTest, TheTitleNamesTheFileAndRepeatsTheNotice)
{
    openTrained();
    EXPECT_EQ(window().windowTitle(), u"sample.crossfade — Made up for tests. — Crossfade"_s);
    EXPECT_TRUE(test::shows(window().page(), test::kNotice));
    EXPECT_EQ(window().message(), QString());
}

TEST_F(OpenWindowTest, TheMapShowsEverybodyWhoHasSomething)
{
    openTrained();
    EXPECT_EQ(window().page().map()->shown(), test::kArtists - 1);
    EXPECT_TRUE(window().page().map()->isVisible());
    EXPECT_TRUE(test::shows(window(), "59 of 60 artists shown · 1 have no modality"));
}

TEST_F(OpenWindowTest, AFreshProjectAsksForSomeoneWellKnown)
{
    openTrained();
    EXPECT_EQ(asked(), "Radiohead");
    EXPECT_GT(window().page().neighbours()->neighbours().rowCount(), 0);
}

TEST_F(OpenWindowTest, AProjectWithoutRunInvitesToTrain)
{
    ASSERT_TRUE(window().openProject(untrained()));
    ExplorePage& page = window().page();
    EXPECT_FALSE(page.map()->isVisible());
    EXPECT_TRUE(test::shows(page, "This project has no trained model yet."));
    ASSERT_NE(test::button(page, "Train a model…"), nullptr);
    EXPECT_TRUE(test::button(page, "Train a model…")->isVisible());
    EXPECT_FALSE(page.neighbours()->table()->isVisible());
    EXPECT_FALSE(window().askFor(u"Radiohead"_s));
    EXPECT_THAT(window().message(), test::Holds("no trained model"));
    press(Qt::Key_1);  // nothing to switch, and nothing happens
}

class RefusedFileWindowTest : public OpenWindowTest {
protected:
    /// A sentence is shown, and what was open stays.
    void expectRefused(const fs::path& path, const char* sentence)
    {
        openTrained();
        const QString title = window().windowTitle();
        EXPECT_FALSE(window().openProject(path));
        EXPECT_THAT(window().message(), test::Holds(sentence));
        EXPECT_TRUE(test::shows(window(), sentence));
        EXPECT_EQ(window().windowTitle(), title);
        EXPECT_EQ(window().session()->path().filename(), "sample.crossfade");
        EXPECT_EQ(asked(), "Radiohead");
        test::button(window(), "Close")->click();
        EXPECT_EQ(window().message(), QString());
    }
};

TEST_F(RefusedFileWindowTest, AMissingOne)
{
    expectRefused(folder() / "missing.crossfade", "There is no project");
}

TEST_F(RefusedFileWindowTest, ATextFile)
{
    expectRefused(folder().write("text.crossfade", std::string(5000, 'x')),
                  "is not a Crossfade project");
}

TEST_F(RefusedFileWindowTest, AnEmptyFile)
{
    expectRefused(folder().write("empty.crossfade", ""), "is empty");
}

TEST_F(RefusedFileWindowTest, OneOfANewerVersion)
{
    const fs::path newer = trained("newer.crossfade");
    std::fstream file(newer, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(60);  // user_version in the header of SQLite
    file.write("\0\0\3\xE7", 4);
    file.close();
    expectRefused(newer, "newer");
}

TEST_F(OpenWindowTest, AReadOnlyProjectSaysSoAndCantBeTrained)
{
    const fs::path place = folder() / "read only";
    fs::create_directory(place);
    fs::copy_file(trained(), place / "locked.crossfade");
    fs::permissions(place / "locked.crossfade", fs::perms::owner_read);
    fs::permissions(place, fs::perms::owner_read | fs::perms::owner_exec);
    if (::access(place.c_str(), W_OK) == 0) {
        fs::permissions(place, fs::perms::owner_all);
        GTEST_SKIP() << "permissions don't bind this user (root)";
    }
    ASSERT_TRUE(window().openProject(place / "locked.crossfade"));
    EXPECT_THAT(window().windowTitle(), test::Holds("(read-only)"));
    EXPECT_EQ(window().page().map()->shown(), test::kArtists - 1);
    window().train();
    EXPECT_THAT(window().message(), test::Holds("can only be read here"));
    closeWindow();
    fs::permissions(place, fs::perms::owner_all);
}

TEST_F(OpenWindowTest, AnotherRunIsShownFromTheMenu)
{
    const fs::path path = trained();
    test::storeRandomRun(path, "newer");
    ASSERT_TRUE(window().openProject(path));
    test::expectOk(window().session()->selectRun(window().session()->runs().back().id));
    EXPECT_EQ(exploration().run()->record.name, "sample run");
    EXPECT_EQ(asked(), "Radiohead");
    EXPECT_TRUE(evaluationSettles());
}

}  // namespace
}  // namespace crossfade::ui
