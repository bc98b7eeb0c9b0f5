// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catalogue_folder.h"
#include "tests/ui/support/research_sample.h"
#include "tests/ui/support/window_test.h"
#include "ui/charts/bar_rows.h"
#include "ui/charts/point_plot.h"
#include "ui/charts/set_grid.h"
#include "ui/charts/set_matrix_chart.h"
#include "ui/window/diagnosis_view.h"
#include "ui/window/explore_page.h"
#include "ui/window/research_page.h"
#include "ui/window/systems_panel.h"
#include "ui/window/workspace.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTableView>

namespace crossfade::ui {
namespace {

class ResearchWindowTest : public test::WindowTest {
protected:
    ResearchPage& page() { return *window().workspace().research(); }
    ResearchModel& model() { return window().research(); }
    QTableView& table() { return *page().systems()->table(); }
    void evaluate()
    {
        press(Qt::Key_3, Qt::ControlModifier);
        press(Qt::Key_Space);  // the invitation has the focus
        ASSERT_TRUE(test::comesTrue([this] { return !model().systems().empty(); }, 60000))
            << window().message().toStdString();
        test::drainEvents();
    }
};

TEST_F(ResearchWindowTest, KeysAndTheSwitchLeadFromPageToPage)
{
    openTrained();
    EXPECT_TRUE(window().page().isVisible());
    press(Qt::Key_3, Qt::ControlModifier);
    EXPECT_TRUE(page().isVisible());
    EXPECT_TRUE(test::button(window(), "Page Research")->isChecked());
    EXPECT_TRUE(test::button(page(), "Evaluate all systems")->isVisible());
    press(Qt::Key_2);
    EXPECT_TRUE(exploration().isLearnedMix()) << "nothing is switched unseen";
    press(Qt::Key_1, Qt::ControlModifier);
    EXPECT_TRUE(window().page().isVisible());
    test::button(window(), "Page Research")->click();
    EXPECT_TRUE(page().isVisible());
    type("bj");
    press(Qt::Key_Return);
    EXPECT_TRUE(window().page().isVisible()) << "who is searched for is explored";
}

TEST_F(ResearchWindowTest, EvaluatesSelectsAndSorts)
{
    openTrained();
    evaluate();
    EXPECT_EQ(table().model()->rowCount(), static_cast<int>(model().systems().size()));
    EXPECT_GT(table().model()->rowCount(), 4);
    const auto before = model().selected();
    table().setFocus();
    table().setCurrentIndex(table().model()->index(1, 0));
    EXPECT_EQ(model().selected(), std::vector<std::size_t>{1});
    table().horizontalHeader()->setSortIndicator(SystemModel::Ndcg, Qt::DescendingOrder);
    EXPECT_GE(table().model()->index(0, SystemModel::Ndcg).data(SystemModel::SortRole).toDouble(),
              table().model()->index(1, SystemModel::Ndcg).data(SystemModel::SortRole).toDouble());
    EXPECT_EQ(model().selected(), std::vector<std::size_t>{1});
    QTest::mouseClick(page().plot(), Qt::LeftButton, {}, page().plot()->placeOf(0).toPoint());
    EXPECT_EQ(model().selected().size(), 1U);
    EXPECT_EQ(table().selectionModel()->selectedRows().size(), 1);
}

TEST_F(ResearchWindowTest, MasksAndCompares)
{
    openTrained();
    evaluate();
    test::button(page(), "Show missing modalities")->click();
    test::button(page(), "Measure missing modalities")->click();
    ASSERT_TRUE(test::comesTrue(
        [this] { return !model().maskingRunner().running() && model().masking() != nullptr; },
        60000))
        << window().message().toStdString();
    EXPECT_TRUE(page().findChild<SetMatrixChart*>()->isVisible());
    test::button(page(), "Show the comparison of two systems")->click();
    test::button(page(), "Compare")->click();
    ASSERT_TRUE(test::comesTrue([this] { return model().comparison() != nullptr; }, 60000));
    EXPECT_TRUE(test::shows(page(), "95 % interval"));
    test::drainEvents();
    for (PointPlot* plot : page().findChildren<PointPlot*>()) {
        if (plot == page().plot()) continue;
        plot->setFocus();
        press(Qt::Key_Right);
        press(Qt::Key_Return);
    }
    EXPECT_TRUE(window().page().isVisible()) << "a query's point opens the artist";
}

TEST_F(ResearchWindowTest, APairOfSetsCanBeTriedBeforeAnythingIsMeasured)
{
    openTrained();
    press(Qt::Key_3, Qt::ControlModifier);
    test::button(page(), "Show missing modalities")->click();
    test::drainEvents();
    auto* grid = page().findChild<SetGrid*>();
    ASSERT_TRUE(grid->isVisible());
    EXPECT_TRUE(grid->rect().contains(grid->placeOf(48).toPoint())) << "seven by seven fit in";
    page().setShownSets(ModalityMask(0b111), ModalityMask(0b001));
    EXPECT_THAT(grid->accessibleDescription(),
                test::Holds("Asked with audio, tags and listening; found by audio (as it is set)"));
    QSignalSpy wanted(&page(), &ResearchPage::setsWanted);
    grid->setFocus();
    press(Qt::Key_Left);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted[0][0].value<ModalityMask>(), offeredSets(3)[1]);
    EXPECT_EQ(wanted[0][1].value<ModalityMask>(), ModalityMask(0b001))
        << "the first key goes to the pair that is set";
}

TEST_F(ResearchWindowTest, LooksBehindTheFigures)
{
    openTrained();
    evaluate();
    test::button(page(), "Show what lies behind the figures")->click();
    auto* view = page().findChild<DiagnosisView*>();
    ASSERT_TRUE(view->isVisible());
    EXPECT_TRUE(test::shows(*view, "Not looked at yet"));
    test::button(page(), "Look behind the figures")->click();
    ASSERT_TRUE(test::comesTrue([this] { return model().diagnosis() != nullptr; }, 60000))
        << window().message().toStdString();
    test::drainEvents();
    EXPECT_EQ(view->findChild<SetMatrixChart*>()->matrix().names.size(), 3);
    ASSERT_EQ(view->frontier()->plan().points.size(), 1U);
    model().select(0, false);
    EXPECT_TRUE(test::shows(*view, "No run is selected; baselines are not trained"));
    EXPECT_EQ(view->frontier()->plan().points[0].mark, QString());
    view->frontier()->setFocus();
    press(Qt::Key_Right);
    press(Qt::Key_Return);
    EXPECT_EQ(model().selectedRun(), RunId{1});
    EXPECT_EQ(view->frontier()->plan().points[0].mark, QStringLiteral("A"));
    EXPECT_FALSE(test::shows(*view, "No run is selected"));
}

TEST_F(ResearchWindowTest, SavesAReportAndSaysWhereItWent)
{
    openTrained();
    const auto save = [this](const char* name) {
        const std::filesystem::path file = folder() / name;
        window().saveReport(QString::fromStdString(file.string()));
        EXPECT_TRUE(test::comesTrue([this] { return !model().reportRunner().running(); }, 60000));
        EXPECT_THAT(window().message(), test::Holds(file.c_str()));
        return test::readBytes(file);
    };
    EXPECT_THAT(save("r.pdf"), testing::StartsWith("%PDF-"));
    EXPECT_THAT(save("r.html"), testing::HasSubstr("Behind the figures"));
    EXPECT_THAT(save("r.md"), testing::HasSubstr("figure-1.svg"));
    EXPECT_THAT(window().message(), test::Holds("figures beside it"));
    window().saveReport(QString::fromStdString((folder() / "r.docx").string()));
    EXPECT_FALSE(model().reportRunner().running()) << "refused before long work";
    EXPECT_THAT(window().message(), test::Holds("ends in \".docx\""));
    EXPECT_NE(test::button(page(), "Save report…"), nullptr);
}

TEST_F(ResearchWindowTest, FailureSignaturesStateTheirRun)
{
    ResearchModel made(test::madeUpWork());
    DiagnosisView view(made);
    openTrained();
    made.setSources(window().session()->path(), window().session()->catalogue());
    EXPECT_TRUE(view.findChild<PointPlot*>()->plan().points.empty());
    made.evaluate();
    ASSERT_TRUE(test::comesTrue([&] { return !made.systems().empty(); }));
    view.show();
    made.diagnose();
    ASSERT_TRUE(test::comesTrue([&] { return made.diagnosis() != nullptr; }));
    EXPECT_TRUE(test::shows(view, "<b>Run 1:</b> The loss stands &lt;still&gt;."));
    EXPECT_TRUE(test::shows(view, "Seen on: training loss. Try a higher learning rate."));
}

}  // namespace
}  // namespace crossfade::ui
