// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/writer_lock.h"
#include "tests/ui/support/window_test.h"
#include "ui/charts/point_plot.h"
#include "ui/widgets/figure_table_view.h"
#include "ui/window/experiments_view.h"
#include "ui/window/research_page.h"
#include "ui/window/sweep_dialog.h"
#include "ui/window/train_dialog.h"
#include "ui/window/workspace.h"

#include <QApplication>
#include <QListWidget>
#include <QPlainTextEdit>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr const char* kTiny = "dimension = 16\nbatch = 32\nthreads = 1\n";

class ExperimentWindowTest : public test::WindowTest {
protected:
    ExperimentModel& model() { return window().experiments(); }
    ResearchPage& page() { return *window().workspace().research(); }
    ExperimentsView& view() { return *page().experiments(); }
    SweepDialog& dialog() { return *view().dialog(); }
    QPlainTextEdit& editor() { return *dialog().findChild<QPlainTextEdit*>(); }
    QAbstractButton& startButton() { return *test::button(dialog(), "Start"); }
    static QString cell(FigureTableView& table, int row, int column)
    {
        return table.model()->index(row, column).data().toString();
    }
    void showView()
    {
        press(Qt::Key_3, Qt::ControlModifier);
        test::button(page(), "Show the experiments")->click();
        ASSERT_TRUE(test::comesTrue([this] { return model().isRead(); }));
        test::drainEvents();
    }
    void openDialog()
    {
        test::button(view(), "New sweep…")->click();
        ASSERT_TRUE(dialog().isVisible());
    }
    void write(const std::string& text) { editor().setPlainText(QString::fromStdString(text)); }
    void start(const std::string& text)
    {
        openDialog();
        write(text + kTiny);
        ASSERT_TRUE(startButton().isEnabled());
        startButton().click();
        EXPECT_FALSE(dialog().isVisible());
        ASSERT_TRUE(model().running());
    }
};

TEST_F(ExperimentWindowTest, WithoutExperimentsOneIsInvited)
{
    openTrained();
    showView();
    EXPECT_TRUE(test::shows(view(), "No sweep has been run yet."));
    EXPECT_FALSE(view().runs()->isVisible());
    EXPECT_TRUE(test::button(view(), "New sweep…")->isEnabled());
}

TEST_F(ExperimentWindowTest, AFaultySweepIsNamedAndCantBeStarted)
{
    openTrained();
    showView();
    openDialog();
    EXPECT_TRUE(startButton().isEnabled()) << "a ready one is there to begin with";
    write("name = x\ntemperature = hot\n");
    EXPECT_TRUE(test::shows(dialog(), ":2: "));
    EXPECT_TRUE(test::shows(dialog(), "hot"));
    EXPECT_FALSE(startButton().isEnabled());
    write("name = x\ntemperature = 0.1 0.2\nseed = 0 1 2\n");
    EXPECT_TRUE(test::shows(dialog(), "6 runs of 2 settings, 3 seeds each."));
    EXPECT_TRUE(startButton().isEnabled());
    dialog().openFile(
        QString::fromStdString(folder().write("own.sweep", "name = own\nseeds = 1\n").string()));
    EXPECT_TRUE(test::shows(dialog(), "own.sweep:2: There is no key"));
    dialog().openFile(QString::fromStdString((folder() / "none.sweep").string()));
    EXPECT_TRUE(test::shows(dialog(), "none.sweep: "));
}

