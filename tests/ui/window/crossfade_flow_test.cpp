// SPDX-License-Identifier: GPL-3.0-or-later
// Pinning, fading, before and after, and what-ifs, as a person does them.
#include "tests/ui/support/window_test.h"
#include "ui/charts/set_grid.h"
#include "ui/charts/slope_chart.h"
#include "ui/widgets/crossfader.h"
#include "ui/widgets/fader.h"
#include "ui/widgets/mixer_panel.h"
#include "ui/widgets/panel.h"
#include "ui/window/explore_page.h"
#include "ui/window/neighbour_panel.h"
#include "ui/window/simulate_dialog.h"
#include "ui/window/top_bar.h"
#include "ui/window/workspace.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;

class CrossfadeWindowTest : public test::WindowTest {
protected:
    void SetUp() override
    {
        WindowTest::SetUp();
        openTrained();
        ASSERT_TRUE(window().askFor(u"Radiohead"_s));
        window().setFocus();
    }
    CrossfadeSlider& slider() { return *window().workspace().top()->crossfader()->slider(); }
    NeighbourPanel& neighbours() { return *window().page().neighbours(); }
    QString cell(int row, int column)
    {
        return neighbours().table()->model()->index(row, column).data().toString();
    }
    std::vector<float> scores()
    {
        std::vector<float> all;
        for (const NeighbourRow& row : exploration().neighbours().rows) all.push_back(row.score);
        return all;
    }
    /// With the mouse, from one part of the way to another.
    void drag(double from, double to)
    {
        const auto place = [this](double part) {
            return QPoint(10 + static_cast<int>(part * (slider().width() - 20)),
                          slider().height() / 2);
        };
        QTest::mousePress(&slider(), Qt::LeftButton, {}, place(from));
        for (int i = 1; i <= 8; ++i) QTest::mouseMove(&slider(), place(from + (to - from) * i / 8));
        QTest::mouseRelease(&slider(), Qt::LeftButton, {}, place(to));
    }
};

TEST_F(CrossfadeWindowTest, ThereIsNothingToFadeUntilSomethingDiffers)
{
    EXPECT_FALSE(slider().isEnabled());
    EXPECT_THAT(slider().toolTip(), test::Holds("Now is the baseline"));
    press(Qt::Key_2);
    EXPECT_TRUE(slider().isEnabled());
    EXPECT_EQ(slider().value(), CrossfadeSlider::kSteps);
    EXPECT_TRUE(test::shows(window(), "learned mix"));
}

TEST_F(CrossfadeWindowTest, TheSliderFadesListMixerAndCurvesToTheBaselineAndBack)
{
    const auto learned = scores();
    press(Qt::Key_F7);
    EXPECT_TRUE(test::shows(window(), "baseline"));
    press(Qt::Key_2);
    const auto now = scores();
    const std::size_t steps = exploration().past().size();
    drag(1.0, 0.0);
    EXPECT_EQ(scores(), learned);
    EXPECT_EQ(exploration().past().size(), steps + 1) << "the whole way is one step";
    EXPECT_TRUE(test::button(window(), "Tags on or off")->isChecked()) << "the strips follow";
    const Fader& tags = *window().page().mixer()->findChildren<Fader*>().at(1);
    const int full = tags.value();
    ASSERT_TRUE(evaluationSettles());
    EXPECT_FALSE(window().evaluation().now().has_value()) << "curves are those of the baseline";
    drag(0.0, 0.5);
    EXPECT_NE(scores(), learned);
    EXPECT_NE(scores(), now);
    EXPECT_LT(tags.value(), full);
    EXPECT_GT(tags.value(), 0);
    ASSERT_TRUE(evaluationSettles());
    EXPECT_TRUE(window().evaluation().now().has_value());
    press(Qt::Key_F9);
    EXPECT_EQ(scores(), now);
    press(Qt::Key_F8);
    EXPECT_EQ(scores(), learned);
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(scores(), now);
}

TEST_F(CrossfadeWindowTest, TheSliderObeysTheKeyboard)
{
    press(Qt::Key_2);
    slider().setFocus();
    press(Qt::Key_Home);
    EXPECT_DOUBLE_EQ(exploration().state().crossfade, 0.0);
    press(Qt::Key_Right);
    EXPECT_GT(exploration().state().crossfade, 0.0);
    press(Qt::Key_End);
    EXPECT_DOUBLE_EQ(exploration().state().crossfade, 1.0);
}

TEST_F(CrossfadeWindowTest, TheListSaysWhoCameAndWhoMoved)
{
    EXPECT_EQ(cell(0, NeighbourModel::Change), QString());
    press(Qt::Key_2);
    ASSERT_TRUE(exploration().moves().has_value());
    for (int row = 0; row < 10; ++row) {
        const auto& rows = exploration().neighbours().rows;
        const ArtistRow artist = rows[static_cast<std::size_t>(row)].artist;
        const auto found =
            std::ranges::find(exploration().moves()->changes, artist, &RankChange::artist);
        const QString text = cell(row, NeighbourModel::Change);
        if (found->entered())
            EXPECT_EQ(text, u"new"_s);
        else if (found->before == found->now)
            EXPECT_EQ(text, u"–"_s);
        else
            EXPECT_EQ(text.mid(1).toULongLong(), found->before > found->now
                                                     ? found->before - found->now
                                                     : found->now - found->before);
    }
    EXPECT_THAT(neighbours().note(), test::Holds("overlap@20 with the baseline"));
    press(Qt::Key_2);
    EXPECT_EQ(cell(0, NeighbourModel::Change), QString());
    EXPECT_THAT(neighbours().note(), test::Holds("compared"));
}

