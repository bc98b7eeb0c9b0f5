// SPDX-License-Identifier: GPL-3.0-or-later
// What one project leaves behind when another takes its place.
#include "core/workflow/import_catalogue.h"
#include "tests/support/catalogue_folder.h"
#include "tests/support/project_builder.h"
#include "tests/ui/support/window_test.h"
#include "ui/map/map_view.h"
#include "ui/window/explore_page.h"
#include "ui/window/neighbour_panel.h"

#include <QTableView>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class TwoProjectsWindowTest : public test::WindowTest {
protected:
    /// A project of four artists without run.
    std::filesystem::path small() const
    {
        const test::CatalogueFolder catalogue;
        const auto path = folder() / "small.crossfade";
        test::valueOf(importCatalogue(catalogue.path(), path, test::quickImport(), {}));
        return path;
    }
};

TEST_F(TwoProjectsWindowTest, AProjectWithoutRunShowsNothingOfTheOneBefore)
{
    openTrained();
    ASSERT_TRUE(window().askFor(u"Björk"_s));
    ASSERT_TRUE(window().openProject(small()));
    // Everything that follows would look into the first project with rows of the second.
    ASSERT_FALSE(exploration().hasSources()) << "the first project's run is still explored";
    EXPECT_FALSE(exploration().canUndo());
    press(Qt::Key_Z, Qt::ControlModifier);
    press(Qt::Key_1);
    EXPECT_FALSE(window().askFor(u"Anna"_s));
    EXPECT_THAT(window().message(), test::Holds("no trained model"));
    EXPECT_FALSE(window().page().map()->isVisible());
    EXPECT_EQ(window().page().neighbours()->note(), QString());
    EXPECT_FALSE(test::shows(window().page(), "Björk"));
    EXPECT_EQ(window().page().neighbours()->neighbours().rowCount(), 0)
        << "rows of a catalogue that is gone";
    closeWindow();
}

TEST_F(TwoProjectsWindowTest, ClosingAfterAnImportBesideATrainedProjectIsFine)
{
    openTrained();
    ASSERT_TRUE(window().openProject(small()));
    ASSERT_FALSE(exploration().hasSources()) << "saving the session would look for its run";
    closeWindow();
}

TEST_F(TwoProjectsWindowTest, AProjectWithARunIsShownWhole)
{
    openTrained();
    press(Qt::Key_2);
    ASSERT_TRUE(evaluationSettles());
    const auto other = trained("other.crossfade");
    ASSERT_TRUE(window().openProject(other));
    EXPECT_TRUE(window().windowTitle().startsWith(u"other.crossfade"_s));
    EXPECT_EQ(asked(), "Radiohead");
    EXPECT_TRUE(exploration().isLearnedMix()) << "the mix of the other project is not this one's";
    ASSERT_TRUE(evaluationSettles());
    EXPECT_FALSE(window().evaluation().now().has_value());
}

TEST_F(TwoProjectsWindowTest, EachKeepsItsOwnSession)
{
    openTrained();
    ASSERT_TRUE(window().askFor(u"Björk"_s));
    const auto other = trained("other.crossfade");
    ASSERT_TRUE(window().openProject(other));
    ASSERT_TRUE(window().askFor(u"U2"_s));
    ASSERT_TRUE(window().openProject(folder() / "sample.crossfade"));
    EXPECT_EQ(asked(), "Björk");
    ASSERT_TRUE(window().openProject(other));
    EXPECT_EQ(asked(), "U2");
}

}  // namespace
}  // namespace crossfade::ui