TEST_F(ExperimentWindowTest, AReadySweepRunsAndIsShown)
{
    openTrained();
    const RunId explored = exploration().run()->record.id;
    showView();
    openDialog();
    auto* list = dialog().findChild<QListWidget*>();
    list->setCurrentItem(list->findItems(u"temperature"_s, Qt::MatchExactly).first());
    QString text = editor().toPlainText();
    EXPECT_THAT(text, test::Holds("temperature = 0.02 0.05 0.1 0.2 0.5"));
    EXPECT_TRUE(test::shows(dialog(), "15 runs of 5 settings, 3 seeds each."));
    text.replace(u"0.02 0.05 0.1 0.2 0.5"_s, u"0.1 0.2"_s).replace(u"0 1 2"_s, u"0 1"_s);
    write(text.toStdString() + kTiny + "epochs = 3\n");
    startButton().click();
    EXPECT_TRUE(test::shows(window(), "Sweep “temperature”")) << "the job strip";
    ASSERT_TRUE(test::comesTrue(
        [this] {
            return !model().running() && model().chosen() != nullptr &&
                   countRuns(*model().chosen()).done == 4;
        },
        60000))
        << window().message().toStdString();
    ASSERT_EQ(view().runs()->model()->rowCount(), 4);
    EXPECT_EQ(cell(*view().runs(), 0, run_table::Label), u"temperature=0.1 seed=0"_s);
    EXPECT_THAT(cell(*view().runs(), 3, run_table::Ndcg), test::Holds(" ["));
    EXPECT_THAT(cell(*view().runs(), 3, run_table::State), test::Holds("done, run"));
    EXPECT_EQ(cell(*view().list(), 0, experiment_table::Done), u"4"_s);
    ASSERT_EQ(view().settings()->model()->rowCount(), 2);
    EXPECT_THAT(cell(*view().settings(), 1, setting_table::Ndcg), test::Holds(" ± "));
    EXPECT_EQ(view().plot()->plan().points.size(), 2U);
    EXPECT_FALSE(test::button(view(), "Go on with the sweep")->isVisible()) << "nothing is left";
    EXPECT_EQ(window().session()->runs().size(), 5U);
    EXPECT_EQ(exploration().run()->record.id, explored) << "who explores is left alone";
    EXPECT_EQ(window().message(), u""_s);
    openDialog();
    EXPECT_TRUE(test::shows(dialog(), "It is in the project already"));
}

TEST_F(ExperimentWindowTest, NewRunsAreMissingAmongTheSystems)
{
    openTrained();
    press(Qt::Key_3, Qt::ControlModifier);
    press(Qt::Key_Space);
    ASSERT_TRUE(test::comesTrue([this] { return !window().research().systems().empty(); }, 60000));
    showView();
    start("name = two\nseed = 0 1\nepochs = 2\n");
    ASSERT_TRUE(test::comesTrue([this] { return window().research().missingRuns() == 2; }, 60000));
}

TEST_F(ExperimentWindowTest, WhatIsCancelledGoesOnInAnotherWindow)
{
    const auto path = trained();
    ASSERT_TRUE(window().openProject(path));
    showView();
    start("name = long\nepochs = 2 2000\n");
    ASSERT_TRUE(test::comesTrue([this] {
        return model().progress() && model().progress()->position == 1 &&
               model().progress()->epoch > 0;
    }));
    ASSERT_TRUE(test::comesTrue(
        [this] { return model().chosen() != nullptr && countRuns(*model().chosen()).done == 1; }));
    EXPECT_THAT(cell(*view().runs(), 1, run_table::State), test::Holds("of 2000"));
    EXPECT_FALSE(window().openProject(trained("other.crossfade")));
    EXPECT_THAT(window().message(), test::Holds("A sweep is running in"));
    test::button(view(), "Cancel the sweep")->click();
    ASSERT_TRUE(test::comesTrue([this] { return !model().running(); }));
    EXPECT_TRUE(test::button(view(), "Go on with the sweep")->isVisible());
    closeWindow();
    showWindow();
    ASSERT_TRUE(window().openProject(path));
    showView();
    ASSERT_EQ(view().list()->model()->rowCount(), 1);
    EXPECT_EQ(cell(*view().list(), 0, experiment_table::Left), u"1"_s);
    EXPECT_EQ(cell(*view().runs(), 1, run_table::State), u"not run yet"_s);
    test::button(view(), "Go on with the sweep")->click();
    ASSERT_TRUE(
        test::comesTrue([this] { return model().progress() && model().progress()->epoch > 1; }));
    model().cancel();
    ASSERT_TRUE(test::comesTrue([this] { return !model().running(); }));
}