TEST_F(CrossfadeWindowTest, BeforeAndAfterAreSlopes)
{
    test::button(window(), "Show what changes against the baseline")->click();
    EXPECT_FALSE(neighbours().slopes()->isVisibleTo(&window()));
    EXPECT_TRUE(test::shows(window(), "Nothing differs from the baseline"));
    press(Qt::Key_2);
    ASSERT_TRUE(neighbours().slopes()->isVisibleTo(&window()));
    EXPECT_EQ(neighbours().slopes()->slopes().rows.size(), exploration().change()->changes.size());
    EXPECT_FALSE(neighbours().table()->isVisibleTo(&window()));
    test::button(window(), "Show the neighbours as a list")->click();
    EXPECT_TRUE(neighbours().table()->isVisibleTo(&window()));
}

TEST_F(CrossfadeWindowTest, APinnedBaselineOutlivesTheProgram)
{
    const auto path = window().session()->path();
    press(Qt::Key_1);
    press(Qt::Key_F7);
    press(Qt::Key_1);
    press(Qt::Key_F8);
    const ExplorationState left = exploration().state();
    closeWindow();
    showWindow();
    ASSERT_TRUE(window().openProject(path));
    EXPECT_EQ(exploration().state(), left);
    EXPECT_EQ(slider().value(), 0);
}

TEST_F(CrossfadeWindowTest, UnpinningGoesBackToTheLearnedMixAsBaseline)
{
    press(Qt::Key_1);
    press(Qt::Key_F7);
    EXPECT_FALSE(exploration().differs());
    QAbstractButton* unpin = test::button(window(), "Unpin: the learned mix is the baseline again");
    EXPECT_TRUE(unpin->isEnabled());
    unpin->click();
    EXPECT_TRUE(exploration().differs());
    EXPECT_FALSE(unpin->isEnabled());
}

TEST_F(CrossfadeWindowTest, TheDigitRowWorksWhereDigitsNeedShift)
{
    // What the key "1" sends on a French keyboard, from the table, which would search for it.
    const auto pressRow = [this](quint32 scanCode, Qt::Key key, const QString& text) {
        QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, scanCode, 0, 0, text);
        QApplication::sendEvent(QApplication::focusWidget(), &down);
    };
    neighbours().table()->setFocus();
    pressRow(10, Qt::Key_Ampersand, u"&"_s);
    EXPECT_FALSE(exploration().state().comparison.query.on.has(0));
    pressRow(11, Qt::Key_Eacute, u"é"_s);
    EXPECT_FALSE(exploration().state().comparison.query.on.has(1));
    pressRow(14, Qt::Key_ParenLeft, u"("_s);
    EXPECT_TRUE(exploration().state().comparison.query.on.has(2)) << "there is no fifth";
    press(Qt::Key_F, Qt::ControlModifier);
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    ASSERT_NE(field, nullptr);
    field->clear();
    pressRow(10, Qt::Key_Ampersand, u"&"_s);
    EXPECT_EQ(field->text(), u"&"_s) << "a text field keeps what is typed";
    EXPECT_FALSE(exploration().state().comparison.query.on.has(0));
}

TEST_F(CrossfadeWindowTest, SimulatingTakesAShareAwayAndGivesItBack)
{
    test::button(window(), "Simulate…")->click();
    SimulateDialog* dialog = window().page().simulation();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(dialog->isVisible());
    QAbstractButton* take = test::button(*dialog, "Take away");
    for (const char* box : {"audio", "tags", "listening"}) test::button(*dialog, box)->click();
    EXPECT_FALSE(take->isEnabled()) << "of nothing";
    test::button(*dialog, "tags")->click();
    dialog->findChildren<QSpinBox*>().at(0)->setValue(100);
    const std::size_t steps = exploration().past().size();
    take->click();
    EXPECT_EQ(exploration().state().missing, (MissingData{1.0, ModalityMask(2), 1}));
    EXPECT_EQ(exploration().past().size(), steps + 1);
    EXPECT_TRUE(test::shows(window(), "Simulated: 100 % of tags missing (seed 1)"));
    EXPECT_TRUE(test::shows(window(), "With 100 % of tags missing"));
    for (const NeighbourRow& row : exploration().neighbours().rows)
        EXPECT_FALSE(row.presence.has(1));
    EXPECT_FALSE(slider().isEnabled());
    ASSERT_TRUE(evaluationSettles());
    EXPECT_TRUE(window().evaluation().now().has_value());
    test::button(*dialog, "Nothing missing")->click();
    EXPECT_FALSE(exploration().state().missing.any());
    EXPECT_FALSE(test::shows(window(), "Simulated: "));
}

TEST_F(CrossfadeWindowTest, TheGridOfSetsSetsBothSides)
{
    test::button(window(), "Simulate…")->click();
    SetGrid* grid = window().page().simulation()->sets();
    Q_EMIT grid->chosen(ModalityMask(2), ModalityMask(5));
    EXPECT_EQ(exploration().state().comparison.query.active(), ModalityMask(2));
    EXPECT_EQ(exploration().state().comparison.candidates.active(), ModalityMask(5));
    EXPECT_GE(grid->shownItem(), 0);
}

}  // namespace
}  // namespace crossfade::ui
