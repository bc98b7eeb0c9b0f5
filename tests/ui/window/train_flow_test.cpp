// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/writer_lock.h"
#include "core/workflow/project.h"
#include "tests/ui/support/window_test.h"
#include "ui/map/map_view.h"
#include "ui/window/explore_page.h"
#include "ui/window/loss_panel.h"
#include "ui/window/research_page.h"
#include "ui/window/train_dialog.h"
#include "ui/window/workspace.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class TrainWindowTest : public test::WindowTest {
protected:
    TrainDialog& dialog() { return *window().findChild<TrainDialog*>(); }
    /// The field of the dialog that a label names.
    template <typename Widget>
    Widget& field(const char* label)
    {
        auto* form = dialog().findChild<QFormLayout*>();
        for (int row = 0; row < form->rowCount(); ++row) {
            auto* name = qobject_cast<QLabel*>(form->itemAt(row, QFormLayout::LabelRole)->widget());
            if (name->text() == QString::fromUtf8(label))
                return *qobject_cast<Widget*>(form->itemAt(row, QFormLayout::FieldRole)->widget());
        }
        throw std::runtime_error(std::string("no field ") + label);
    }
    void openDialog(int epochs)
    {
        press(Qt::Key_T, Qt::ControlModifier);
        ASSERT_TRUE(dialog().isVisible());
        field<QSpinBox>("Epochs").setValue(epochs);
        field<QSpinBox>("Dimensions").setValue(16);
        field<QSpinBox>("Batch").setValue(32);
        field<QSpinBox>("Threads").setValue(1);
        field<QLineEdit>("Name of the run").setText(u"by hand"_s);
    }
    bool ends()
    {
        return test::comesTrue([this] { return !window().training().running(); });
    }
    Panel& lossPanel() { return *window().workspace().research()->loss(); }
};

TEST_F(TrainWindowTest, ATrainingEndsWithItsRunShown)
{
    ASSERT_TRUE(window().openProject(untrained()));
    openDialog(4);
    test::button(dialog(), "Train")->click();
    EXPECT_FALSE(test::button(dialog(), "Train")->isEnabled());
    EXPECT_TRUE(test::button(dialog(), "Cancel training")->isVisible());
    ASSERT_TRUE(test::comesTrue([this] { return exploration().hasSources(); }));
    EXPECT_EQ(exploration().run()->record.name, "by hand");
    EXPECT_EQ(exploration().run()->record.dimension, 16U);
    EXPECT_EQ(window().page().map()->shown(), test::kArtists - 1);
    EXPECT_TRUE(window().page().map()->isVisible());
    EXPECT_EQ(lossPanel().note(), u"run 1 · 4 epochs"_s);
    EXPECT_TRUE(test::button(dialog(), "Train")->isEnabled());
    EXPECT_TRUE(evaluationSettles());
}

TEST_F(TrainWindowTest, TheDialogSaysThatItIsTrained)
{
    openTrained();
    openDialog(2);
    test::button(dialog(), "Train")->click();
    ASSERT_TRUE(test::comesTrue([this] { return window().session()->runs().size() == 2; }));
    EXPECT_TRUE(test::shows(dialog(), "Trained. The new run is shown in the window."));
}

TEST_F(TrainWindowTest, ATrainingThatGoesWrongSaysSo)
{
    openTrained();
    openDialog(120);
    field<QDoubleSpinBox>("Learning rate").setValue(0.1);
    field<QDoubleSpinBox>("Temperature").setValue(0.01);
    test::button(dialog(), "Train")->click();
    ASSERT_TRUE(test::comesTrue([this] { return window().session()->runs().size() == 2; }));
    ASSERT_FALSE(window().training().signatures().empty());
    EXPECT_TRUE(test::shows(dialog(), "Watch out: "));
    EXPECT_TRUE(test::shows(dialog(), window().training().signatures().front().seen.c_str()));
    test::button(dialog(), "Train")->click();
    EXPECT_FALSE(test::shows(dialog(), "Watch out: ")) << "of the training before";
    window().training().cancel();
    EXPECT_TRUE(ends());
}