TEST_F(ExperimentWindowTest, WhereEveryRunFailsTheTableSaysWhy)
{
    ASSERT_TRUE(window().openProject(untrained()));
    showView();
    start("name = nobody\nmin-popularity = 1e17\n");
    ASSERT_TRUE(test::comesTrue([this] {
        return !model().running() && model().chosen() != nullptr &&
               countRuns(*model().chosen()).failed == 1;
    }));
    EXPECT_THAT(cell(*view().runs(), 0, run_table::State), test::Holds("failed: "));
    EXPECT_TRUE(test::shows(view(), "Every run failed; the table says why."));
    EXPECT_TRUE(test::shows(view(), "nobody: Only 0 artists")) << "the whole sentence";
    EXPECT_TRUE(test::button(view(), "Go on with the sweep")->isEnabled());
}

TEST_F(ExperimentWindowTest, TabGoesThroughInTheOrderOfReading)
{
    openTrained();
    showView();
    // Not by the dialog, as no window manager gives the focus back after it.
    const std::string text = std::string("name = nobody\nmin-popularity = 1e17 0\n") + kTiny;
    model().start(test::valueOf(model().parse(text + "epochs = 1\n", "a.sweep")));
    ASSERT_TRUE(test::comesTrue([this] {
        return !model().running() && model().chosen() != nullptr &&
               !model().chosen()->settings.empty();
    }));
    test::drainEvents();
    view().list()->setFocus();
    const std::vector<QWidget*> expected = {test::button(view(), "New sweep…"), view().runs(),
                                            test::button(view(), "Go on with the sweep"),
                                            view().settings(), view().plot()};
    for (QWidget* next : expected) {
        press(Qt::Key_Tab);
        EXPECT_EQ(QApplication::focusWidget(), next)
            << QApplication::focusWidget()->accessibleName().toStdString() << " in place of "
            << next->accessibleName().toStdString();
    }
}

TEST_F(ExperimentWindowTest, OneWriterAtATime)
{
    openTrained();
    showView();
    window().training().start(window().session()->path(), test::quickTraining("long", 5000));
    EXPECT_FALSE(test::button(view(), "New sweep…")->isEnabled());
    EXPECT_EQ(test::button(view(), "New sweep…")->toolTip(), u"A model is being trained."_s);
    window().training().cancel();
    ASSERT_TRUE(test::comesTrue([this] { return !window().training().running(); }));
    EXPECT_TRUE(test::button(view(), "New sweep…")->isEnabled());
    start("name = long\nepochs = 5000\n");
    EXPECT_FALSE(test::button(view(), "New sweep…")->isEnabled());
    window().train();
    auto* training = window().findChild<TrainDialog*>();
    EXPECT_FALSE(test::button(*training, "Train")->isEnabled());
    EXPECT_EQ(test::button(*training, "Train")->toolTip(), u"A sweep is running."_s);
    model().cancel();
    ASSERT_TRUE(test::comesTrue([this] { return !model().running(); }));
    EXPECT_TRUE(test::button(*training, "Train")->isEnabled());
}

TEST_F(ExperimentWindowTest, AnotherProgramThatWritesIsNamed)
{
    openTrained();
    showView();
    const WriterLock lock =
        test::valueOf(WriterLock::acquire(window().session()->path(), "importing"));
    start("name = x\n");
    ASSERT_TRUE(test::comesTrue([this] { return !model().running(); }));
    EXPECT_THAT(window().message(), test::Holds("Another program is writing to"));
}

}  // namespace
}  // namespace crossfade::ui