TEST_F(TrainWindowTest, WhatIsCancelledCanBeContinued)
{
    openTrained();
    openDialog(60);
    test::button(dialog(), "Train")->click();
    ASSERT_TRUE(test::comesTrue([this] { return window().training().curve().size() >= 2; }));
    EXPECT_EQ(lossPanel().note(), u"training…"_s);
    test::button(dialog(), "Cancel training")->click();
    ASSERT_TRUE(ends());
    EXPECT_TRUE(test::shows(dialog(), "Cancelled. Continue goes on"));
    EXPECT_EQ(lossPanel().note(), u"run 1 · 3 epochs"_s) << "of the run that is shown";
    window().session()->refresh();
    EXPECT_TRUE(test::shows(dialog(), "Cancelled. Continue goes on")) << "until something is done";
    QAbstractButton* resume = test::button(dialog(), "Continue");
    ASSERT_TRUE(resume->isVisible());
    resume->click();
    ASSERT_TRUE(test::comesTrue([this] { return window().session()->runs().size() == 2; }));
    EXPECT_EQ(exploration().run()->record.curve.size(), 60U);
}

TEST_F(TrainWindowTest, AProjectThatIsBeingWrittenSaysSo)
{
    openTrained();
    const WriterLock lock =
        test::valueOf(WriterLock::acquire(window().session()->path(), "importing"));
    openDialog(2);
    test::button(dialog(), "Train")->click();
    ASSERT_TRUE(ends());
    EXPECT_TRUE(test::shows(dialog(), "Another program is writing to"));
    EXPECT_THAT(window().message(), test::Holds("Another program is writing to"));
}

TEST_F(TrainWindowTest, ClosingTheDialogLeavesTheTrainingRunning)
{
    openTrained();
    openDialog(60);
    test::button(dialog(), "Train")->click();
    dialog().close();
    EXPECT_TRUE(window().training().running());
    EXPECT_TRUE(test::shows(window(), "Training"));
    ASSERT_TRUE(test::comesTrue([this] { return window().session()->runs().size() == 2; }, 30000));
}

TEST_F(TrainWindowTest, AnotherProjectIsNotOpenedMeanwhile)
{
    openTrained();
    const auto other = trained("other.crossfade");
    openDialog(5000);
    test::button(dialog(), "Train")->click();
    EXPECT_FALSE(window().openProject(other));
    EXPECT_THAT(window().message(), test::Holds("A model is being trained in"));
    EXPECT_EQ(window().session()->path().filename(), "sample.crossfade");
    window().training().cancel();
    EXPECT_TRUE(ends());
    EXPECT_TRUE(window().openProject(other));
}

TEST_F(TrainWindowTest, ClosingTheWindowEndsTheTrainingToBeContinued)
{
    const auto path = trained();
    ASSERT_TRUE(window().openProject(path));
    openDialog(5000);
    test::button(dialog(), "Train")->click();
    ASSERT_TRUE(test::comesTrue([this] { return !window().training().curve().empty(); }));
    window().leave();
    closeWindow();
    Project project = test::valueOf(Project::open(path));
    EXPECT_EQ(test::valueOf(project.runs()).size(), 1U);
    EXPECT_EQ(test::valueOf(project.unfinishedTrainings()).size(), 1U);
    EXPECT_THAT(WriterLock::acquire(path, "a test"), test::HasValue());
    showWindow();
    ASSERT_TRUE(window().openProject(path));
    press(Qt::Key_T, Qt::ControlModifier);
    EXPECT_TRUE(test::button(dialog(), "Continue")->isVisible());
}

TEST_F(TrainWindowTest, TheObjectiveBringsItsDefaults)
{
    openTrained();
    press(Qt::Key_T, Qt::ControlModifier);
    EXPECT_EQ(dialog().options(), TrainOptions::defaultsFor(Objective::Subset));
    field<QComboBox>("Objective").setCurrentIndex(1);
    EXPECT_EQ(dialog().options(), TrainOptions::defaultsFor(Objective::Pairwise));
    EXPECT_TRUE(field<QSpinBox>("Hidden width").isEnabled());
    field<QComboBox>("Objective").setCurrentIndex(0);
    EXPECT_FALSE(field<QSpinBox>("Hidden width").isEnabled());
}

}  // namespace
}  // namespace crossfade::ui
